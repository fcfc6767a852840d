import Storage
import Support
import Testing

@testable import CRM

@Suite("The ledger of leads")
struct LedgerTests {
  @Test(
    "credits are 0 together and agree with the assignments after everything that is done, undone and redone",
    arguments: [1, 2, 3, 4, 5, 6])
  func invariants(seed: UInt64) throws {
    let shop = try Shop()
    var dice = Dice(seed: seed)
    let life = ShopLife(shop.crm, as: shop.asha)
    for _ in 0..<3 { try life.perform(.addCaller, &dice) }
    let deeds: [ShopLife.Deed] = [
      .addCaller, .editCaller, .pauseCaller, .deleteCaller, .addRule, .deleteRule, .editRouting,
      .takeLead, .receiveLeads, .receiveLeads, .editLead, .editLead, .assignLead, .assignLead,
      .assignLead,
      .reassignLead, .reassignLead, .claimLead, .releaseLead, .handOn, .drainQueue, .deleteLead,
      .deleteCustomer, .mergeCustomers, .loseLead,
    ]
    var refused = 0
    for step in 0...160 {
      shop.now = shop.now.adding(minutes: Int.random(in: 0...90, using: &dice))
      do {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: try shop.crm.history.undo(by: shop.asha)
        case 1: try shop.crm.history.redo(by: shop.asha)
        case 3: try receive(Int.random(in: 1...5, using: &dice), step, shop)
        case 2:
          try shop.crm.batch {
            for _ in 0..<4 {
              guard let deed = deeds.randomElement(using: &dice) else { continue }
              do { try life.perform(deed, &dice) } catch is CRMError { refused += 1 }
            }
          }
        default:
          guard let deed = deeds.randomElement(using: &dice) else { continue }
          try life.perform(deed, &dice)
        }
      } catch is CRMError {
        refused += 1
      }
      // What has nothing to do with the ledger is looked at now and then.
      let problems = try step % 20 == 0 ? shop.crm.check().problems : problems(shop)
      guard problems.isEmpty else {
        Issue.record("after step \(step): \(problems)")
        return
      }
    }
    #expect(refused < 120)
  }

  @Test(
    "undoing all of a batch brings counters, credits and rotations back, and redoing it forth",
    arguments: [11, 12, 13])
  func batches(seed: UInt64) throws {
    let shop = try Shop()
    var dice = Dice(seed: seed)
    let life = ShopLife(shop.crm, as: shop.asha)
    try shop.routing(["policy": seed % 2 == 0 ? "rotation" : "fair"])
    for _ in 0..<4 { try life.perform(.addCaller, &dice) }
    let deeds: [ShopLife.Deed] = [
      .takeLead, .assignLead, .assignLead, .reassignLead, .reassignLead, .claimLead, .releaseLead,
      .handOn, .drainQueue, .pauseCaller, .editCaller, .addCaller, .deleteCaller, .deleteLead,
    ]
    for round in 0..<12 {
      shop.now = shop.now.adding(minutes: Int.random(in: 0...90, using: &dice))
      let (before, last) = (try ledger(shop), try shop.crm.history.newest())
      try shop.crm.batch {
        try receive(Int.random(in: 1...12, using: &dice), round, shop)
        for _ in 0..<6 {
          guard let deed = deeds.randomElement(using: &dice) else { continue }
          do { try life.perform(deed, &dice) } catch is CRMError {}
        }
      }
      let after = try ledger(shop)
      let events = try shop.crm.history.feed(after: last, limit: 100)
      for event in events.reversed() {
        try shop.crm.history.undo(event.id, by: shop.asha)
        try #require(try shop.crm.credits() == 0)
      }
      #expect(try ledger(shop) == before, "round \(round)")
      try #require(try problems(shop) == [])
      guard round % 3 > 0 else { continue }
      for _ in events { try shop.crm.history.redo(by: shop.asha) }
      #expect(try ledger(shop) == after, "round \(round), done again")
      try #require(try problems(shop) == [])
    }
    #expect(try shop.crm.check().problems == [])
  }

  private func problems(_ shop: Shop) throws -> [String] {
    var checkup = Checkup()
    try shop.crm.database.read { tx in try shop.crm.checkLedger(tx, &checkup) }
    return checkup.problems
  }

  private func receive(_ count: Int, _ round: Int, _ shop: Shop) throws {
    let rows = try (0..<count).map { place in
      try Incoming([
        "name": "Somebody", "phone": .string("98450000\(10 + place)"),
        "state": .string(["Kerala", "Karnataka", "Punjab"][place % 3]),
        "source_row_id": .string("\(round).\(place)"),
      ])
    }
    for received in try shop.crm.leads.receive(rows, by: shop.asha) { _ = try received.get() }
  }

  /// Everything that follows from the assignments.
  private func ledger(_ shop: Shop) throws -> [String] {
    try shop.crm.accounts()
      + shop.crm.database.read { tx in
        try tx.values(
          "SELECT 'day ' || day || ' ' || caller_id || ' ' || count FROM caller_day ORDER BY 1")
          + tx.values(
            "SELECT key || ' ' || caller_id || ' ' || assignment_id FROM rotation ORDER BY key")
      }
  }
}
