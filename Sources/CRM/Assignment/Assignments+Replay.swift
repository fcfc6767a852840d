import Storage

extension Assignments {
  /// Who would have had how many of the leads that came in.
  package struct Gain: Sendable {
    package let caller: ID<Caller>
    package let name: String
    package let had: Int
    package let wouldHave: Int
    package var gain: Int { wouldHave - had }
  }

  /// Gives out the leads that came in since a day once more, by other callers or other settings, in
  /// memory. Each lead counts as it was first given out; who took it by hand later is left aside.
  package func replay(
    since day: Day, callers change: (inout CallerDraft) throws -> Void = { _ in },
    routing set: (inout Routing) throws -> Void = { _ in }, by actor: Member
  ) throws -> [Gain] {
    try Access.require(.edit, .routing, by: actor)
    return try office.database.read { tx in
      let callers: [Caller] = try tx.all("\(name: Caller.select) ORDER BY caller.id")
      let drafts = try callers.map { caller in
        var draft = caller.draft
        try change(&draft)
        return draft
      }
      let now = try office.roster(tx)
      var roster = Roster(
        zip(callers, drafts).map { Roster.Entry($0.id.number, $1, isHere: $0.isHere) })
      roster.exceptions = now.exceptions
      roster.routing = now.routing
      try set(&roster.routing)
      let arrivals = try arrivals(since: day, tx)
      let would = counts(of: arrivals.map { ($0.lead, $0.at) }, by: roster)
      var had: [Int64: Int] = [:]
      for arrival in arrivals {
        if let caller = arrival.caller { had[caller, default: 0] += 1 }
      }
      return callers.map { caller in
        Gain(
          caller: caller.id, name: caller.name, had: had[caller.id.number] ?? 0,
          wouldHave: would[caller.id.number] ?? 0)
      }
    }
  }

  private struct Arrival: Record {
    let lead: Lead
    let caller: Int64?
    let at: Instant

    init(row: inout Row) throws {
      caller = try row.next()
      at = try row.next()
      lead = try Lead(row: &row)
    }
  }

  private func arrivals(
    since day: Day, _ tx: borrowing Transaction
  ) throws -> [Arrival] {
    let columns = Lead.select.dropFirst("SELECT ".count)
    return try tx.all(
      """
      SELECT first.caller_id, first.at, \(name: String(columns))
      JOIN assignment first ON first.lead_id = lead.id
      WHERE first.id = (SELECT min(id) FROM assignment WHERE lead_id = lead.id)
        AND first.at >= \(office.business.zone.start(of: day)) AND first.level <> 'manual'
      ORDER BY first.id
      """)
  }

  private func counts(of leads: [(Lead, Instant)], by roster: Roster) -> [Int64: Int] {
    var ledger = Ledger(roster)
    var counts: [Int64: Int] = [:]
    for (number, (lead, at)) in leads.enumerated() {
      let day = office.business.zone.day(of: at)
      if ledger.counts[day] == nil { ledger.counts = [day: [:]] }
      let slate = ledger.slate(
        for: question(lead, [], roster), at: at, in: office.business.zone)
      guard let chosen = ledger.choice(of: slate) else { continue }
      counts[chosen, default: 0] += 1
      let id = Int64(number + 1)
      ledger.book(Ledger.Effect(assignment: id, slate: slate, chosen: chosen, day: day))
      if let key = slate.pointer {
        ledger.move(key, to: Ledger.Pointer(caller: chosen, assignment: id))
      }
    }
    return counts
  }
}
