package import Storage

/// What people fill in about a task.
package struct TaskDraft: Hashable, Sendable {
  package enum Priority: String, Sendable, CaseIterable { case low, normal, high, urgent }
  package enum Status: String, Sendable, CaseIterable {
    case pending
    case inProgress = "in_progress"
    case done
  }

  package var title = ""
  package var description: String?
  package var status = Status.pending
  package var priority = Priority.normal
  package var dueDate: Day?
  package var customer: ID<Customer>?
  package var lead: ID<Lead>?
  package var company: ID<Company>?
  package var assignee: ID<Member>?

  package init() {}
}

/// Something to be done by somebody, by a day (#6, #16, #78).
@dynamicMemberLookup
package struct Task: Sendable {
  package let id: ID<Task>
  package let draft: TaskDraft
  package let completedAt: Instant?
  package let createdBy: ID<Member>
  package let createdAt: Instant
  package let updatedAt: Instant
  package let customerName: String?
  package let companyName: String?
  package let assigneeLogin: String?
  package let authorLogin: String
  package let customerEmail: String?
  package let customerCompany: String?
  package let customerPhone: String?
  package let customerMobile: String?

  package subscript<T>(dynamicMember path: KeyPath<TaskDraft, T>) -> T { draft[keyPath: path] }
}

extension Task: Drafted {
  static let select = """
    SELECT task.id, task.title, task.description, task.status, task.priority, task.due_date,
      task.customer_id, task.lead_id, task.company_id, task.assignee_id, task.completed_at,
      task.created_by, task.created_at, task.updated_at, customer.name, company.name,
      assignee.login, author.login, customer.email, employer.name, customer.phone, customer.mobile
    FROM task LEFT JOIN customer ON customer.id = task.customer_id
    LEFT JOIN company employer ON employer.id = customer.company_id
    LEFT JOIN company ON company.id = task.company_id
    LEFT JOIN member assignee ON assignee.id = task.assignee_id
    LEFT JOIN member author ON author.id = task.created_by
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = TaskDraft()
    draft.title = try row.next()
    draft.description = try row.next()
    draft.status = try Word(row.next()).value
    draft.priority = try Word(row.next()).value
    draft.dueDate = try row.next()
    draft.customer = try row.next()
    draft.lead = try row.next()
    draft.company = try row.next()
    draft.assignee = try row.next()
    self.draft = draft
    completedAt = try row.next()
    createdBy = try row.next()
    createdAt = try row.next()
    updatedAt = try row.next()
    customerName = try row.next()
    companyName = try row.next()
    assigneeLogin = try row.next()
    authorLogin = try row.next()
    customerEmail = try row.next()
    customerCompany = try row.next()
    customerPhone = try row.next()
    customerMobile = try row.next()
  }

  package static let catalogue = Catalogue<Task>(
    noun: .task, table: "task", select: select, fields: fields,
    sorts: [Sort("due_date"), Sort("created_at", descending: true)], shortlists: [open],
    words: [
      .init(kind: Schema.Words.task, column: "task.id"),
      .init(kind: Schema.Words.customer, column: "task.customer_id"),
    ],
    spoken: { task in
      searchText(texts: [task.title], phones: []) + " §"
        + searchText(
          texts: [task.customerName, task.customerEmail, task.customerCompany],
          phones: [task.customerPhone, task.customerMobile])
    },
    id: { $0.id.number })

  private static let open = Shortlist(
    [("completed", .within([0...0]))], "task.completed_at IS NULL", by: ["assignee"])

  private static let fields: [Field<Task>] = [
    Field("id", "No.", .number, "task.id", optional: false) { .number($0.id.number) },
    Field("title", "Task", .text, "task.title", optional: false) { .text($0.title) },
    Field("description", "Text", .text, "task.description") { .init($0.description) },
    Field("due_date", "Due", .day, "task.due_date", indexed: true, absentIsLast: true) {
      .init($0.dueDate)
    },
    Field("completed", "Done", .flag, "(task.completed_at IS NOT NULL)", optional: false) {
      .flag($0.completedAt != nil)
    },
    Field(
      "status", "Status", .choice(TaskDraft.Status.allCases.map(\.rawValue)), "task.status",
      optional: false
    ) { .text($0.status.rawValue) },
    Field(
      "priority", "Priority", .choice(TaskDraft.Priority.allCases.map(\.rawValue)),
      "task.priority", optional: false
    ) { .text($0.priority.rawValue) },
    Field("customer", "Customer", .reference(.customer), "task.customer_id") {
      .init($0.customer?.number, $0.customerName)
    },
    Field("lead", "Lead", .reference(.lead), "task.lead_id") { .init($0.lead?.number, "") },
    Field("company", "Company", .reference(.company), "task.company_id") {
      .init($0.company?.number, $0.companyName)
    },
    Field("assignee", "For", .reference(.member), "task.assignee_id", indexed: true, alias: "owner")
    {
      .init($0.assignee?.number, $0.assigneeLogin)
    },
    Field("created_by", "By", .reference(.member), "task.created_by", optional: false) {
      .reference(id: $0.createdBy.number, name: $0.authorLogin)
    },
    Field("completed_at", "Completed", .instant, "task.completed_at") { .init($0.completedAt) },
    Field("created_at", "Entered", .instant, "task.created_at", indexed: true, optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "task.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}
