package import Storage

/// What was given to somebody since they last looked, and what nobody could be given.
package struct AssignmentNews: Sendable {
  package struct Item: Hashable, Sendable {
    package let lead: ID<Lead>
    package let customer: String
    package let state: String?
  }

  /// The newest assignment: what to ask with the next time.
  package let last: Int64
  /// Newest first, as the others.
  package let mine: [Item]
  /// For whom the queue is theirs to see to.
  package let queued: [Item]
  /// How many leads wait for one's claim now.
  package let unclaimed: Int
}

extension Assignments {
  /// The number of the newest assignment; 0 where there was none.
  package func newest() throws -> Int64 {
    try office.database.read { tx in
      try tx.value("SELECT max(id) FROM assignment", as: Int64?.self)
    }.flatMap(\.self) ?? 0
  }

  /// What came after an assignment. What one gave oneself by hand is no news.
  package func news(after last: Int64, for me: Member) throws -> AssignmentNews {
    try office.database.read { tx in
      let newest = try newest()
      let seesQueue = Access.scope(of: me.role, .assign, .lead) == .all
      let unclaimed: Int? = try tx.value(
        "SELECT count(*) \(Waiting.source) AND assignment.caller_id = \(me.id)")
      guard newest > last else {
        return AssignmentNews(last: newest, mine: [], queued: [], unclaimed: unclaimed ?? 0)
      }
      return AssignmentNews(
        last: newest,
        mine: try items(
          """
          assignment.id > \(last) AND assignment.caller_id = \(me.id)
            AND assignment.status = 'assigned'
            AND NOT (assignment.level = 'manual' AND assignment.by_id IS NOT DISTINCT FROM \(me.id))
          """, tx),
        queued: seesQueue
          ? try items("assignment.id > \(last) AND assignment.status = 'queued'", tx) : [],
        unclaimed: unclaimed ?? 0)
    }
  }

  private func items(
    _ condition: SQL, _ tx: borrowing Transaction
  ) throws -> [AssignmentNews.Item] {
    try tx.all(
      """
      SELECT lead.id, customer.name, lead.state FROM assignment
      JOIN lead ON lead.id = assignment.lead_id JOIN customer ON customer.id = lead.customer_id
      WHERE \(condition) ORDER BY assignment.id DESC LIMIT 100
      """)
  }
}

extension AssignmentNews.Item: Record {
  package init(row: inout Row) throws {
    lead = try row.next()
    customer = try row.next()
    state = try row.next()
  }
}
