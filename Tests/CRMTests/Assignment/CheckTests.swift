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
        "UPDATE rotation SET caller_id = 6",
        ["the rotations do not stand where the assignments left them"]
      ),
    ])
  func tampered(change: String, problems: [String]) throws {
    let shop = try Shop()
    try shop.caller("Neha")
    try shop.caller("Omar")
    try shop.given()
    #expect(try shop.crm.check().problems == [])
    try shop.crm.database.write { tx in _ = try tx.run(SQL(verbatim: change)) }
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
        level: .all, steps: [], shares: [.init(caller: neha.id.number, weight: 1)], misses: [],
        pointer: nil, ground: "everybody")
      let decision = Decision(
        caller: neha.id, level: .all, reason: "", slate: slate, pointer: nil, counts: true,
        credits: nil)
      _ = try shop.crm.assignments.place(decision, of: lead.id, tx, event)
    }
    #expect(try shop.crm.check().problems == ["1 leads were given to callers who were paused"])
  }
}
