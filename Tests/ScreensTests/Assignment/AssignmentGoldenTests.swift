import CRM
import Support
import Testing

@Suite("How the queue, the reassigning and the routing look")
struct AssignmentGoldenTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop.withHardText()
    try shop.caller("Kiran Bhat", ["states": "Kerala, Karnataka", "limit": "2", "weight": "2"])
    try shop.caller(HardText.family, ["status": "paused", "states": "Goa"])
    for state in ["Kerala", "Karnataka", "Kerala", "Goa"] { try shop.given(["state": state]) }
    visit = Visit(shop)
  }

  @Test("the leads that wait, and the question before they are handed out")
  func queue() throws {
    try visit.press("Q")
    try Golden.check("unassigned", visit)
    try visit.press("A")
    try Golden.check("hand-out", visit)
  }

  @Test("to whom leads may go, and what would happen")
  func reassigning() throws {
    try visit.press("Q", "*", "S")
    try Golden.check("reassign", visit)
    visit.type("kiran")
    try visit.press("enter")
    try Golden.check("confirm-reassign", visit)
  }

  @Test("the routing form, and what would change")
  func routing() throws {
    try visit.press("9")
    for _ in 0..<60 where !visit.selected.contains("What would change") { try visit.press("j") }
    try visit.press("enter")
    try Golden.check("form-routing", visit)
    try visit.press("ctrl-r")
    try Golden.check("replay", visit)
  }

  @Test("the rules of exception, and a new one while its filter is written")
  func rules() throws {
    var draft = Rules.blank
    draft.name = HardText.long
    draft.filter = "value>10lakh"
    let callers = try shop.crm.callers.page(.init(), by: shop.asha).items
    draft.callers = callers.map(\.id)
    draft.name = String(draft.name.prefix(100))
    try shop.crm.rules.add(draft, by: shop.asha)
    try visit.press(":")
    visit.type("routing rules")
    try visit.press("enter")
    try Golden.check("rules", visit)
    try visit.press("n", "tab")
    visit.type("sta")
    try Golden.check("form-rule", visit)
  }
}
