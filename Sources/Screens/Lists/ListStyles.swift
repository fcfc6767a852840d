import CRM

/// The lists of the program: for each noun its views, its columns, its form.
extension ListStyle {
  static func of(_ noun: Noun) -> ListStyle? {
    switch noun {
    case .lead: leads
    case .customer: customers
    case .company: companies
    case .sale: sales
    case .task: tasks
    case .activity: activities
    case .caller: callers
    case .assignment: assignments
    case .rule: rules
    case .business, .member, .pipeline, .stage, .requirement, .event, .view, .routing: nil
    }
  }

  static let leads: ListStyle = {
    let shelf = Shelf({ $0.leads }, figures: .ofLeads)
    let oldest = Sort("received_at")
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("Open leads", "status:open"),
        ListView("My open leads", "status:open owner:me"), .unassigned,
        ListView(
          "To be claimed", "claim:waiting first_contact_at:none status:open", sort: oldest),
        ListView("Waiting for a first call", "first_contact_at:none status:open", sort: oldest),
        ListView("Won", "status:won"), ListView("Lost", "status:lost"), ListView("All leads"),
      ],
      columns: [
        ColumnSpec("customer", "Name", 0, least: 18, most: 30),
        ColumnSpec("state", "State", 6, least: 11, most: 16),
        ColumnSpec("source", "Source", 7, least: 8, most: 12),
        ColumnSpec("stage", "Stage", 1, least: 11, most: 14),
        ColumnSpec("value", "Value", 2),
        ColumnSpec("temperature", "Temp.", 8, least: 5, most: 6),
        ColumnSpec("owner", "Caller", 3, least: 6, most: 12),
        ColumnSpec("claim", "Claim", 5, least: 9, most: 9),
        ColumnSpec("next_step", "Next step", 9, least: 16, most: 30),
        ColumnSpec("received_at", "Age", 4),
      ],
      form: [
        "title", "value", "currency", "temperature", "owner", "next_step", "expected_close",
        "source", "city", "state", "language", "note",
      ],
      notes: ["note"], inline: ["next_step", "temperature", "value", "owner"],
      name: { shelf.name(of: $0, "customer") },
      copied: { shelf.text(of: $0, "phone", "email") },
      invitation: "No lead here. n adds one, / changes the filter.",
      depends: [.lead, .customer, .company, .stage, .member, .assignment],
      hints: [.open, .claim, .stage, .addTask, .log, .edit, .filter],
      others: [ColumnSpec("wait", "Why it waits", 1, least: 24, most: 60)])
  }()

  static let customers: ListStyle = {
    let shelf = Shelf { $0.customers }
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("All customers"), ListView("My customers", "owner:me"),
        ListView("Buyers", "lifecycle_stage:customer"),
        ListView("Former", "lifecycle_stage:former"),
      ],
      columns: [
        ColumnSpec("name", "Name", 0, least: 18, most: 32),
        ColumnSpec("company", "Company", 2, least: 12, most: 24),
        ColumnSpec("phone", "Phone", 1),
        ColumnSpec("email", "Email", 6, least: 20, most: 30),
        ColumnSpec("city", "City", 3, least: 9, most: 16),
        ColumnSpec("lifecycle_stage", "Is", 4, least: 8, most: 10),
        ColumnSpec("owner", "Owner", 5, least: 5, most: 12),
        ColumnSpec("created_at", "Since", 7),
      ],
      form: [
        "name", "phone", "mobile", "email", "company", "title", "department", "city", "state",
        "source", "lifecycle_stage", "owner",
      ],
      notes: [], inline: ["name", "phone", "email", "owner"],
      name: { shelf.name(of: $0, "name") },
      copied: { shelf.text(of: $0, "phone", "mobile", "email") },
      invitation: "No customer here. n adds one, / changes the filter.",
      depends: [.customer, .company, .member],
      hints: [.open, .log, .addTask, .addSale, .addLead, .edit, .filter])
  }()

  static let companies: ListStyle = {
    let shelf = Shelf { $0.companies }
    return ListStyle(
      shelf: shelf, views: [ListView("All companies")],
      columns: [
        ColumnSpec("name", "Name", 0, least: 12, most: 40),
        ColumnSpec("city", "City", 1, least: 6, most: 20),
        ColumnSpec("owner", "Owner", 2, least: 5, most: 12),
      ],
      form: ["name", "domain", "industry", "phone", "email", "city", "state", "owner"],
      notes: [], inline: ["name"],
      name: { shelf.name(of: $0, "name") }, copied: { shelf.text(of: $0, "name") },
      invitation: "No company here. n adds one.", depends: [.company, .member],
      hints: [.open, .add, .edit, .delete, .filter])
  }()

  static let sales: ListStyle = {
    let shelf = Shelf { $0.sales }
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("All sales"), ListView("My sales", "owner:me"),
        ListView("Last 30 days", "date>=-30d"),
      ],
      columns: [
        ColumnSpec("date", "Day", 1), ColumnSpec("customer", "Customer", 0, least: 12, most: 32),
        ColumnSpec("amount", "Amount", 0), ColumnSpec("note", "What", 3, least: 8, most: 40),
        ColumnSpec("owner", "By", 2, least: 5, most: 12),
      ],
      form: ["amount", "currency", "date", "note", "owner"], notes: [],
      inline: ["amount", "date", "note", "owner"],
      name: { shelf.name(of: $0, "customer") },
      copied: { shelf.text(of: $0, "amount") },
      invitation: "Nothing sold here yet. $ on a customer records a sale.",
      depends: [.sale, .customer, .member], hints: [.open, .add, .edit, .customer, .filter])
  }()

  static let tasks: ListStyle = {
    let shelf = Shelf { $0.tasks }
    let due = Sort("due_date")
    return ListStyle(
      shelf: shelf,
      views: [
        ListView("My tasks", "completed:no assignee:me", sort: due),
        ListView("Overdue", "completed:no due_date<today", sort: due),
        ListView("Due today", "completed:no due_date:today", sort: due),
        ListView("Due this week", "completed:no due_date:today..eow", sort: due),
        ListView("All open", "completed:no", sort: due),
        ListView("Done", "completed:yes", sort: Sort("created_at", descending: true)),
        ListView("All tasks", "", sort: Sort("created_at", descending: true)),
      ],
      columns: [
        ColumnSpec("due_date", "Due", 0), ColumnSpec("title", "Task", 0, least: 14, most: 50),
        ColumnSpec("customer", "Customer", 1, least: 10, most: 26),
        ColumnSpec("priority", "Priority", 3, least: 6, most: 8),
        ColumnSpec("assignee", "For", 2, least: 5, most: 12),
      ],
      form: ["title", "due_date", "priority", "status", "assignee", "description"],
      notes: ["description"], inline: ["title", "due_date", "priority", "assignee"],
      name: { shelf.name(of: $0, "title") }, copied: { shelf.text(of: $0, "title") },
      invitation: "Nothing to do here. n adds a task.", depends: [.task, .customer, .member],
      hints: [.finish, .add, .edit, .customer, .views, .filter])
  }()

  static let activities: ListStyle = {
    let shelf = Shelf { $0.activities }
    return ListStyle(
      shelf: shelf, views: [ListView("All activity")],
      columns: [
        ColumnSpec("at", "When", 0), ColumnSpec("type", "What", 1, least: 5, most: 8),
        ColumnSpec("customer", "Customer", 0, least: 10, most: 26),
        ColumnSpec("subject", "About", 2, least: 10, most: 50),
        ColumnSpec("created_by", "By", 3, least: 5, most: 12),
      ],
      form: ["type", "outcome", "subject", "description", "at", "duration"],
      notes: ["description"], inline: ["subject"],
      name: { shelf.name(of: $0, "customer") }, copied: { shelf.text(of: $0, "subject") },
      invitation: "Nothing happened here yet.", depends: [.activity, .customer],
      hints: [.open, .add, .edit, .delete, .customer, .filter])
  }()
}

extension Shelf {
  /// What a sentence calls a row: a field of it, or its number.
  func name(of row: Row, _ field: String) -> String {
    let name = text(of: row, field)
    return name.isEmpty ? "\(noun.title) \(row.id)" : name
  }

  /// The first of these fields that holds something, as text.
  func text(of row: Row, _ names: String...) -> String {
    for name in names {
      switch value(name, of: row) {
      case .text(let text): return text
      case .reference(_, let name) where !name.isEmpty: return name
      case .money(let money): return money.decimal
      default: continue
      }
    }
    return ""
  }
}
