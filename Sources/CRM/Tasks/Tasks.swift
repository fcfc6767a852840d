package import Storage

/// The tasks' verbs.
package struct Tasks: Entered {
  package static let catalogue = Task.catalogue
  package let office: Workspace
  /// What is still to be done; the done ones have their own time.
  package static let usualFilter: String? = "completed:no"

  package static let inputs: [Input<TaskDraft>] = [
    .name("title", \.title, upTo: 255, "what is to be done"),
    .note("description", \.description, "how, and what to mind"),
    .day("due_date", \.dueDate, "by which day: 2026-12-01, fri, +3d"),
    .choice("priority", \.priority, "low, normal, high or urgent"),
    .choice("status", \.status, "pending, in_progress or done"),
    .member("assignee", \.assignee, "who does it; oneself unless said"),
  ]

  package static let blank = TaskDraft()

  package static let editInputs: [Input<TaskDraft>] =
    inputs + [
      .customer(\.customer, "with which customer"), .lead(\.lead, "about which lead"),
      .company(\.company, "with which company"),
    ]

  @discardableResult
  package func finish(_ id: ID<Task>, by actor: Member) throws -> Task {
    try set(id, .done, .finish, by: actor, Tasks.refuseDone)
  }

  /// Finishes many tasks in one event: all of them, or none.
  @discardableResult
  package func finish(_ ids: [ID<Task>], by actor: Member) throws -> Int {
    try together(.finish, ids, by: actor) { id, tx, event in
      try set(id, .done, tx, event, Tasks.refuseDone)
      return true
    }
  }

  private static func refuseDone(_ task: Task) throws {
    guard task.completedAt == nil else { throw CRMError.alreadyDone(task: task.id.number) }
  }

  @discardableResult
  package func reopen(_ id: ID<Task>, by actor: Member) throws -> Task {
    try set(id, .pending, .reopen, by: actor) { task in
      guard task.completedAt != nil else { throw CRMError.notDone(task: id.number) }
    }
  }

  package func prepare(_ draft: TaskDraft, by actor: Member) throws -> TaskDraft {
    try office.require(.see, .customer, draft.customer?.number, by: actor)
    try office.require(.see, .lead, draft.lead?.number, by: actor)
    return draft
  }

  package func partingFacts(_ task: Task, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["title": .string(task.title)]
  }

  package func insert(
    _ draft: TaskDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Task> {
    guard !draft.title.isEmpty else { throw CRMError.missing(field: "title", of: .task) }
    let author = try event.requireActor()
    return try tx.insert(
      """
      INSERT INTO task (title, description, status, priority, due_date, customer_id, lead_id,
        company_id, assignee_id, created_by, completed_at, created_at, updated_at)
      VALUES (\(draft.title), \(draft.description), \(draft.status.rawValue),
        \(draft.priority.rawValue), \(draft.dueDate), \(try customer(draft, tx)), \(draft.lead),
        \(draft.company), \(draft.assignee ?? author), \(author),
        \(draft.status == .done ? event.at : nil), \(event.at), \(event.at))
      """)
  }

  package func update(
    _ task: Task, to draft: TaskDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try tx.run(
      """
      UPDATE task SET title = \(draft.title), description = \(draft.description),
        status = \(draft.status.rawValue), priority = \(draft.priority.rawValue),
        due_date = \(draft.dueDate), customer_id = \(try customer(draft, tx)),
        lead_id = \(draft.lead), company_id = \(draft.company), assignee_id = \(draft.assignee),
        completed_at = \(draft.status == .done ? task.completedAt ?? event.at : nil),
        updated_at = \(event.at)
      WHERE id = \(task.id)
      """)
  }

  private func set(
    _ id: ID<Task>, _ status: TaskDraft.Status, _ verb: Verb, by actor: Member,
    _ rule: (Task) throws -> Void
  ) throws -> Task {
    try require(verb, id.number, by: actor)
    return try office.record(verb, .task, by: actor) { tx, event in
      event.subject = id.number
      try set(id, status, tx, event, rule)
      return try item(id.number, tx)
    }
  }

  private func set(
    _ id: ID<Task>, _ status: TaskDraft.Status, _ tx: borrowing Transaction, _ event: OpenEvent,
    _ rule: (Task) throws -> Void
  ) throws {
    let task = try item(id.number, tx)
    try rule(task)
    var draft = task.draft
    draft.status = status
    try update(task, to: draft, tx, event)
  }

  /// A task of a lead is its customer's task.
  private func customer(_ draft: TaskDraft, _ tx: borrowing Transaction) throws -> ID<Customer>? {
    if let lead = draft.lead {
      let owner: ID<Customer>? = try tx.value("SELECT customer_id FROM lead WHERE id = \(lead)")
      guard let owner else { throw CRMError.notFound(.lead, "\(lead)") }
      guard draft.customer == nil || draft.customer == owner else {
        throw CRMError.invalid(field: "lead", reason: "is another customer's")
      }
      return owner
    }
    if let customer = draft.customer,
      try !tx.exists("SELECT 1 FROM customer WHERE id = \(customer)")
    {
      throw CRMError.notFound(.customer, "\(customer)")
    }
    return draft.customer
  }
}
