import SQLiteStorage
import Storage
import Support
import Testing

@testable import CRM

@Suite("The checkup of assignments")
struct CheckTests {
  @Test(
    "tells what was changed from outside",
    arguments: [
      (
        "UPDATE caller_ledger SET credit = credit + 1 WHERE caller_id = 5",
        [
          "the credits of 1 callers do not agree with their assignments",
          "all credits together are 1, not 0",
        ]
      ),
      (
        "UPDATE caller_day SET count = 9",
        ["the counts of the days do not agree with the assignments"]
      ),
      (
        "UPDATE caller_day SET count = count + 1 WHERE caller_id = 6",
        ["the counts of the days do not agree with the assignments"]
      ),
      (
        "DELETE FROM caller_day WHERE caller_id = 6",
        ["the counts of the days do not agree with the assignments"]
      ),
      (
        // Together still 0.
        "UPDATE caller_ledger SET credit = credit + 11 - 2 * caller_id",
        ["the credits of 2 callers do not agree with their assignments"]
      ),
      (
        "UPDATE slate_due SET leads = leads + 1",
        [
          "the credits of 2 callers do not agree with their assignments",
          "all credits together are 1000000000, not 0",
        ]
      ),
      (
        "UPDATE caller_ledger SET last_assignment = 1 WHERE caller_id = 6",
        ["the credits of 1 callers do not agree with their assignments"]
      ),
      (
        // Ended, and nothing given back.
        "UPDATE assignment SET status = 'reassigned' WHERE caller_id = 6",
        [
          "the credits of 2 callers do not agree with their assignments",
          "the counts of the days do not agree with the assignments",
        ]
      ),
      (
        // Counted twice.
        """
        INSERT INTO assignment (lead_id, caller_id, at, day, level, reason, status, counts,
          slate_id, credits, pointer, by_id)
        SELECT lead_id, caller_id, at, day, 'manual', reason, status, counts, slate_id, credits,
          NULL, by_id FROM assignment WHERE caller_id = 6
        """,
        [
          "the credits of 2 callers do not agree with their assignments",
          "the counts of the days do not agree with the assignments",
        ]
      ),
      (
        "UPDATE rotation SET caller_id = 11 - caller_id",
        ["the rotations do not stand where the assignments left them"]
      ),
    ])
  func tampered(change: String, problems: [String]) throws {
    let shop = try Shop()
    try shop.caller("Neha")
    try shop.caller("Omar")
    for _ in 0..<3 { try shop.given() }
    #expect(try shop.crm.check().problems == [])
    try shop.tamper(SQL(verbatim: change))
    #expect(try shop.crm.check().problems == problems)
  }

  @Test("tells of a lead that the rules gave to somebody paused")
  func paused() throws {
    let shop = try Shop()
    let neha = try shop.caller("Neha")
    try shop.caller("Omar")
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    let lead = try shop.unowned()
    try shop.crm.record(.assign, .lead, by: shop.asha) { tx, event in
      let slate = Slate(
        level: .all, steps: [], dues: Dues([(neha.id.number, 1)]), misses: [],
        pointer: nil, ground: "everybody")
      let decision = Decision(
        caller: neha.id, level: .all, reason: "", slate: slate, pointer: nil, counts: true,
        credits: nil)
      _ = try shop.crm.assignments.place(decision, of: lead.id, tx, event)
    }
    #expect(try shop.crm.check().problems == ["1 leads were given to callers who were paused"])
  }
}

extension Shop {
  /// A change from outside, past every rule of the program: the file's own watch over it is taken off.
  func tamper(_ change: SQL) throws {
    try Database(SQLiteConnection(path: connection.path)).write { tx in
      let triggers: [String] = try tx.values(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try tx.run("DROP TRIGGER \(name: trigger)") }
      try tx.run(change)
    }
  }
}
