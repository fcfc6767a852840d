package import Storage

/// Who got a lead, when and why; or that it waits for somebody. The newest one of a lead stands.
package struct Assignment: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case assigned, claimed
    case handedOn = "handed_on"
    case reassigned, released, queued

    /// Whether the lead is with the caller.
    var holds: Bool { self == .assigned || self == .claimed }
  }

  package let id: ID<Assignment>
  package let lead: ID<Lead>
  /// Nobody while it waits in the queue.
  package let caller: ID<Caller>?
  package let callerName: String?
  package let at: Instant
  package let day: Day
  package let level: Level
  package let reason: String
  package let status: Status
  /// Whether it counts for the caller's limit and credit.
  package let counts: Bool
  package let by: ID<Member>?
  package let byName: String?
  package let customerName: String
  /// Whether the lead is open still.
  package let isOpen: Bool
  let slate: Int64?
  /// The highest credits when it was decided.
  let credits: String?
}

extension Assignment: Record {
  static let select = """
    SELECT assignment.id, assignment.lead_id, assignment.caller_id, taker.name, assignment.at,
      assignment.day, assignment.level, assignment.reason, assignment.status, assignment.counts,
      assignment.by_id, giver.login, customer.name,
      CASE WHEN lead.closed_at IS NULL THEN 1 ELSE 0 END, assignment.slate_id, assignment.credits
    FROM assignment LEFT JOIN lead ON lead.id = assignment.lead_id
    LEFT JOIN customer ON customer.id = lead.customer_id
    LEFT JOIN member taker ON taker.id = assignment.caller_id
    LEFT JOIN member giver ON giver.id = assignment.by_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    lead = try row.next()
    caller = try row.next()
    callerName = try row.next()
    at = try row.next()
    day = try row.next()
    level = try Word(row.next()).value
    reason = try row.next()
    status = try Word(row.next()).value
    counts = try row.next()
    by = try row.next()
    byName = try row.next()
    customerName = try row.next()
    isOpen = try row.next()
    slate = try row.next()
    credits = try row.next()
  }

  package static let catalogue = Catalogue<Assignment>(
    noun: .assignment, table: "assignment", select: select, fields: fields,
    sorts: [Sort("id", descending: true)], words: [], spoken: { _ in "" }, id: { $0.id.number })

  private static let fields: [Field<Assignment>] = [
    Field("id", "No.", .number, "assignment.id", optional: false) { .number($0.id.number) },
    Field("lead", "Lead", .reference(.lead), "assignment.lead_id", optional: false) {
      .init($0.lead.number, $0.customerName)
    },
    Field("customer", "Customer", .text, "customer.name", optional: false) {
      .text($0.customerName)
    },
    Field(
      "caller", "Caller", .reference(.member), "assignment.caller_id", indexed: true,
      apart: "status"
    ) { .init($0.caller?.number, $0.callerName) },
    Field("assigned_at", "When", .instant, "assignment.at", optional: false) { .instant($0.at) },
    Field(
      "level", "Level", .choice(Level.allCases.map(\.rawValue)), "assignment.level", optional: false
    ) { .text($0.level.rawValue) },
    Field("reason", "Why", .text, "assignment.reason", optional: false) { .text($0.reason) },
    Field(
      "status", "Status", .choice(Status.allCases.map(\.rawValue)), "assignment.status",
      optional: false
    ) { .text($0.status.rawValue) },
    Field("counts", "Counts", .flag, "assignment.counts", optional: false) { .flag($0.counts) },
    Field(
      "open", "Lead is open", .flag, "(CASE WHEN lead.closed_at IS NULL THEN 1 ELSE 0 END)",
      optional: false
    ) { .flag($0.isOpen) },
    Field("by", "By", .reference(.member), "assignment.by_id") {
      .init($0.by?.number, $0.byName)
    },
  ]
}
