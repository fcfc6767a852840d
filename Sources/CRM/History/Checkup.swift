import Storage

/// Whether the file is sound: the engine's own checks, the references, the chain of events, and what
/// is derived from the records.
package struct Checkup: Sendable {
  package internal(set) var integrity = "ok"
  package internal(set) var foreignKeys = 0
  package internal(set) var chain = "ok"
  package internal(set) var events = 0
  package internal(set) var problems: [String] = []

  package var ok: Bool { problems.isEmpty }
}

extension Workspace {
  /// `search` also compares the search index with its words. Only that holds the write gate, and so
  /// keeps others waiting: some seconds in a million customers.
  package func check(search: Bool = false) throws -> Checkup {
    var checkup = Checkup()
    let damage = try database.connection.damage()
    if let first = damage.first {
      checkup.integrity = first
      checkup.problems += damage.map { "integrity: \($0)" }
    }
    checkup.foreignKeys = try database.connection.danglingReferences()
    if checkup.foreignKeys > 0 {
      checkup.problems.append("\(checkup.foreignKeys) rows point to rows that are not there")
    }
    do {
      try database.read { tx in
        try checkChain(tx, &checkup)
        try checkTally(tx, &checkup)
        try checkLedger(tx, &checkup)
      }
    } catch StorageError.damaged(_, let detail) {
      checkup.problems.append("the records can't be read to their end: \(detail)")
    }
    guard search else { return checkup }
    do {
      try database.write { tx in _ = try tx.run(tx.dialect.searchCheck) }
    } catch StorageError.damaged {
      checkup.problems.append("the search index does not agree with its words")
    }
    return checkup
  }

  private func checkChain(_ tx: borrowing Transaction, _ checkup: inout Checkup) throws {
    var walk = ChainWalk()
    try tx.each(ChainWalk.select) { row in try walk.step(&row) }
    walk.finishEvent()
    checkup.events = walk.events
    if let first = walk.firstBroken { checkup.chain = "broken at event \(first)" }
    checkup.problems += walk.problems
    let strays: Int =
      try tx.value(
        "SELECT count(*) FROM journal WHERE event_id NOT IN (SELECT id FROM event)") ?? 0
    if strays > 0 {
      if checkup.chain == "ok" { checkup.chain = "broken" }
      checkup.problems.append("\(strays) changes belong to no event")
    }
  }

  /// The kept sums of the stages against the leads themselves.
  private func checkTally(_ tx: borrowing Transaction, _ checkup: inout Checkup) throws {
    let wrong: Int =
      try tx.value(
        """
        WITH kept AS (
          SELECT stage_id, owner_id, currency, leads, value, weighted FROM stage_tally
        ), counted AS (
          SELECT stage_id, coalesce(owner_id, 0) AS owner_id, currency, count(*) AS leads,
            CAST(sum(coalesce(value, 0)) AS INTEGER) AS value,
            CAST(sum(coalesce(value, 0) * probability) AS INTEGER) AS weighted
          FROM lead GROUP BY 1, 2, 3
        )
        SELECT count(DISTINCT stage_id) FROM (
          SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) AS more
          UNION ALL
          SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) AS less
        ) AS wrong
        """) ?? 0
    if wrong > 0 {
      checkup.problems.append("the kept sums of \(wrong) stages do not agree with their leads")
    }
  }
}

/// Follows the chain once from its beginning, one change at a time, whatever the number of events.
private struct ChainWalk {
  private(set) var events = 0
  private(set) var firstBroken: Int64?
  private(set) var problems: [String] = []

  private var content = Chain.Content()
  private var link: Chain.Link?
  private var hash: [UInt8]?
  private var lastID: Int64 = 0
  /// The hash that the event before bears, and the one that it should bear.
  private var previous = (borne: Chain.beginning, right: Chain.beginning)
  private let limit = 20

  /// Changes first: of an event with many, its own columns are read once.
  static let select: SQL = """
    SELECT event.id, journal.noun, journal.row_id, journal.through, journal.action, journal.before,
      journal.after, journal.digest, event.at, event.actor_id, event.verb, event.noun, event.subject_id,
      event.facts, event.undoes, event.hash
    FROM event LEFT JOIN journal ON journal.event_id = event.id ORDER BY event.id, journal.id
    """

  mutating func step(_ row: inout Row) throws {
    let id: Int64 = try row.next()
    let change = try Chain.Change(row: &row)
    if link?.id != id {
      finishEvent()
      content = Chain.Content()
    }
    if let change { content.add(change) }
    guard link == nil else { return }
    link = Chain.Link(
      id: id, at: try row.next(), actor: try row.next(), verb: try row.next(),
      noun: try row.next(), subject: try row.next(), facts: try row.next(),
      undoes: try row.next())
    hash = try row.next()
  }

  mutating func finishEvent() {
    guard let link else { return }
    self.link = nil
    events += 1
    let digest = content.digest(link)
    var right = Chain.hash(digest, after: previous.borne)
    if hash != right, previous.right != previous.borne {
      // Where the event before bears a false hash, this one still follows its right one.
      right = Chain.hash(digest, after: previous.right)
    }
    if hash != right { report(link.id) }
    previous = (borne: hash ?? Chain.beginning, right: right)
    lastID = link.id
  }

  private mutating func report(_ id: Int64) {
    firstBroken = firstBroken ?? id
    guard problems.count < limit else { return }
    problems.append(
      id == lastID + 1
        ? "the history was changed from outside at event \(id)"
        : "the history was changed from outside: something is missing before event \(id)")
  }
}
