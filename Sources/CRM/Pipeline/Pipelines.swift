import Storage

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

  /// Where a lead begins when nobody says where. Each incoming lead asks: the tables are read in the
  /// order that their indexes have, and nothing is sorted.
  func first(_ tx: borrowing Transaction) throws -> Stage {
    let stage: Stage? = try tx.first(
      """
      SELECT stage.id, stage.pipeline_id, stage.name, stage.position, stage.probability, stage.kind
      FROM pipeline CROSS JOIN stage
      WHERE stage.pipeline_id = pipeline.id AND stage.kind = 'open'
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

  func insert(
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

  func all(_ tx: borrowing Transaction) throws -> [Pipeline] {
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

  func setRequirements(
    _ requires: [Requirement], of stage: ID<Stage>, _ tx: borrowing Transaction
  ) throws {
    try tx.run("DELETE FROM requirement WHERE stage_id = \(stage)")
    for what in Requirement.allCases where requires.contains(what) {
      try tx.run("INSERT INTO requirement (stage_id, what) VALUES (\(stage), \(what.rawValue))")
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
  func refuseTakenName<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StorageError.constraint(let rule) where rule.kind == .unique {
      throw CRMError.taken(field: "the name “\(name)”", by: "another stage of the pipeline")
    }
  }

  func refuseInUse(
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
