import Storage
import Support
import Testing

@testable import CRM

/// The storms go by it: so each of its verdicts is shown to be one that can fail.
@Suite("What the storms judge by")
struct JudgementTests {
  let shop: Shop
  let neha, omar: Caller

  init() throws {
    shop = try Shop()
    neha = try shop.caller("Neha", ["limit": "9"])
    omar = try shop.caller("Omar")
    for row in 1...6 as ClosedRange<Int64> {
      try shop.received(["name": "Zoya", "source_row_id": .integer(row)])
    }
  }

  private func change(_ sql: SQL) throws -> Judgement {
    try shop.tamper(sql)
    return try Judgement(shop.crm)
  }

  @Test("what was done by the rules passes")
  func sound() throws {
    let judgement = try Judgement(shop.crm)
    #expect(judgement.worst == 0)
    #expect(judgement.strangers == 0)
    #expect(judgement.misplaced == 0)
    #expect(judgement.beyondLimit == 0)
    #expect(judgement.leads == [":1": 1, ":2": 2, ":3": 3, ":4": 4, ":5": 5, ":6": 6])
  }

  @Test("a caller who had one lead more than their cap is counted")
  func cap() throws {
    #expect(
      try change("UPDATE caller_day SET count = 10 WHERE caller_id = \(neha.id)").beyondLimit == 1)
  }

  @Test("a lead with somebody else than its assignment names is counted, and one with none")
  func misplaced() throws {
    #expect(
      try change("UPDATE lead SET owner_id = \(omar.id) WHERE owner_id = \(neha.id)").misplaced == 3
    )
    #expect(try change("DELETE FROM assignment WHERE lead_id = 6").misplaced == 4)
  }

  @Test("a lead that the rules gave to somebody who was not eligible is counted")
  func strangers() throws {
    let judgement = try change(
      "UPDATE assignment SET caller_id = \(shop.ravi.id) WHERE caller_id = \(neha.id)")
    #expect(judgement.strangers == 3)
  }

  @Test("leads that go to one alone are told as unfair")
  func fairness() throws {
    #expect(try change("UPDATE assignment SET caller_id = \(omar.id)").worst == 3.0)
  }

  @Test("a lead that is lost, or known by another row, is not what was acknowledged")
  func lost() throws {
    let acknowledged = try Judgement(shop.crm).leads
    #expect(try change("UPDATE lead SET source_key = ':9' WHERE id = 4").leads != acknowledged)
    #expect(try change("DELETE FROM lead WHERE id = 4").leads != acknowledged)
  }

  @Test("no lead can be doubled under one row of its source: the file itself refuses it")
  func doubled() throws {
    #expect(throws: StorageError.self) {
      try change("UPDATE lead SET source_key = ':1' WHERE id = 2")
    }
  }
}
