import Storage

/// The ledger of the write that is running: read when first needed, written back at its end.
extension Workspace {
  /// A program that has just begun reads who takes leads, and what they are due, before its turn at the
  /// gate: in it everybody else waits. What others write in between is seen there, as ever.
  func readAhead() throws {
    guard keptRoster == nil, ledger == nil else { return }
    try database.read { tx in keptLedger = try readLedger(roster(tx), tx) }
  }

  /// Lends the ledger where it stands, so a body doesn't ask for it again.
  func withLedger<T>(
    on day: Day, _ tx: borrowing Transaction, _ body: (inout Ledger) throws -> T
  ) throws -> T {
    var open = try ledger.take() ?? openLedger(tx)
    defer { ledger = open }
    return try open.lend(on: day, tx, body)
  }

  /// The one that was kept, else read anew.
  private func openLedger(_ tx: borrowing Transaction) throws -> Ledger {
    let roster = try roster(tx)
    defer { keptLedger = nil }
    return try keptLedger ?? readLedger(roster, tx)
  }

  /// As the file has it; what slates bring is read once.
  func readLedger(_ roster: Roster, _ tx: borrowing Transaction) throws -> Ledger {
    let read = try Ledger(roster: roster, knowing: keptSlates, tx)
    keptSlates = read.slates
    return read
  }

  /// Writes back what changed in the ledger and puts it by.
  func closeLedger(_ tx: borrowing Transaction) throws {
    guard var open = ledger else { return }
    ledger = nil
    try open.lookUpNewest(tx)
    try open.write(tx, at: moment ?? clock.now())
    keptLedger = open
    keptSlates = open.slates
  }

  /// The callers or the rules have changed: whoever asks next reads them anew.
  func renewRoster(_ tx: borrowing Transaction) throws {
    try closeLedger(tx)
    forgetRoster()
  }

  func forgetRoster() {
    keptRoster = nil
    keptLedger = nil
    keptSlates = Slates()
  }

  /// What a failed verb did to the ledger never was.
  func keepingLedger<T>(_ body: () throws -> T) throws -> T {
    let before = ledger
    do {
      return try body()
    } catch {
      ledger = before
      forgetRoster()
      throw error
    }
  }

  /// The callers as they are now; read again only where somebody may have changed them.
  func roster(_ tx: borrowing Transaction) throws -> Roster {
    let counter = try database.connection.changeCounter()
    let day = business.zone.day(of: moment ?? clock.now())
    if let kept = keptRoster, kept.roster.day == day {
      if kept.counter == counter { return kept.roster }
      // Others have written, so what is due is theirs; who takes leads is mostly as it was.
      keptLedger = nil
      if try isRoster(asAfter: kept.event, tx) {
        keptRoster?.counter = counter
        return kept.roster
      }
    }
    forgetRoster()
    let callers: [Caller] = try tx.all("\(name: Caller.selectAlone) ORDER BY caller.id")
    var roster = Roster(
      callers.map { Roster.Entry($0.id.number, $0.draft, login: $0.login, isHere: $0.isHere) })
    roster.routing =
      try tx.first("SELECT \(Routing.columns) FROM routing", as: Routing.self)
      .orMismatch("the routing settings")
    roster.exceptions = try exceptions(tx)
    roster.day = day
    keptRoster = (counter, try newestEvent(tx), roster)
    return roster
  }

  /// Whether no event since that one has changed who takes leads, or what the rules of exception name.
  /// Where there were many, reading the callers anew is no slower than asking.
  private func isRoster(asAfter event: Int64, _ tx: borrowing Transaction) throws -> Bool {
    guard try newestEvent(tx) - event <= 200 else { return false }
    let nouns: [Noun] = [.business, .member, .caller, .rule, .routing, .pipeline, .stage]
    return try !tx.exists(
      """
      SELECT 1 FROM journal WHERE event_id > \(event) AND noun IN \(SQL.list(nouns.map(\.rawValue)))
      """)
  }

  private func newestEvent(_ tx: borrowing Transaction) throws -> Int64 {
    try tx.value("SELECT id FROM event ORDER BY id DESC LIMIT 1") ?? 0
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
  init(roster: Roster, knowing slates: Slates = Slates(), _ tx: borrowing Transaction) throws {
    var slates = slates
    self.init(roster, try Accounts(&slates, tx))
    self.slates = slates
  }

  /// Lends itself with all that is asked of a day.
  fileprivate mutating func lend<T>(
    on day: Day, _ tx: borrowing Transaction, _ body: (inout Ledger) throws -> T
  ) throws -> T {
    if counts[day] == nil { try readCounts(of: day, tx) }
    try lookUpNewest(tx)
    return try body(&self)
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
    guard rotations[key] == nil else { return }
    var found: Pointer?
    try tx.each("SELECT caller_id, assignment_id FROM rotation WHERE key = \(key)") { row in
      found = Pointer(caller: try row.next(), assignment: try row.next())
    }
    rotations[key] = Rotation(pointer: found)
  }

  /// Where the newest assignment was taken back, the one before it is the newest.
  mutating func lookUpNewest(_ tx: borrowing Transaction) throws {
    if stale.isEmpty { return }
    for caller in stale where accounts[caller]?.last == nil {
      // Status by status: in one of them the index has them in order.
      let newest: [Int64] = try [Assignment.Status.assigned, .claimed].compactMap { status in
        try tx.value(
          """
          SELECT id FROM assignment WHERE caller_id = \(caller) AND status = \(status.rawValue)
            AND counts = 1 ORDER BY id DESC LIMIT 1
          """)
      }
      accounts.change(caller) { $0.last = newest.max() }
    }
    stale = []
  }

  /// The rotation goes back to who was assigned last among those that still stand on record.
  mutating func turnBack(_ key: String, from assignment: Int64, _ tx: borrowing Transaction) throws
  {
    try readPointer(key, tx)
    guard rotations[key]?.pointer?.assignment == assignment else { return }
    var found: Pointer?
    try tx.each(
      """
      SELECT caller_id, id FROM assignment WHERE pointer = \(key) AND id < \(assignment)
      ORDER BY id DESC LIMIT 1
      """
    ) { row in found = Pointer(caller: try row.next(), assignment: try row.next()) }
    rotations[key] = Rotation(pointer: found, isChanged: true)
  }

  /// Writes what changed; then it is as the file is, and can be kept.
  fileprivate mutating func write(_ tx: borrowing Transaction, at now: Instant) throws {
    try accounts.write(tx)
    try writeDays(tx)
    try writeRotations(tx, at: now)
    // Days of long ago are not asked for again.
    if counts.count > 1 { counts = [:] }
    slates.forgetMany()
  }

  /// What a day has more of is added to what the file says, for all callers at once; what it has less
  /// of may come to nothing, which has no row.
  private mutating func writeDays(_ tx: borrowing Transaction) throws {
    var rows = Rows(Ledger.dayRows)
    for (change, step) in dayChanges where step > 0 {
      rows.add(change.day, change.caller, step)
    }
    try tx.add(rows)
    for (change, step) in dayChanges where step < 0 {
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
    dayChanges.removeAll(keepingCapacity: true)
  }

  private mutating func writeRotations(_ tx: borrowing Transaction, at now: Instant) throws {
    var rows = Rows(Ledger.rotationRows)
    for (key, rotation) in rotations where rotation.isChanged {
      if let pointer = rotation.pointer {
        rows.add(key, pointer.caller, pointer.assignment, now)
      } else {
        try tx.run("DELETE FROM rotation WHERE key = \(key)")
      }
      rotations[key]?.isChanged = false
    }
    try tx.add(rows)
  }

  private static let rotationRows = Insertion(
    into: "rotation", "key, caller_id, assignment_id, updated_at",
    conflict: """
      ON CONFLICT (key) DO UPDATE SET caller_id = excluded.caller_id,
        assignment_id = excluded.assignment_id, updated_at = excluded.updated_at
      """)

  private static let dayRows = Insertion(
    into: "caller_day", "day, caller_id, count",
    conflict: """
      ON CONFLICT (day, caller_id) DO UPDATE SET count = caller_day.count + excluded.count
      """)
}
