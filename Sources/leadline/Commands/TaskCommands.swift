import CRM

enum TaskCommands {
  static var noun: RecordNoun<Tasks> {
    RecordNoun(
      shelf: \.tasks, find: { try $0.office.tasks.find($1, by: $0.actor) },
      columns: ["id", "due_date", "title", "customer", "priority", "status", "assignee"],
      add: add,
      more: [
        done, reopen,
      ])
  }

  /// The title is an option or, shorter, what stands behind the verb.
  private static var add: Command {
    RecordNoun<Tasks>.adding(
      to: \.tasks, arguments: [Argument("TITLE", "what is to be done", .many)]
    ) { session, words in
      var draft = TaskDraft()
      guard let title = words.filter() else { return draft }
      guard !words.has("title") else { throw UsageError("the title is given twice: keep one") }
      for input in Tasks.inputs where input.name == "title" {
        try input.read(title, session.office, session.desk)(&draft)
      }
      return draft
    }
  }

  private static let done = Command(
    "tasks", "done", "marks a task as done, or several", arguments: [.records(.task)]
  ) { session, words in
    let tasks = session.office.tasks
    if let ids: [ID<Task>] = words.numbers(0) {
      return .many(.task, "finished", try tasks.finish(ids, by: session.actor))
    }
    let id = try tasks.find(words.required(0), by: session.actor)
    let task = try tasks.finish(id, by: session.actor)
    return .record(task, of: Task.catalogue, session.wording)
  }

  private static let reopen = Command(
    "tasks", "reopen", "opens a task again", arguments: [.record(.task)]
  ) { session, words in
    let tasks = session.office.tasks
    let id = try tasks.find(words.required(0), by: session.actor)
    let task = try tasks.reopen(id, by: session.actor)
    return .record(task, of: Task.catalogue, session.wording)
  }
}
