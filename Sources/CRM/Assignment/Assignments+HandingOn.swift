import Storage

extension Assignments {
  /// Hands on every lead that its caller left unclaimed for too long. Any running program may do it:
  /// each lead in a transaction of its own, which looks again, so that it happens once.
  @discardableResult
  package func handOn(
    limit: Int = 1000, by actor: Member? = nil, while goesOn: () -> Bool = { true }
  ) throws -> [Assignment] {
    if let actor { try Access.require(.handOn, .lead, by: actor) }
    var made: [Assignment] = []
    for lead in try overdue(limit) where goesOn() {
      let assignment = try office.record(.handOn, .lead, by: actor) { tx, event in
        try handOn(lead, tx, event)
      }
      if let assignment { made.append(assignment) }
    }
    return made
  }

  /// Nothing where the lead was dealt with meanwhile, or nobody else is there to take it from
  /// somebody who still may.
  private func handOn(
    _ id: ID<Lead>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Assignment? {
    let roster = try office.roster(tx)
    guard let waiting: Waiting = try tx.first("\(Waiting.select) AND lead.id = \(id)"),
      let current = try standing(of: id, tx), current.id == waiting.assignment,
      office.isOverdue(waiting, at: event.at, roster)
    else { return nil }
    event.subject = id.number
    let lead = try office.leads.item(id.number, tx)
    let before: [Int64] = try tx.values(
      """
      SELECT DISTINCT caller_id FROM assignment WHERE lead_id = \(id)
        AND status IN ('assigned', 'handed_on', 'released') AND caller_id IS NOT NULL
      """)
    var decision = try decide(lead, without: Set(before), tx, event)
    if decision.caller == nil, before.count > 1 {
      decision = try decide(lead, without: [waiting.caller], tx, event)
    }
    let mayStay = roster.entry(waiting.caller)?.isAround(on: event.today) ?? false
    if decision.caller == nil, mayStay { return nil }
    try retire(current, as: .handedOn, tx)
    let made = try place(decision, of: id, tx, event)
    try give(id, to: decision.owner, tx, event)
    if let name = current.callerName { event.facts["from"] = .string(name) }
    let assignment = try item(made.number, tx)
    if let name = assignment.callerName { event.facts["to"] = .string(name) }
    return assignment
  }

  private func overdue(_ limit: Int) throws -> [ID<Lead>] {
    let now = office.clock.now()
    return try office.database.read { tx in
      let roster = try office.roster(tx)
      guard roster.routing.claimMinutes > 0 else { return [] }
      // Caller by caller, as the index has them, and of none more than are handed on now: else all
      // that were ever given out would be looked at.
      let members: [Int64] = try tx.values("SELECT id FROM member")
      let waiting: [Waiting] = try members.flatMap { member in
        try tx.all(
          """
          \(Waiting.select) AND assignment.caller_id = \(member)
          ORDER BY assignment.id LIMIT \(limit)
          """)
      }
      return waiting.filter { office.isOverdue($0, at: now, roster) }
        .sorted { $0.assignment.number < $1.assignment.number }.prefix(limit).map(\.lead)
    }
  }
}

/// A lead that its caller has not claimed yet.
struct Waiting: Record {
  let lead: ID<Lead>
  let assignment: ID<Assignment>
  let caller: Int64
  let since: Instant

  static let columns: SQL = "lead.id, assignment.id, assignment.caller_id, assignment.at"
  static let source: SQL = """
    FROM assignment JOIN lead ON lead.id = assignment.lead_id
    WHERE assignment.status = 'assigned' AND lead.owner_id = assignment.caller_id
      AND lead.closed_at IS NULL AND lead.claimed_at IS NULL AND lead.first_contact_at IS NULL
    """
  static let select: SQL = "SELECT \(columns) \(source)"

  init(row: inout Row) throws {
    lead = try row.next()
    assignment = try row.next()
    caller = try row.next()
    since = try row.next()
  }
}

extension Workspace {
  /// Whether a lead has waited its working minutes.
  func isOverdue(_ waiting: Waiting, at now: Instant, _ roster: Roster) -> Bool {
    window(of: waiting, at: now, roster).map { $0.left(at: now) == 0 } ?? false
  }

  /// The minutes of the caller's shift; all of them where the caller is away, for whom no shift
  /// begins. Nothing where no lead goes on.
  func window(of waiting: Waiting, at now: Instant, _ roster: Roster) -> ClaimWindow? {
    guard roster.routing.claimMinutes > 0 else { return nil }
    let entry = roster.entry(waiting.caller)
    let isAround = entry?.isAround(on: business.zone.day(of: now)) ?? false
    return ClaimWindow(
      since: waiting.since, length: Int64(roster.routing.claimMinutes) * 60_000,
      shift: isAround ? entry?.shift : nil, zone: business.zone)
  }
}

extension Assignments {
  /// One lead of somebody who leaves goes to another, who doesn't, or waits.
  func passOn(
    _ id: ID<Lead>, from leaving: Set<Int64>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    let lead = try office.leads.item(id.number, tx)
    try retire(standing(of: id, tx), as: .handedOn, tx)
    let decision = try decide(lead, without: leaving, tx, event)
    try place(decision, of: id, tx, event)
    try give(id, to: decision.owner, tx, event)
  }
}
