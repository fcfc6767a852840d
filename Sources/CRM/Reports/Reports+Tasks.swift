import Storage

extension Reports {
  /// How many open tasks are due when.
  func tasks(by actor: Member, _ tx: borrowing Transaction) throws -> Report {
    let own = try scope(.task, actor)
    let today = office.today
    let buckets: [(String, SQL)] = [
      ("overdue", "due_date < \(today)"), ("today", "due_date = \(today)"),
      ("this week", "due_date > \(today) AND due_date <= \(today.adding(days: 7))"),
      ("later", "due_date > \(today.adding(days: 7))"), ("no date", "due_date IS NULL"),
    ]
    let rows = try buckets.map { name, condition in
      let count: Int64 =
        try tx.value(
          "SELECT count(*) FROM task WHERE completed_at IS NULL AND \(condition)\(own)") ?? 0
      return [FieldValue.text(name), .number(count)]
    }
    return Report(
      kind: .tasks,
      columns: [
        .init(name: "due", label: "Due", kind: .text),
        .init(name: "count", label: "Tasks", kind: .number),
      ], rows: rows)
  }
}
