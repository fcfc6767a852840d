import CSQLite
import SQLiteStorage
import Storage
import Support
import Testing

@testable import CRM

@Suite("The history shows every change made to it from outside")
struct ChainTests {
  let shop: HistoryShop
  /// An event in the middle and the last one.
  let middle: Int64
  let last: Int64

  init() throws {
    let shop = try HistoryShop()
    let customer = try shop.customer("Sunita")
    middle = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.ravi) { $0.title = "Buyer" }
    }
    try shop.office.leads.win(try shop.lead(of: customer).id, sale: shop.money(700), by: shop.asha)
    try shop.history.undo(by: shop.asha)
    last = try shop.event { try shop.office.customers.delete(customer.id, by: shop.asha) }
    self.shop = shop
  }

  @Test("an honest history is whole, and counted")
  func honest() throws {
    let checkup = try shop.office.check()
    #expect(checkup.ok)
    #expect(checkup.chain == "ok" && checkup.integrity == "ok" && checkup.foreignKeys == 0)
    #expect(checkup.events == Int(last))
  }

  @Test(
    "whatever is changed is found, and the event named",
    arguments: [
      "UPDATE event SET facts = '{\"name\":\"x\"}' WHERE id = $",
      "UPDATE event SET at = at + 1 WHERE id = $",
      "UPDATE event SET actor_id = 1 + actor_id % 2 WHERE id = $",
      "UPDATE event SET actor_id = NULL WHERE id = $",
      "UPDATE event SET verb = 'merge' WHERE id = $",
      "UPDATE event SET noun = noun + 1 WHERE id = $",
      "UPDATE event SET subject_id = subject_id + 1 WHERE id = $",
      "UPDATE event SET undoes = 1 WHERE id = $",
      "UPDATE event SET hash = randomblob(32) WHERE id = $",
      "UPDATE event SET hash = NULL WHERE id = $",
      "UPDATE journal SET before = replace(before, '\"', ' \"') WHERE event_id = $",
      "UPDATE journal SET after = '{}' WHERE event_id = $",
      "UPDATE journal SET row_id = row_id + 1 WHERE event_id = $",
      "UPDATE journal SET through = row_id + 1 WHERE event_id = $",
      "UPDATE journal SET action = 1 WHERE event_id = $",
      "UPDATE journal SET noun = 3 WHERE event_id = $",
      "UPDATE journal SET before = NULL, after = NULL WHERE event_id = $",
      "DELETE FROM journal WHERE event_id = $",
      "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal WHERE event_id = $)",
      "INSERT INTO journal (event_id, noun, row_id, action) VALUES ($, 4, 1, 1)",
    ])
  func changed(script: String) throws {
    for event in [middle, last] {
      let stranger = try shop.scratch.stranger()
      let before = try rows()
      try stranger.run(script: script.replacing("$", with: "\(event)"))
      let checkup = try shop.office.check()
      #expect(checkup.chain == "broken at event \(event)", "\(script)")
      #expect(checkup.problems == ["the history was changed from outside at event \(event)"])
      try put(back: before, stranger)
      #expect(try shop.office.check().ok)
    }
  }

  @Test("an event taken out, with all its changes, leaves a gap")
  func deleted() throws {
    try shop.tamper(
      "DELETE FROM journal WHERE event_id = \(middle); DELETE FROM event WHERE id = \(middle)")
    let checkup = try shop.office.check()
    #expect(checkup.chain == "broken at event \(middle + 1)")
    #expect(
      checkup.problems == [
        "the history was changed from outside: something is missing before event \(middle + 1)"
      ])
  }

  @Test("an event slipped in at the end bears no right hash")
  func inserted() throws {
    for hash in ["NULL", "randomblob(32)", "(SELECT hash FROM event WHERE id = \(last))"] {
      try shop.tamper(
        """
        INSERT INTO event (id, at, actor_id, verb, noun, facts, hash)
        VALUES (\(last + 1), 0, 1, 'add', 4, '{}', \(hash))
        """)
      #expect(try shop.office.check().chain == "broken at event \(last + 1)")
      try shop.tamper("DELETE FROM event WHERE id = \(last + 1)")
    }
    #expect(try shop.office.check().ok)
  }

  @Test("two hashes that changed places are both named, and no other")
  func swapped() throws {
    try shop.tamper(
      """
      CREATE TEMP TABLE kept AS SELECT id, hash FROM event;
      UPDATE event SET hash = (SELECT hash FROM kept WHERE id = \(2 * middle + 1) - event.id)
      WHERE id IN (\(middle), \(middle + 1));
      """)
    #expect(
      try shop.office.check().problems == [
        "the history was changed from outside at event \(middle)",
        "the history was changed from outside at event \(middle + 1)",
      ])
  }

  @Test("changes moved from one event to another are found")
  func moved() throws {
    try shop.tamper("UPDATE journal SET event_id = \(middle) WHERE event_id = \(middle + 1)")
    #expect(try shop.office.check().problems.count == 2)
  }

  @Test("values erased with their digest kept still verify; a digest beside values does not vouch")
  func erased() throws {
    var digests: [(Int64, [UInt8])] = []
    try shop.office.database.read { tx in
      try tx.each("SELECT id, before, after FROM journal WHERE event_id = \(last)") { row in
        let id: Int64 = try row.next()
        digests.append((id, Chain.valuesDigest(before: try row.next(), after: try row.next())))
      }
    }
    #expect(digests.count > 1)
    let stranger = try shop.scratch.stranger()
    for (id, digest) in digests {
      let hex = digest.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
      try stranger.run(
        script: """
          UPDATE journal SET before = NULL, after = NULL, digest = x'\(hex)' WHERE id = \(id)
          """)
    }
    #expect(try shop.office.check().ok)
    let (id, digest) = digests[0]
    let hex = digest.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    for lie in ["before = '{\"name\":\"x\"}'", "row_id = row_id + 1", "digest = zeroblob(32)"] {
      try stranger.run(script: "UPDATE journal SET \(lie) WHERE id = \(id)")
      #expect(try shop.office.check().chain == "broken at event \(last)", "\(lie)")
      try stranger.run(
        script: """
          UPDATE journal SET before = NULL, digest = x'\(hex)',
            row_id = row_id - (\(lie.hasPrefix("row_id") ? 1 : 0)) WHERE id = \(id)
          """)
      #expect(try shop.office.check().ok)
    }
  }

  @Test("changes of no event, sums that are off and a search index come apart are problems")
  func derived() throws {
    try shop.lead(of: try shop.customer("Ravi Nair"))
    #expect(try shop.office.check().ok)
    try shop.tamper("UPDATE stage_tally SET value = value + 1")
    #expect(
      try shop.office.check().problems == [
        "the kept sums of 1 stages do not agree with their leads"
      ])
    try shop.tamper("UPDATE stage_tally SET value = value - 1")
    // SQLite guards the index's own tables from our connections, so a bare one it is.
    var bare: OpaquePointer?
    defer { sqlite3_close_v2(bare) }
    #expect(sqlite3_open(shop.scratch.file, &bare) == SQLITE_OK)
    let cut =
      "UPDATE search_content SET c0 = ' somebody else' WHERE id = (SELECT max(id) FROM search_content)"
    #expect(sqlite3_exec(bare, cut, nil, nil, nil) == SQLITE_OK)
    #expect(try shop.office.check().ok)
    let checkup = try shop.office.check(search: true)
    #expect(checkup.problems.count == 1 && checkup.chain == "ok" && checkup.integrity == "ok")
    #expect(checkup.problems.first?.contains("search") == true)
  }

  private func rows() throws -> [String] {
    try shop.office.database.read { tx in
      var rows: [String] = []
      for (table, columns) in [
        ("event", "id, at, actor_id, verb, noun, subject_id, facts, undoes, hash"),
        ("journal", "id, event_id, noun, row_id, through, action, before, after, digest"),
      ] {
        let quoted = columns.split(separator: ", ").map { "quote(\($0))" }.joined(
          separator: " || ',' || ")
        let values: [String] = try tx.values(
          "SELECT \(name: quoted) FROM \(name: table) ORDER BY id")
        rows += values.map { "INSERT INTO \(table) (\(columns)) VALUES (\($0));" }
      }
      return rows
    }
  }

  private func put(back rows: [String], _ stranger: SQLiteConnection) throws {
    try stranger.run(
      script: """
        PRAGMA foreign_keys = OFF; BEGIN; DELETE FROM journal; DELETE FROM event;
        \(rows.joined(separator: "\n")) COMMIT; PRAGMA foreign_keys = ON;
        """)
  }
}
