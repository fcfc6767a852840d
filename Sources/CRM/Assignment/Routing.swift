package import Storage

/// How leads are routed here.
package struct Routing: Hashable, Sendable {
  /// Who of those that may get a lead gets it: whoever is owed most, or the next in a plain rotation.
  package enum Policy: String, Sendable, CaseIterable { case fair, rotation }

  /// Where a lead goes when everybody who serves its state has had their day's leads.
  package enum WhenCapped: String, Sendable, CaseIterable { case overflow, queue }

  package var policy = Policy.fair
  package var whenCapped = WhenCapped.overflow
  /// Whether a lead given by hand counts for the limit and the credit of who gets it.
  package var manualCounts = true
  /// Whether people who come back go to who had them before.
  package var formerFirst = true
  /// Working minutes after which an unclaimed lead goes on to somebody else; 0 for never.
  package var claimMinutes = 15
  /// The country of leads that name none.
  package var country: String?

  package init() {}
}

extension Routing: Record {
  static let columns: SQL =
    "policy, when_capped, manual_counts, former_first, claim_minutes, country"

  package init(row: inout Row) throws {
    policy = try Word(row.next()).value
    whenCapped = try Word(row.next()).value
    manualCounts = try row.next()
    formerFirst = try row.next()
    claimMinutes = try row.next()
    country = try row.next()
  }
}
