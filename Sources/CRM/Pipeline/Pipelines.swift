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

/// Pipelines and their stages: data, not code (#10, #74, #81).
package struct Pipelines {
  package let office: Workspace

  package static let inputs: [Input<PipelineDraft>] = [
    .name("name", \.name, upTo: 100, "what the pipeline is called"),
    Input("stages", .text, "its stages in order, such as New:10,Visit:40,Offer:70") { text, _, _ in
      let steps = try text.split(separator: ",").map { try PipelineDraft.Step(String($0)) }
      return { $0.steps = steps }
    },
  ]

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

  package func all() throws -> [Pipeline] { try office.database.read { tx in try all(tx) } }

  /// A pipeline by its number or name.
  package func find(_ text: String) throws -> Pipeline {
    let all = try all()
    if let number = Int64(text.trimmed), let found = all.first(where: { $0.id.number == number }) {
      return found
    }
    guard let found = all.first(where: { $0.name.folded == text.trimmed.folded }) else {
      throw CRMError.notFound(.pipeline, text)
    }
    return found
  }

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
  package func add(_ draft: PipelineDraft, by actor: Member) throws -> Pipeline {
    try Access.require(.add, .pipeline, by: actor)
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .pipeline) }
    return try office.record(.add, .pipeline, by: actor) { tx, event in
      let id = try insert(draft, tx)
      event.subject = id.number
      return try get(id, tx)
    }
  }

  @discardableResult
  package func rename(_ id: ID<Pipeline>, to name: String, by actor: Member) throws -> Pipeline {
    try Access.require(.edit, .pipeline, by: actor)
    let name = try Line.readName(name, upTo: 100)
    return try office.record(.edit, .pipeline, by: actor) { tx, event in
      event.subject = id.number
      _ = try get(id, tx)
      try refuseTaken(name, but: id, tx)
      try tx.run("UPDATE pipeline SET name = \(name) WHERE id = \(id)")
      return try get(id, tx)
    }
  }

  package func delete(_ id: ID<Pipeline>, by actor: Member) throws {
    try Access.require(.delete, .pipeline, by: actor)
    try office.record(.delete, .pipeline, by: actor) { tx, event in
      let pipeline = try get(id, tx)
      event.subject = id.number
      try refuseInUse(pipeline.stages.map(\.id), .pipeline, pipeline.name, tx)
      guard try all(tx).count > 1 else {
        throw CRMError.inUse(.pipeline, pipeline.name, by: "the file: it needs one")
      }
      try tx.run("DELETE FROM pipeline WHERE id = \(id)")
    }
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

  func get(_ id: ID<Pipeline>, _ tx: borrowing Transaction) throws -> Pipeline {
    guard let pipeline = try all(tx).first(where: { $0.id == id }) else {
      throw CRMError.notFound(.pipeline, "\(id)")
    }
    return pipeline
  }

  /// The stage with its whole pipeline around it.
  func pipeline(of stage: ID<Stage>, _ tx: borrowing Transaction) throws -> Pipeline {
    let id: ID<Pipeline>? = try tx.value("SELECT pipeline_id FROM stage WHERE id = \(stage)")
    guard let id else { throw CRMError.notFound(.stage, "\(stage)") }
    return try get(id, tx)
  }

  /// Where a lead begins when nobody says where.
  func first(_ tx: borrowing Transaction) throws -> Stage {
    let stage: Stage? = try tx.first(
      """
      SELECT stage.id, stage.pipeline_id, stage.name, stage.position, stage.probability, stage.kind
      FROM pipeline LEFT JOIN stage ON stage.pipeline_id = pipeline.id WHERE stage.kind = 'open'
      ORDER BY pipeline.position, pipeline.id, stage.position, stage.id LIMIT 1
      """)
    guard let stage else { throw CRMError.notSet }
    return stage
  }

  func insert(_ draft: PipelineDraft, _ tx: borrowing Transaction) throws -> ID<Pipeline> {
    guard !draft.steps.isEmpty else { throw CRMError.missing(field: "stage", of: .pipeline) }
    let name = try Line.readName(draft.name, upTo: 100)
    try refuseTaken(name, but: nil, tx)
    let id: ID<Pipeline> = try tx.insert(
      """
      INSERT INTO pipeline (name, position)
      VALUES (\(name), (SELECT coalesce(max(position), 0) + 1 FROM pipeline))
      """)
    for (index, step) in draft.steps.enumerated() {
      let name = try Line.readName(step.name, upTo: 100)
      let stage = try insert(name, step.probability, .open, at: index + 1, in: id, tx)
      try setRequirements(step.requires, of: stage, tx)
    }
    _ = try insert("Won", 100, .won, at: 100, in: id, tx)
    _ = try insert("Lost", 0, .lost, at: 101, in: id, tx)
    return id
  }

  private func insert(
    _ name: String, _ probability: Int, _ kind: Stage.Kind, at position: Int,
    in pipeline: ID<Pipeline>, _ tx: borrowing Transaction
  ) throws -> ID<Stage> {
    try refuseTakenName(name) {
      try tx.insert(
        """
        INSERT INTO stage (pipeline_id, name, position, probability, kind)
        VALUES (\(pipeline), \(name), \(position), \(probability), \(kind.rawValue))
        """)
    }
  }

  private func all(_ tx: borrowing Transaction) throws -> [Pipeline] {
    var stages: [Stage] = try tx.all("SELECT \(Stage.columns) FROM stage ORDER BY position, id")
    try tx.each("SELECT stage_id, what FROM requirement ORDER BY id") { row in
      let id: ID<Stage> = try row.next()
      let what = try Requirement(rawValue: row.next()).orMismatch("a requirement")
      if let index = stages.firstIndex(where: { $0.id == id }) {
        stages[index].requires.append(what)
      }
    }
    var pipelines: [Pipeline] = []
    try tx.each("SELECT id, name FROM pipeline ORDER BY position, id") { row in
      let id: ID<Pipeline> = try row.next()
      pipelines.append(
        Pipeline(id: id, name: try row.next(), stages: stages.filter { $0.pipeline == id }))
    }
    return pipelines
  }

  private func stage(_ id: ID<Stage>, _ tx: borrowing Transaction) throws -> Stage {
    guard let stage = try all(tx).flatMap(\.stages).first(where: { $0.id == id }) else {
      throw CRMError.notFound(.stage, "\(id)")
    }
    return stage
  }

  private func setRequirements(
    _ requires: [Requirement], of stage: ID<Stage>, _ tx: borrowing Transaction
  ) throws {
    try tx.run("DELETE FROM requirement WHERE stage_id = \(stage)")
    for what in Requirement.allCases where requires.contains(what) {
      try tx.run("INSERT INTO requirement (stage_id, what) VALUES (\(stage), \(what.rawValue))")
    }
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

  private func refuseTaken(
    _ name: String, but id: ID<Pipeline>?, _ tx: borrowing Transaction
  ) throws {
    if try tx.exists(
      """
      SELECT 1 FROM pipeline
      WHERE \(tx.dialect.equals("name", name)) AND id IS DISTINCT FROM \(id)
      """)
    {
      throw CRMError.taken(field: "the name “\(name)”", by: "another pipeline")
    }
  }

  /// A stage's name is its own in its pipeline, as the schema says.
  @discardableResult
  private func refuseTakenName<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StorageError.constraint(let rule) where rule.kind == .unique {
      throw CRMError.taken(field: "the name “\(name)”", by: "another stage of the pipeline")
    }
  }

  private func refuseInUse(
    _ stages: [ID<Stage>], _ noun: Noun, _ name: String, _ tx: borrowing Transaction
  ) throws {
    let leads: Int =
      try tx.value(
        "SELECT count(*) FROM lead WHERE stage_id IN \(SQL.list(stages))") ?? 0
    guard leads == 0 else {
      throw CRMError.inUse(noun, name, by: leads == 1 ? "1 lead" : "\(leads) leads")
    }
  }
}
