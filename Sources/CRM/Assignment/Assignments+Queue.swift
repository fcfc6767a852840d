import Storage

extension Assignments {
  /// In which order waiting leads are given out.
  package enum QueueOrder: String, Sendable, CaseIterable { case oldest, value }

  /// How many leads wait for somebody.
  package func queued(by actor: Member) throws -> Int {
    try Access.require(.see, .assignment, by: actor)
    return try office.database.read { tx in
      try tx.value(
        """
        SELECT count(*) FROM assignment JOIN lead ON lead.id = assignment.lead_id
        WHERE assignment.status = 'queued' AND lead.closed_at IS NULL
        """) ?? 0
    }
  }

  /// Why leads wait, as it was said when they came to the queue.
  package func waits(of leads: [ID<Lead>], by actor: Member) throws -> [ID<Lead>: String] {
    try Access.require(.see, .assignment, by: actor)
    return try office.database.read { tx in
      var waits: [ID<Lead>: String] = [:]
      for lead in leads {
        waits[lead] = try tx.value(
          "SELECT reason FROM assignment WHERE lead_id = \(lead) AND status = 'queued'")
      }
      return waits
    }
  }

  /// Gives out what waits, as far as somebody is free. What a person gives out is one event, so that
  /// one undo takes it back, of so many leads as others can wait for meanwhile. `all` takes the open
  /// leads too that nobody has though they are in no queue, such as those that were taken from somebody
  /// by hand.
  @discardableResult
  package func drainQueue(
    order: QueueOrder = .oldest, limit: Int = 1000, all: Bool = false, by actor: Member? = nil
  ) throws -> [Assignment] {
    if let actor { try Access.require(.assign, .lead, by: actor) }
    let waiting = try office.database.read { tx in
      try takeable(order, limit, evenAwaited: true, tx) + (all ? unqueued(order, limit, tx) : [])
    }
    var made: [Assignment] = []
    for start in stride(from: 0, to: waiting.count, by: 500) {
      let portion = waiting[start..<min(start + 500, waiting.count)]
      made += try office.record(.assign, .lead, by: actor) { tx, event in
        let made = try portion.compactMap { try take($0, tx, event) }
        if made.count > 1 { event.tellOnly(count: made.count) }
        return made
      }
    }
    return made
  }

  /// Waiting leads for whom somebody is free, in their order: those for whom nobody is don't keep the
  /// others waiting, and cost no write. Who comes back may be awaited by who had them before, who is
  /// asked off their shift too.
  func takeable(
    _ order: QueueOrder, _ limit: Int, evenAwaited: Bool, while goesOn: () -> Bool = { true },
    _ tx: borrowing Transaction
  ) throws -> [ID<Lead>] {
    let now = office.clock.now()
    let zone = office.business.zone
    var ledger = try office.readLedger(office.roster(tx), tx)
    try ledger.readCounts(of: zone.day(of: now), tx)
    guard evenAwaited || ledger.hasSomebodyFree(at: now, in: zone) else { return [] }
    let by: SQL = order == .oldest ? "waiting.at" : "lead.value IS NULL, lead.value DESC"
    var found: [ID<Lead>] = []
    try tx.each(
      """
      \(name: Lead.select) JOIN assignment waiting ON waiting.lead_id = lead.id
      WHERE waiting.status = 'queued' AND lead.closed_at IS NULL ORDER BY \(by), lead.id
      """
    ) { row in
      guard found.count < limit, goesOn() else { return }
      let lead = try Lead(row: &row)
      let slate = ledger.slate(for: question(lead, [], ledger.roster), at: now, in: zone)
      if !slate.shares.isEmpty || evenAwaited && lead.cameBack { found.append(lead.id) }
    }
    return found
  }

  /// Open leads that nobody has and that are in no queue.
  private func unqueued(
    _ order: QueueOrder, _ limit: Int, _ tx: borrowing Transaction
  ) throws -> [ID<Lead>] {
    let by: SQL = order == .oldest ? "received_at" : "value IS NULL, value DESC"
    return try tx.values(
      """
      SELECT id FROM lead WHERE owner_id IS NULL AND closed_at IS NULL AND NOT EXISTS
        (SELECT 1 FROM assignment WHERE lead_id = lead.id AND status = 'queued')
      ORDER BY \(by), id LIMIT \(limit)
      """)
  }

  /// Nothing where it was dealt with meanwhile, or still nobody is free.
  func takeFromQueue(_ id: ID<Lead>) throws -> Assignment? {
    try office.record(.assign, .lead, by: nil) { tx, event in try take(id, tx, event) }
  }

  private func take(
    _ id: ID<Lead>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Assignment? {
    let lead = try office.leads.item(id.number, tx)
    guard lead.status == .open, lead.owner == nil else { return nil }
    let decision = try decide(lead, tx, event)
    guard decision.caller != nil else { return nil }
    event.subject = id.number
    try retire(standing(of: id, tx), as: .handedOn, tx)
    let made = try place(decision, of: id, tx, event)
    try give(id, to: decision.owner, tx, event)
    let assignment = try item(made.number, tx)
    if let name = assignment.callerName { event.facts["to"] = .string(name) }
    return assignment
  }
}

extension OpenEvent {
  /// Of many records it is said how many they were.
  fileprivate func tellOnly(count: Int) {
    subject = nil
    facts["to"] = nil
    facts["count"] = .integer(Int64(count))
  }
}
