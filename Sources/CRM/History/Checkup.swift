import Storage

/// Whether the file is sound: SQLite's own checks, the references, and the chain of events.
package struct Checkup: Sendable {
  package var integrity = "ok"
  package var foreignKeys = 0
  package var chain = "ok"
  package var events = 0
  package var problems: [String] = []

  package var ok: Bool { problems.isEmpty }
}

extension Workspace {
  package func check() throws -> Checkup {
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
    try database.read { tx in try checkChain(tx, &checkup) }
    return checkup
  }

  /// Walks events and journal side by side, once.
  private func checkChain(_ tx: borrowing Transaction, _ checkup: inout Checkup) throws {
    var previous = Chain.beginning
    var last: Int64 = 0
    while true {
      var links: [(Chain.Link, [UInt8]?)] = []
      try tx.each(
        """
        SELECT id, at, actor_id, verb, noun, subject_id, facts, undoes, hash
        FROM event WHERE id > \(last) ORDER BY id LIMIT 5000
        """
      ) { row in
        let link = Chain.Link(
          id: try row.next(), at: try row.next(), actor: try row.next(), verb: try row.next(),
          noun: try row.next(), subject: try row.next(), facts: try row.next(),
          undoes: try row.next())
        links.append((link, try row.next()))
      }
      guard let newest = links.last?.0.id else { break }
      var digests: [Int64: [[UInt8]]] = [:]
      try tx.each(
        """
        SELECT event_id, noun, row_id, action, before, after, digest FROM journal
        WHERE event_id > \(last) AND event_id <= \(newest) ORDER BY event_id, id
        """
      ) { row in
        let event: Int64 = try row.next()
        digests[event, default: []].append(try Chain.Change(row: &row).digest)
      }
      for (link, hash) in links {
        checkup.events += 1
        let right = Chain.hash(link, digests: digests[link.id] ?? [], previous: previous)
        if hash != right, checkup.chain == "ok" {
          checkup.chain = "broken at event \(link.id)"
          checkup.problems.append("the history was changed from outside at event \(link.id)")
        }
        previous = hash ?? Chain.beginning
      }
      last = newest
    }
    let strays: Int =
      try tx.value(
        "SELECT count(*) FROM journal WHERE event_id NOT IN (SELECT id FROM event)") ?? 0
    if strays > 0 {
      checkup.chain = "broken"
      checkup.problems.append("\(strays) changes belong to no event")
    }
  }
}
