import Storage

/// The ledger of the write that is running: read when first needed, written back at its end.
extension Workspace {
  /// Lends the ledger. It is put aside meanwhile, so a body doesn't ask for it again.
  func withLedger<T>(
    on day: Day, _ tx: borrowing Transaction, _ body: (inout Ledger) throws -> T
  ) throws -> T {
    var open = try ledger ?? Ledger(roster: roster(tx), tx)
    ledger = nil
    defer { ledger = open }
    if open.counts[day] == nil { try open.readCounts(of: day, tx) }
    try open.lookUpNewest(tx)
    return try body(&open)
  }

  /// Writes back what changed in the ledger and lets it go.
  func closeLedger(_ tx: borrowing Transaction) throws {
    guard var open = ledger else { return }
    ledger = nil
    try open.lookUpNewest(tx)
    try open.write(tx, at: moment ?? clock.now())
  }

  /// The callers or the rules have changed: whoever asks next reads them anew.
  func renewRoster(_ tx: borrowing Transaction) throws {
    try closeLedger(tx)
    keptRoster = nil
  }

  /// What a failed verb did to the ledger never was.
  func keepingLedger<T>(_ body: () throws -> T) throws -> T {
    let before = ledger
    do {
      return try body()
    } catch {
      ledger = before
      keptRoster = nil
      throw error
    }
  }

  /// The callers as they are now; read again only where somebody may have changed them.
  func roster(_ tx: borrowing Transaction) throws -> Roster {
    let counter = try database.connection.changeCounter()
    let day = business.zone.day(of: moment ?? clock.now())
    if let keptRoster, keptRoster.counter == counter, keptRoster.roster.day == day {
      return keptRoster.roster
    }
    let callers: [Caller] = try tx.all("\(name: Caller.selectAlone) ORDER BY caller.id")
    var roster = Roster(callers.map { Roster.Entry($0.id.number, $0.draft, isHere: $0.isHere) })
    roster.routing =
      try tx.first("SELECT \(Routing.columns) FROM routing", as: Routing.self)
      .orMismatch("the routing settings")
    roster.exceptions = try exceptions(tx)
    roster.day = day
    keptRoster = (counter, roster)
    return roster
  }

  private func exceptions(_ tx: borrowing Transaction) throws -> [Roster.Exception] {
    let rules: [Rule] = try tx.all(
      "\(name: Rule.select) WHERE rule.active = 1 ORDER BY position, id")
    let context = filterContext(for: nil)
    return rules.compactMap { rule in
      // What a rule names may be gone by now: then it holds for nothing.
      guard
        let condition = try? FilterTree(parsing: rule.filter).bound(to: Lead.catalogue, in: context)
      else { return nil }
      return Roster.Exception(
        id: rule.id.number, name: rule.name, condition: condition,
        callers: Set(rule.callers.map(\.number)))
    }
  }
}

extension Ledger {
  init(roster: Roster, _ tx: borrowing Transaction) throws {
    var credits: [Int64: Int64] = [:]
    var last: [Int64: Int64] = [:]
    try tx.each("SELECT caller_id, credit, last_assignment FROM caller_ledger") { row in
      let caller: Int64 = try row.next()
      credits[caller] = try row.next()
      last[caller] = try row.next() as Int64?
    }
    self.init(roster, credits: credits, last: last)
  }

  mutating func readCounts(of day: Day, _ tx: borrowing Transaction) throws {
    var read: [Int64: Int] = [:]
    try tx.each("SELECT caller_id, count FROM caller_day WHERE day = \(day)") { row in
      let caller: Int64 = try row.next()
      read[caller] = try row.next()
    }
    for (change, step) in dayChanges where change.day == day {
      read[change.caller, default: 0] += step
    }
    counts[day] = read
  }

  mutating func readPointer(_ key: String, _ tx: borrowing Transaction) throws {
    guard pointers[key] == nil else { return }
    var found: Pointer?
    try tx.each("SELECT caller_id, assignment_id FROM rotation WHERE key = \(key)") { row in
      found = Pointer(caller: try row.next(), assignment: try row.next())
    }
    pointers[key] = .some(found)
  }

  /// Where the newest assignment was taken back, the one before it is the newest.
  mutating func lookUpNewest(_ tx: borrowing Transaction) throws {
    for caller in stale where last[caller] == nil {
      last[caller] = try tx.value(
        """
        SELECT id FROM assignment WHERE caller_id = \(caller) AND counts = 1
          AND status IN ('assigned', 'claimed') ORDER BY id DESC LIMIT 1
        """)
    }
    stale = []
  }

  /// The rotation goes back to who was assigned last among those that still stand on record.
  mutating func turnBack(_ key: String, from assignment: Int64, _ tx: borrowing Transaction) throws
  {
    try readPointer(key, tx)
    guard (pointers[key] ?? nil)?.assignment == assignment else { return }
    var found: Pointer?
    try tx.each(
      """
      SELECT caller_id, id FROM assignment WHERE pointer = \(key) AND id <> \(assignment)
      ORDER BY id DESC LIMIT 1
      """
    ) { row in found = Pointer(caller: try row.next(), assignment: try row.next()) }
    pointers[key] = .some(found)
    changedPointers.insert(key)
  }

  fileprivate func write(_ tx: borrowing Transaction, at now: Instant) throws {
    for caller in changed.sorted() {
      try tx.run(
        """
        INSERT INTO caller_ledger (caller_id, credit, last_assignment)
        VALUES (\(caller), \(credit(of: caller)), \(last[caller]))
        ON CONFLICT (caller_id) DO UPDATE SET credit = excluded.credit,
          last_assignment = excluded.last_assignment
        """)
    }
    for (change, step) in dayChanges where step != 0 {
      let count: Int =
        try tx.value(
          "SELECT count FROM caller_day WHERE day = \(change.day) AND caller_id = \(change.caller)")
        ?? 0
      if count + step == 0 {
        try tx.run(
          "DELETE FROM caller_day WHERE day = \(change.day) AND caller_id = \(change.caller)")
      } else {
        try tx.run(
          """
          INSERT INTO caller_day (day, caller_id, count)
          VALUES (\(change.day), \(change.caller), \(count + step))
          ON CONFLICT (day, caller_id) DO UPDATE SET count = excluded.count
          """)
      }
    }
    for key in changedPointers.sorted() {
      guard let pointer = pointers[key] ?? nil else {
        try tx.run("DELETE FROM rotation WHERE key = \(key)")
        continue
      }
      try tx.run(
        """
        INSERT INTO rotation (key, caller_id, assignment_id, updated_at)
        VALUES (\(key), \(pointer.caller), \(pointer.assignment), \(now))
        ON CONFLICT (key) DO UPDATE SET caller_id = excluded.caller_id,
          assignment_id = excluded.assignment_id, updated_at = excluded.updated_at
        """)
    }
  }
}
