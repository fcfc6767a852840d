import Storage

/// What would become of a document if it were received now.
package struct Trial: Sendable {
  package let why: Why
  /// The lead that it is already: then nobody would get it anew.
  package let earlier: ID<Lead>?
  package let flags: [Receipt.Flag]
}

extension Assignments {
  /// Who would get such a lead now; nothing is written.
  package func trial(_ draft: LeadDraft, by actor: Member) throws -> Why {
    try Access.require(.see, .caller, by: actor)
    let now = office.clock.now()
    return try office.database.read { tx in
      try trial(Lead(expected: draft, at: now), former: nil, at: now, tx)
    }
  }

  /// The same for a document as a source sends it: read as it would be received, for the colleague
  /// who had the person before, where a person is named.
  package func trial(_ incoming: Incoming, by actor: Member) throws -> Trial {
    try Access.require(.see, .caller, by: actor)
    let now = office.clock.now()
    return try office.database.read { tx in
      var reception = try Reception(office, tx)
      let arrival = try Arrival(incoming, at: &reception, isTrial: true)
      let known = try office.customers.known(arrival.person, tx)
      let former = try known.flatMap { try office.leads.former(of: $0, tx) }
      let lead = Lead(
        expected: arrival.lead, of: arrival.person, customer: known ?? ID(0),
        cameBack: former != nil, at: now)
      let why = try trial(lead, former: former?.owner, at: now, tx)
      let earlier: ID<Lead>? = try arrival.lead.sourceKey.flatMap { key in
        try tx.value("SELECT id FROM lead WHERE source_key = \(key)")
      }
      return Trial(why: why, earlier: earlier, flags: arrival.flags)
    }
  }

  private func trial(
    _ lead: Lead, former: ID<Member>?, at now: Instant, _ tx: borrowing Transaction
  ) throws -> Why {
    let day = office.business.zone.day(of: now)
    var ledger = try office.readLedger(office.roster(tx), tx)
    try ledger.readCounts(of: day, tx)
    let slate = ledger.slate(
      for: question(lead, [], ledger.roster), at: now, in: office.business.zone)
    if let key = slate.pointer { try ledger.readPointer(key, tx) }
    let decision = ledger.decision(
      on: slate, former: ledger.returning(to: former, on: slate, day))
    return Why(
      slate, level: decision.level, reason: decision.reason, credits: decision.credits,
      chosen: decision.caller?.number, names: try names(tx), history: [])
  }
}
