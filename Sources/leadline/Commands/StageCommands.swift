import CRM

enum StageCommands {
  private static let pipeline = Option(
    "pipeline", .required("PIPELINE"), "of which pipeline; the first unless said")

  static let list = Command(
    "stages", "list", "lists the stages of the pipelines",
    options: [Option("pipeline", .required("PIPELINE"), "of this pipeline only")]
  ) { session, words in
    let pipelines = session.office.pipelines
    let shown = try words.value("pipeline").map { [try pipelines.find($0)] } ?? pipelines.all()
    let stages = shown.flatMap(\.stages)
    return Answer(
      json: { ["items": .array(stages.map { .object(object($0)) }), "next": nil] },
      text: { Table(facts(stages), session.wording).text(on: $0) })
  }

  static let add = Command(
    "stages", "add", "adds a stage to a pipeline",
    options: [pipeline] + Pipelines.stageInputs.map { Option($0) }
  ) { session, words in
    let pipelines = session.office.pipelines
    let all = try pipelines.all()
    let target = try words.value("pipeline").map { try pipelines.find($0) } ?? all.first
    guard let target else { throw CRMError.notSet }
    var draft = StageDraft()
    try words.change(by: Pipelines.stageInputs, in: session)(&draft)
    return answer(
      try pipelines.addStage(draft, to: target.id, by: session.actor), session)
  }

  static let edit = Command(
    "stages", "edit", "changes a stage", arguments: [.record(.stage)],
    options: Pipelines.stageInputs.map { Option($0) }
  ) { session, words in
    let change = try words.edit(by: Pipelines.stageInputs, in: session)
    let id = try session.office.pipelines.findStage(words.required(0)).id
    return answer(
      try session.office.pipelines.editStage(id, by: session.actor, change), session)
  }

  static let delete = Command(
    "stages", "delete", "deletes a stage that no lead is in", arguments: [.record(.stage)]
  ) { session, words in
    let id = try session.office.pipelines.findStage(words.required(0)).id
    try session.office.pipelines.deleteStage(id, by: session.actor)
    return .deleted(.stage, id.number)
  }

  private static func answer(_ stage: Stage, _ session: Session) -> Answer {
    let facts = facts([stage])
    return Answer(
      json: { .object(object(stage)) },
      text: { Sheet(facts.columns, facts.rows[0], session.wording).text(on: $0) })
  }

  static func facts(_ stages: [Stage]) -> Facts {
    Facts(
      [
        Column("id", "No.", .number), Column("name", "Stage", .text),
        Column("probability", "%", .number), Column("kind", "Kind", .text),
        Column("requires", "Needs", .text),
      ],
      stages.map { stage in
        [
          .number(stage.id.number), .text(stage.name), .number(Int64(stage.probability)),
          .text(stage.kind.rawValue),
          .text(stage.requires.map(\.rawValue).joined(separator: ", ")),
        ]
      })
  }

  static func object(_ stage: Stage) -> JSON.Object {
    [
      "id": .integer(stage.id.number), "name": .string(stage.name),
      "pipeline_id": .integer(stage.pipeline.number),
      "position": .integer(Int64(stage.position)),
      "probability": .integer(Int64(stage.probability)), "kind": .string(stage.kind.rawValue),
      "requires": .array(stage.requires.map { .string($0.rawValue) }),
    ]
  }
}
