import CRM

/// Pipelines and their stages, as forms.
extension Entry {
  /// Without stages it gets the usual ones.
  static var addingPipeline: Entry {
    Entry(
      "New pipeline", Pipelines.inputs, required: ["name"], texts: { _ in [:] },
      save: { seat, changes in
        var draft = PipelineDraft()
        for change in changes { try change(&draft) }
        if draft.steps.isEmpty { draft.steps = PipelineDraft.usual.steps }
        let pipeline = try seat.office.pipelines.add(draft, by: seat.me)
        return [.toast(.done("Added the pipeline \(pipeline.name)"))]
      })
  }

  static func renaming(_ id: ID<Pipeline>) -> Entry {
    Entry(
      "Rename the pipeline", Pipelines.inputs, front: ["name"], isShort: true, required: ["name"],
      record: Dossier.Link(noun: .pipeline, id: id.number),
      texts: { seat in ["name": try seat.office.pipelines.find("\(id)").name] },
      save: { seat, changes in
        var draft = PipelineDraft()
        for change in changes { try change(&draft) }
        let pipeline = try seat.office.pipelines.rename(id, to: draft.name, by: seat.me)
        return [.toast(.done("It is called \(pipeline.name) now"))]
      })
  }

  /// A stage behind the others of its pipeline.
  static func addingStage(to pipeline: Pipeline) -> Entry {
    Entry(
      "New stage · \(pipeline.name)", Pipelines.stageInputs,
      front: ["name", "probability", "requires"], isShort: true, required: ["name"],
      texts: { _ in ["probability": "50"] },
      save: { seat, changes in
        var draft = StageDraft()
        for change in changes { try change(&draft) }
        let stage = try seat.office.pipelines.addStage(draft, to: pipeline.id, by: seat.me)
        return [.toast(.done("Added the stage \(stage.name)"))]
      }, begin: ["probability": "50"])
  }

  /// A stage that closes a lead has its own probability.
  static func editing(_ stage: Stage) -> Entry {
    let id = stage.id
    return Entry(
      "Edit stage", Pipelines.stageInputs,
      front: stage.kind == .open ? ["name", "probability", "requires"] : ["name", "requires"],
      isShort: true, required: ["name"], record: Dossier.Link(noun: .stage, id: id.number),
      texts: { seat in
        let stages = try seat.office.pipelines.all().flatMap(\.stages)
        guard let stage = stages.first(where: { $0.id == id }) else {
          throw CRMError.notFound(.stage, "\(id)")
        }
        return [
          "name": stage.name, "probability": "\(stage.probability)",
          "requires": stage.requires.map(\.rawValue).joined(separator: ", "),
        ]
      },
      save: { seat, changes in
        let stage = try seat.office.pipelines.editStage(id, by: seat.me) { draft in
          for change in changes { try change(&draft) }
        }
        return [.toast(.done("Saved the stage \(stage.name)"))]
      })
  }
}
