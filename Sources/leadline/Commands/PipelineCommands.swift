import CRM

/// Pipelines and their stages.
enum PipelineCommands {
  static var all: [Command] {
    [
      list, add, rename, delete, StageCommands.list, StageCommands.add, StageCommands.edit,
      StageCommands.delete,
    ]
  }

  private static let list = Command("pipelines", "list", "lists the pipelines") { session, _ in
    let pipelines = try session.office.pipelines.all()
    return Answer(
      json: { ["items": .array(pipelines.map { .object(object($0)) }), "next": nil] },
      text: { paper in
        let facts = Facts(
          [
            Column("id", "No.", .number), Column("name", "Name", .text),
            Column("stages", "Stages", .text),
          ],
          pipelines.map { pipeline in
            [
              .number(pipeline.id.number), .text(pipeline.name),
              .text(pipeline.stages.map(\.name).joined(separator: " → ")),
            ]
          })
        return Table(facts, session.wording).text(on: paper)
      })
  }

  private static let add = Command(
    "pipelines", "add", "adds a pipeline; without --stages it gets the usual ones",
    options: Pipelines.inputs.map { Option($0) }
  ) { session, words in
    var draft = PipelineDraft()
    draft.steps = PipelineDraft.usual.steps
    try words.change(by: Pipelines.inputs, in: session)(&draft)
    return answer(try session.office.pipelines.add(draft, by: session.actor), session)
  }

  private static let rename = Command(
    "pipelines", "edit", "renames a pipeline", arguments: [.record(.pipeline)],
    options: [Option("name", .required("TEXT"), "its new name")]
  ) { session, words in
    guard let name = words.value("name") else { throw UsageError("say its new --name") }
    let pipelines = session.office.pipelines
    let id = try pipelines.find(words.required(0)).id
    return answer(try pipelines.rename(id, to: name, by: session.actor), session)
  }

  private static let delete = Command(
    "pipelines", "delete", "deletes a pipeline that no lead is in", arguments: [.record(.pipeline)]
  ) { session, words in
    let id = try session.office.pipelines.find(words.required(0)).id
    try session.office.pipelines.delete(id, by: session.actor)
    return .deleted(.pipeline, id.number)
  }

  private static func answer(_ pipeline: Pipeline, _ session: Session) -> Answer {
    Answer(
      json: { .object(object(pipeline)) },
      text: { paper in
        paper.bold(SafeText.line(pipeline.name)) + "\n"
          + Table(StageCommands.facts(pipeline.stages), session.wording).text(on: paper)
      })
  }

  private static func object(_ pipeline: Pipeline) -> JSON.Object {
    [
      "id": .integer(pipeline.id.number), "name": .string(pipeline.name),
      "stages": .array(pipeline.stages.map { .object(StageCommands.object($0)) }),
    ]
  }
}
