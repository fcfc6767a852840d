import CRM

enum TaskCommands {
  static var noun: RecordNoun<Tasks> {
    RecordNoun(
      shelf: \.tasks, find: { try $0.office.tasks.find($1, by: $0.actor) },
      columns: ["id", "due_date", "title", "customer", "priority", "status", "assignee"],
      add: add,
      more: [
        closing("done", "marks a task as done") {
          try $0.office.tasks.finish($1, by: $0.actor)
        },
        closing("reopen", "opens a task again") {
          try $0.office.tasks.reopen($1, by: $0.actor)
        },
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

  private static func closing(
    _ verb: String, _ help: String, _ run: @escaping @Sendable (Session, ID<Task>) throws -> Task
  ) -> Command {
    Command("tasks", verb, help, arguments: [.record(.task)]) { session, words in
      let id = try session.office.tasks.find(words.required(0), by: session.actor)
      return .record(try run(session, id), of: Task.catalogue, session.wording)
    }
  }
}
