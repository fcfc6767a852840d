import Storage

/// What a stage takes.
package struct StageDraft: Sendable {
  package var name: String
  package var probability: Int
  package var position: Int?
  package var requires: [Requirement]

  package init(
    name: String = "", probability: Int = 50, position: Int? = nil, requires: [Requirement] = []
  ) {
    self.name = name
    self.probability = probability
    self.position = position
    self.requires = requires
  }
}

/// The stages' verbs.
extension Pipelines {
  package static let stageInputs: [Input<StageDraft>] = [
    .name("name", \.name, upTo: 100, "what the stage is called"),
    Input("probability", .number, "how likely a lead is won from here, 0 to 100") { text, _, _ in
      guard let number = Int(text.trimmed), (0...100).contains(number) else {
        throw CRMError.invalid(field: "probability", reason: "is a whole number from 0 to 100")
      }
      return { $0.probability = number }
    },
    .count("position", \.position, in: 1...99, "its place in the row, from 1"),
    Input("requires", .text, "what must be on record to enter, by commas; empty for nothing") {
      text, _, _ in
      let requires = try text.split(separator: ",").map {
        try Line.choose(String($0), field: "requires") as Requirement
      }
      return { $0.requires = requires }
    },
  ]

  /// A stage by its number or name; of a given pipeline where one is meant.
  package func findStage(_ text: String, in pipeline: Pipeline? = nil) throws -> Stage {
    let stages = try pipeline?.stages ?? all().flatMap(\.stages)
    let word = text.trimmed.folded
    let found = stages.filter { $0.name.folded == word }
    if found.count > 1 {
      throw CRMError.ambiguous(.stage, text, candidates: found.map { "\($0.id) \($0.name)" })
    }
    if let stage = found.first { return stage }
    if let number = Int64(text.trimmed), let stage = stages.first(where: { $0.id.number == number })
    {
      return stage
    }
    throw CRMError.notFound(.stage, text)
  }

  @discardableResult
  package func addStage(
    _ draft: StageDraft, to pipeline: ID<Pipeline>, by actor: Member
  ) throws -> Stage {
    try Access.require(.add, .stage, by: actor)
    let name = try Line.readName(draft.name, upTo: 100)
    return try office.record(.add, .stage, by: actor) { tx, event in
      let before = try get(pipeline, tx)
      let id = try insert(
        name, draft.probability, .open, at: before.open.count + 1, in: pipeline, tx)
      event.subject = id.number
      try setRequirements(draft.requires, of: id, tx)
      try place(id, at: draft.position ?? before.open.count + 1, in: get(pipeline, tx), tx)
      return try stage(id, tx)
    }
  }

  @discardableResult
  package func editStage(
    _ id: ID<Stage>, by actor: Member, _ change: Input<StageDraft>.Change
  ) throws -> Stage {
    try Access.require(.edit, .stage, by: actor)
    return try office.record(.edit, .stage, by: actor) { tx, event in
      let old = try stage(id, tx)
      var draft = StageDraft(
        name: old.name, probability: old.probability, requires: old.requires)
      try change(&draft)
      event.subject = id.number
      guard old.kind == .open || (draft.probability == old.probability && draft.position == nil)
      else {
        throw CRMError.invalid(
          field: "stage", reason: "\(old.name) closes a lead: its place and probability stay")
      }
      try refuseTakenName(draft.name) {
        try tx.run(
          """
          UPDATE stage SET name = \(Line.readName(draft.name, upTo: 100)),
            probability = \(draft.probability) WHERE id = \(id)
          """)
      }
      if draft.requires != old.requires { try setRequirements(draft.requires, of: id, tx) }
      if let position = draft.position {
        try place(id, at: position, in: get(old.pipeline, tx), tx)
      }
      return try stage(id, tx)
    }
  }

  /// Deletes a stage. The others keep their numbers, so that an earlier change of theirs can still
  /// be undone; the next stage that is placed counts them through.
  package func deleteStage(_ id: ID<Stage>, by actor: Member) throws {
    try Access.require(.delete, .stage, by: actor)
    try office.record(.delete, .stage, by: actor) { tx, event in
      let stage = try stage(id, tx)
      event.subject = id.number
      guard stage.kind == .open, try get(stage.pipeline, tx).open.count > 1 else {
        throw CRMError.inUse(.stage, stage.name, by: "the pipeline: it can't do without")
      }
      try refuseInUse([id], .stage, stage.name, tx)
      try tx.run("DELETE FROM stage WHERE id = \(id)")
    }
  }

  private func stage(_ id: ID<Stage>, _ tx: borrowing Transaction) throws -> Stage {
    guard let stage = try all(tx).flatMap(\.stages).first(where: { $0.id == id }) else {
      throw CRMError.notFound(.stage, "\(id)")
    }
    return stage
  }

  /// Puts an open stage at its place and counts the others through.
  private func place(
    _ id: ID<Stage>, at position: Int, in pipeline: Pipeline, _ tx: borrowing Transaction
  ) throws {
    var order = pipeline.open.map(\.id).filter { $0 != id }
    order.insert(id, at: min(max(position - 1, 0), order.count))
    for (index, stage) in order.enumerated() {
      try tx.run(
        "UPDATE stage SET position = \(index + 1) WHERE id = \(stage) AND position <> \(index + 1)")
    }
  }
}
