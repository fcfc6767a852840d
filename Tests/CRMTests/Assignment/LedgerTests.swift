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
      .takeLead, .takeLead, .takeLead, .editLead, .editLead, .assignLead, .assignLead, .assignLead,
      .reassignLead, .reassignLead, .claimLead, .releaseLead, .handOn, .drainQueue, .deleteLead,
      .deleteCustomer, .mergeCustomers, .loseLead,
    ]
    var refused = 0
    for step in 0..<160 {
      shop.now = shop.now.adding(minutes: Int.random(in: 0...90, using: &dice))
      do {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: try shop.crm.history.undo(by: shop.asha)
        case 1: try shop.crm.history.redo(by: shop.asha)
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
      let problems = try shop.crm.check().problems
      guard problems.isEmpty else {
        Issue.record("after step \(step): \(problems)")
        return
      }
    }
    #expect(refused < 120)
  }
}
