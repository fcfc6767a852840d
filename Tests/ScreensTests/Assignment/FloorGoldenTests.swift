import CRM
import Support
import Testing

@Suite("How the floor looks to a caller")
struct FloorGoldenTests {
  let visit: Visit

  /// Three leads that wait, one of them not for long any more, and one that was taken.
  init() throws {
    let shop = try Shop.withHardText()
    try shop.openFloor()
    try shop.receive("Zoya Khan")
    shop.now = shop.now.adding(minutes: 9)
    try shop.receive("Omar Das")
    try shop.crm.assignments.claim(shop.receive("Lila Bose").lead, by: shop.ravi)
    shop.now = shop.now.adding(seconds: 275)
    try shop.receive("लक्ष्मी नायर 王小明")
    visit = Visit(shop, as: "ravi")
  }

  @Test("what waits for a claim, and how long still")
  func today() throws { try Golden.check("today-claims", visit) }

  @Test("leads, and how far each was taken on")
  func leads() throws {
    try visit.press("2")
    try Golden.check("leads-claims", visit)
  }

  @Test("a lead's page with who has it and why, and the whole reason")
  func lead() throws {
    try visit.press("enter")
    try Golden.check("lead-assigned", visit)
    try visit.press("W")
    try Golden.check("lead-why", visit)
  }
}
