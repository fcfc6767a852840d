import Storage

extension Assignments {
  /// Who would have had how many of the leads that came in.
  package struct Gain: Sendable {
    /// Nobody for the leads that waited for a caller, or would have.
    package let caller: ID<Caller>?
    package let name: String?
    package let had: Int
    package let wouldHave: Int
    package var gain: Int { wouldHave - had }
  }

  /// Gives out the leads that came in since a day once more, by other callers or other settings, in
  /// memory. Each lead counts as it was when it came: given out or waiting; who took it by hand or
  /// out of the queue later is left aside. What waits comes last, where anything does.
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
      let outcome = try outcome(of: arrivals, by: roster, tx)
      let would = outcome.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      let had = arrivals.reduce(into: [:]) { $0[$1.caller, default: 0] += 1 }
      let gains = callers.map { caller in
        Gain(
          caller: caller.id, name: caller.name, had: had[caller.id.number] ?? 0,
          wouldHave: would[caller.id.number] ?? 0)
      }
      let waiting = Gain(
        caller: nil, name: nil, had: had[nil] ?? 0, wouldHave: arrivals.count - outcome.count)
      return waiting.had + waiting.wouldHave > 0 ? gains + [waiting] : gains
    }
  }

  private struct Arrival: Record {
    let lead: Lead
    let assignment: Int64
    let caller: Int64?
    let at: Instant
    let level: Level

    init(row: inout Row) throws {
      assignment = try row.next()
      caller = try row.next()
      at = try row.next()
      level = try Word(row.next()).value
      lead = try Lead(row: &row)
    }
  }

  private func arrivals(
    since day: Day, _ tx: borrowing Transaction
  ) throws -> [Arrival] {
    let columns = Lead.select.dropFirst("SELECT ".count)
    return try tx.all(
      """
      SELECT first.id, first.caller_id, first.at, first.level, \(name: String(columns))
      JOIN assignment first ON first.lead_id = lead.id
      WHERE first.id = (SELECT min(id) FROM assignment WHERE lead_id = lead.id)
        AND first.at >= \(office.business.zone.start(of: day)) AND first.level <> 'manual'
      ORDER BY first.id
      """)
  }

  /// Who would have had each lead; whoever is not there, nobody would.
  private func outcome(
    of arrivals: [Arrival], by roster: Roster, _ tx: borrowing Transaction
  ) throws -> [ID<Lead>: Int64] {
    guard let first = arrivals.first?.assignment else { return [:] }
    var ledger = try Ledger(before: first, roster, tx)
    var had: [ID<Lead>: Int64?] = [:]
    var would: [ID<Lead>: Int64] = [:]
    for arrival in arrivals {
      let lead = arrival.lead
      let day = office.business.zone.day(of: arrival.at)
      if ledger.counts[day] == nil { ledger.counts = [day: [:]] }
      let slate = ledger.slate(
        for: question(lead, [], roster), at: arrival.at, in: office.business.zone)
      let former = try ledger.returning(
        to: former(of: arrival, had, would, tx), on: slate, day)
      had[lead.id] = arrival.caller
      let decision = ledger.decision(on: slate, former: former)
      guard let chosen = decision.caller?.number else { continue }
      would[lead.id] = chosen
      let id = arrival.assignment
      ledger.book(
        Ledger.Effect(assignment: id, slate: nil, dues: slate.dues, chosen: chosen, day: day))
      if let key = decision.pointer {
        ledger.move(key, to: Ledger.Pointer(caller: chosen, assignment: id))
      }
    }
    return would
  }

  /// Who would have had the customer before: whoever gets the lead before this one here, where that
  /// is another than got it then.
  private func former(
    of arrival: Arrival, _ had: [ID<Lead>: Int64?], _ would: [ID<Lead>: Int64],
    _ tx: borrowing Transaction
  ) throws -> ID<Member>? {
    let lead = arrival.lead
    guard lead.cameBack else { return nil }
    var before: (lead: ID<Lead>, owner: ID<Member>?)?
    try tx.each(
      """
      SELECT id, owner_id FROM lead WHERE customer_id = \(lead.customer) AND id < \(lead.id)
      ORDER BY received_at DESC, id DESC LIMIT 1
      """
    ) { row in before = (try row.next(), try row.next()) }
    guard let before else { return nil }
    if let then = had[before.lead], then != would[before.lead] {
      return would[before.lead].map { ID($0) }
    }
    return arrival.level == .former ? arrival.caller.map { ID($0) } : before.owner
  }
}
