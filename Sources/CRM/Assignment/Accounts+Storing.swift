import Storage

extension Accounts {
  /// As the file has them.
  init(_ slates: inout Slates, _ tx: borrowing Transaction) throws {
    self.init()
    try tx.each("SELECT caller_id, credit, last_assignment FROM caller_ledger") { row in
      let caller: Int64 = try row.next()
      let credit: Int64 = try row.next()
      let last: Int64? = try row.next()
      change(caller) { ($0.credit, $0.last) = (credit, last) }
    }
    var leads: [(slate: Int64, count: Int64)] = []
    try tx.each("SELECT slate_id, leads FROM slate_due") { row in
      leads.append((try row.next(), try row.next()))
    }
    for (slate, count) in leads {
      credit(try slates.dues(of: slate, tx), of: slate, leads: count)
    }
    settle()
  }

  /// Writes what changed.
  mutating func write(_ tx: borrowing Transaction) throws {
    if waitsForMuch { enter() }
    var accounts = Rows(Accounts.accountRows)
    for account in changes {
      accounts.add(account.caller, account.entered, account.last)
    }
    try tx.add(accounts)
    var leads = Rows(Accounts.leadRows)
    for (slate, waiting) in waiting where waiting.isChanged && waiting.leads != 0 {
      leads.add(slate, waiting.leads)
    }
    try tx.add(leads)
    let done = waiting.filter { $0.value.isChanged && $0.value.leads == 0 }.keys
    if !done.isEmpty {
      try tx.run("DELETE FROM slate_due WHERE slate_id IN \(SQL.list(Array(done)))")
    }
    settle()
  }

  private static let accountRows = Insertion(
    into: "caller_ledger", "caller_id, credit, last_assignment",
    conflict: """
      ON CONFLICT (caller_id) DO UPDATE SET credit = excluded.credit,
        last_assignment = excluded.last_assignment
      """)

  private static let leadRows = Insertion(
    into: "slate_due", "slate_id, leads",
    conflict: "ON CONFLICT (slate_id) DO UPDATE SET leads = excluded.leads")
}
