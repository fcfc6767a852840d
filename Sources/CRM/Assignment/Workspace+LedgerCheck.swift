import Storage

extension Workspace {
  /// What follows from the assignments, worked out anew, against what is kept.
  func checkLedger(_ tx: borrowing Transaction, _ checkup: inout Checkup) throws {
    var right = Ledger(Roster([]))
    var pointers: [String: Ledger.Pointer] = [:]
    var days: [Ledger.DayCount: Int] = [:]
    var slates: [Int64: Dues] = [:]
    try tx.each("SELECT id, content FROM slate") { row in
      let id: Int64 = try row.next()
      slates[id] = try Dues(content: row.next())
    }
    try tx.each("SELECT id, \(Settlement.Entry.columns) FROM assignment ORDER BY id") { row in
      let id: Int64 = try row.next()
      let entry = try Settlement.Entry(row: &row)
      if let key = entry.pointer, let caller = entry.caller {
        pointers[key] = Ledger.Pointer(caller: caller, assignment: id)
      }
      guard let chosen = entry.standsFor else { return }
      days[Ledger.DayCount(day: entry.day, caller: chosen), default: 0] += 1
      right.book(
        Ledger.Effect(
          assignment: id, slate: nil, dues: entry.slate.flatMap { slates[$0] }, chosen: chosen,
          day: entry.day)
      )
    }
    try compare(right, days, pointers, tx, &checkup)
    try checkPaused(tx, &checkup)
  }

  private func compare(
    _ right: Ledger, _ days: [Ledger.DayCount: Int], _ pointers: [String: Ledger.Pointer],
    _ tx: borrowing Transaction, _ checkup: inout Checkup
  ) throws {
    let kept = try Ledger(roster: Roster([]), tx)
    let callers = Set((right.accounts.all + kept.accounts.all).map(\.caller))
    let wrong = callers.filter { caller in
      right.credit(of: caller) != kept.credit(of: caller)
        || right.accounts[caller]?.last != kept.accounts[caller]?.last
    }
    if !wrong.isEmpty {
      checkup.problems.append(
        "the credits of \(wrong.count) callers do not agree with their assignments")
    }
    let sum = kept.accounts.all.reduce(0) { $0 + $1.credit }
    if sum != 0 { checkup.problems.append("all credits together are \(sum), not 0") }
    var keptDays: [Ledger.DayCount: Int] = [:]
    try tx.each("SELECT day, caller_id, count FROM caller_day") { row in
      let key = Ledger.DayCount(day: try row.next(), caller: try row.next())
      keptDays[key] = try row.next()
    }
    if keptDays != days {
      checkup.problems.append("the counts of the days do not agree with the assignments")
    }
    var keptPointers: [String: Ledger.Pointer] = [:]
    try tx.each("SELECT key, caller_id, assignment_id FROM rotation") { row in
      let key: String = try row.next()
      keptPointers[key] = Ledger.Pointer(caller: try row.next(), assignment: try row.next())
    }
    if keptPointers != pointers {
      checkup.problems.append("the rotations do not stand where the assignments left them")
    }
  }

  /// No lead was given by the rules to somebody who was paused at that time, as the journal tells.
  private func checkPaused(_ tx: borrowing Transaction, _ checkup: inout Checkup) throws {
    var changes: [Int64: [(event: Int64, before: String)]] = [:]
    try tx.each(
      """
      SELECT row_id, event_id, before FROM journal
      WHERE noun = \(Noun.caller.rawValue) AND action <> 1 AND before IS NOT NULL ORDER BY id
      """
    ) { row in
      let caller: Int64 = try row.next()
      let event: Int64 = try row.next()
      guard case .string(let status)? = try JSON(parsing: row.next() as String)["status"] else {
        return
      }
      changes[caller, default: []].append((event, status))
    }
    var wrong = 0
    var now: [Int64: String] = [:]
    try tx.each("SELECT id, status FROM caller") { row in
      let id: Int64 = try row.next()
      now[id] = try row.next()
    }
    try tx.each(
      """
      SELECT assignment.caller_id, min(journal.event_id) FROM journal
      JOIN assignment
        ON assignment.id BETWEEN journal.row_id AND coalesce(journal.through, journal.row_id)
      WHERE journal.noun = \(Noun.assignment.rawValue) AND journal.action = 1
        AND assignment.level NOT IN ('manual', 'queue') GROUP BY assignment.id
      """
    ) { row in
      let caller: Int64 = try row.next()
      let event: Int64 = try row.next()
      let later = changes[caller]?.first { $0.event > event }
      if (later?.before ?? now[caller]) == "paused" { wrong += 1 }
    }
    if wrong > 0 {
      checkup.problems.append("\(wrong) leads were given to callers who were paused")
    }
  }
}
