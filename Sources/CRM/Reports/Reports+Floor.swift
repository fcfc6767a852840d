import Storage

extension Reports {
  /// How leads flow now: how many come, how soon each has a caller and is called, and how full the
  /// callers are. Every figure looks at a window of so many rows, whatever the file holds.
  func floor(by actor: Member, _ tx: borrowing Transaction) throws -> Report {
    let own = try scope(.lead, actor)
    let now = office.clock.now()
    let assigned = try secondsToAssign(since: office.business.zone.start(of: office.today), own, tx)
    let contacted = try secondsToContact(since: now.adding(days: -7), own, tx)
    let (given, limits) = try load(by: actor, tx)
    let figures: [(String, String, Int64?)] = [
      ("last_hour", "Leads in the last hour", try arrived(since: now.adding(hours: -1), own, tx)),
      ("unassigned", "Leads that nobody has", try unassigned(by: actor, tx)),
      ("assign_median", "Seconds to a caller, median", assigned.quantile(of: 50)),
      ("assign_p95", "Seconds to a caller, 95 %", assigned.quantile(of: 95)),
      ("given", "Given today of the limits", given), ("limits", "Today's limits", limits),
      ("utilisation", "Given in %", limits == 0 ? nil : given * 100 / limits),
      ("contact_median", "Seconds to the first contact, median", contacted.quantile(of: 50)),
    ]
    return Report(
      kind: .floor,
      columns: [
        .init(name: "figure", label: "Figure", kind: .text),
        .init(name: "what", label: "What", kind: .text),
        .init(name: "value", label: "Value", kind: .number),
      ],
      rows: figures.map { name, what, value in
        [.text(name), .text(what), value.map(FieldValue.number) ?? .nothing]
      })
  }

  private func arrived(
    since start: Instant, _ own: SQL, _ tx: borrowing Transaction
  ) throws -> Int64 {
    try tx.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM lead WHERE received_at >= \(start)\(own) LIMIT 100000) AS counted
      """) ?? 0
  }

  private func unassigned(by actor: Member, _ tx: borrowing Transaction) throws -> Int64 {
    guard try Access.require(.see, .lead, by: actor) == .all else { return 0 }
    return try tx.value(
      """
      SELECT count(*) FROM assignment JOIN lead ON lead.id = assignment.lead_id
      WHERE assignment.status = 'queued' AND lead.closed_at IS NULL AND lead.owner_id IS NULL
      """) ?? 0
  }

  /// Of the newest leads, how long each waited for its first caller, shortest first.
  private func secondsToAssign(
    since start: Instant, _ own: SQL, _ tx: borrowing Transaction
  ) throws -> [Int64] {
    let waits: [Int64?] = try tx.values(
      """
      SELECT (SELECT min(assignment.at) FROM assignment WHERE assignment.lead_id = lead.id
          AND assignment.caller_id IS NOT NULL) - lead.received_at
      FROM lead WHERE lead.received_at >= \(start)\(own) ORDER BY lead.received_at DESC LIMIT 1000
      """, as: Int64?.self)
    return waits.compactMap { $0.map { max(0, $0) / 1000 } }.sorted()
  }

  /// Of the newest leads, how long each that was called waited for that, shortest first.
  private func secondsToContact(
    since start: Instant, _ own: SQL, _ tx: borrowing Transaction
  ) throws -> [Int64] {
    let waits: [Int64] = try tx.values(
      """
      SELECT first_contact_at - received_at FROM (
        SELECT lead.received_at, lead.first_contact_at FROM lead
        WHERE lead.received_at >= \(start)\(own) ORDER BY lead.received_at DESC LIMIT 2000) AS recent
      WHERE first_contact_at IS NOT NULL
      """)
    return waits.map { max(0, $0) / 1000 }.sorted()
  }

  /// How many leads were given today to those who have a limit and work, and their limits together.
  private func load(
    by actor: Member, _ tx: borrowing Transaction
  ) throws -> (given: Int64, limits: Int64) {
    let own: SQL =
      try Access.require(.see, .lead, by: actor) == .all ? "" : " AND caller.id = \(actor.id)"
    var load: (Int64, Int64) = (0, 0)
    try tx.each(
      """
      SELECT coalesce(CAST(sum(caller_day.count) AS INTEGER), 0),
        coalesce(CAST(sum(caller.daily_limit) AS INTEGER), 0)
      FROM caller JOIN member ON member.id = caller.id
      LEFT JOIN caller_day ON caller_day.caller_id = caller.id AND caller_day.day = \(office.today)
      WHERE caller.daily_limit > 0 AND caller.status = 'active' AND member.active = 1\(own)
      """
    ) { row in
      load = (try row.next(), try row.next())
    }
    return load
  }
}

extension [Int64] {
  /// The number that so many per cent of these don't pass; they stand in their order.
  fileprivate func quantile(of percent: Int) -> Int64? {
    isEmpty ? nil : self[(count * percent + 99) / 100 - 1]
  }
}
