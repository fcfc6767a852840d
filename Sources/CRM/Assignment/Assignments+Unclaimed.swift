import Storage

/// A lead that somebody was given and hasn't claimed yet.
package struct Unclaimed: Sendable {
  package let lead: ID<Lead>
  package let customer: String
  package let state: String?
  package let since: Instant
  /// Nothing where no lead goes on to somebody else.
  package let window: ClaimWindow?
}

extension Assignments {
  /// What waits for somebody's claim, whatever has least time first.
  package func unclaimed(of member: Member, limit: Int = 1000) throws -> [Unclaimed] {
    let now = office.clock.now()
    return try office.database.read { tx in
      let roster = try office.roster(tx)
      var found: [Unclaimed] = []
      try tx.each(
        """
        SELECT \(Waiting.columns), lead.state,
          (SELECT name FROM customer WHERE customer.id = lead.customer_id)
        \(Waiting.source) AND assignment.caller_id = \(member.id)
        ORDER BY assignment.id LIMIT \(limit)
        """
      ) { row in
        let waiting = try Waiting(row: &row)
        let state: String? = try row.next()
        found.append(
          Unclaimed(
            lead: waiting.lead, customer: try row.next(), state: state, since: waiting.since,
            window: office.window(of: waiting, at: now, roster)))
      }
      // Where time is equal, the one that waits longest is first.
      let left = found.map { $0.window?.left(at: now) ?? .max }
      return found.indices.sorted { (left[$0], $0) < (left[$1], $1) }.map { found[$0] }
    }
  }

  /// Until when a lead can be claimed; nothing where it needn't be.
  package func window(of lead: ID<Lead>) throws -> ClaimWindow? {
    let now = office.clock.now()
    return try office.database.read { tx in
      let waiting: Waiting? = try tx.first("\(Waiting.select) AND lead.id = \(lead)")
      return try waiting.flatMap { office.window(of: $0, at: now, try office.roster(tx)) }
    }
  }

  /// Claims the lead that has least time left. One that has gone on meanwhile is passed over.
  @discardableResult
  package func takeNext(by actor: Member) throws -> Lead {
    try Access.require(.claim, .lead, by: actor)
    for waiting in try unclaimed(of: actor) {
      do {
        return try claim(waiting.lead, by: actor)
      } catch CRMError.held, CRMError.claimed, CRMError.closed, CRMError.unassigned {
        continue
      }
    }
    throw CRMError.nothingToClaim
  }
}
