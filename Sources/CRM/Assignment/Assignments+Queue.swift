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

  /// Gives out what waits, as far as somebody is free: each lead an event of its own, a hundred to a
  /// transaction.
  @discardableResult
  package func drainQueue(
    order: QueueOrder = .oldest, limit: Int = 1000, by actor: Member? = nil
  ) throws -> [Assignment] {
    if let actor { try Access.require(.assign, .lead, by: actor) }
    let by: SQL = order == .oldest ? "assignment.at" : "lead.value IS NULL, lead.value DESC"
    let waiting: [ID<Lead>] = try office.database.read { tx in
      try tx.values(
        """
        SELECT lead.id FROM assignment JOIN lead ON lead.id = assignment.lead_id
        WHERE assignment.status = 'queued' AND lead.closed_at IS NULL
        ORDER BY \(by), lead.id LIMIT \(limit)
        """)
    }
    var made: [Assignment] = []
    for start in stride(from: 0, to: waiting.count, by: 100) {
      let portion = waiting[start..<min(start + 100, waiting.count)]
      made += try office.batch { try portion.compactMap { try takeFromQueue($0, actor) } }
    }
    return made
  }

  /// Nothing where it was dealt with meanwhile, or still nobody is free.
  func takeFromQueue(_ id: ID<Lead>, _ actor: Member?) throws -> Assignment? {
    try office.record(.assign, .lead, by: actor) { tx, event in
      guard let current = try standing(of: id, tx), current.status == .queued else { return nil }
      let lead = try office.leads.item(id.number, tx)
      let decision = try decide(lead, tx, event)
      guard lead.status == .open, decision.caller != nil else { return nil }
      event.subject = id.number
      try retire(current, as: .handedOn, tx)
      let made = try place(decision, of: id, tx, event)
      try give(id, to: decision.owner, tx, event)
      let assignment = try item(made.number, tx)
      if let name = assignment.callerName { event.facts["to"] = .string(name) }
      return assignment
    }
  }
}
