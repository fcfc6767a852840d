import CRM
import Support
import Testing

@Suite("How the callers look")
struct CallersGoldenTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop.withHardText()
    try shop.caller(
      "Kiran Bhat",
      [
        "role": "Senior caller", "states": "Karnataka, Kerala, Tamil Nadu", "languages": "Kannada",
        "limit": "3", "weight": "2", "shift": "mon-sat,09:00-18:00",
      ])
    try shop.caller(HardText.family, ["status": "paused", "states": "Goa"])
    try shop.caller("Divya Menon", ["states": "Maharashtra", "leave": "2026-11-20..2026-11-25"])
    for state in ["Kerala", "Karnataka"] { try shop.given(["state": state]) }
    visit = Visit(shop)
  }

  @Test("the list, and one caller's page")
  func list() throws {
    try visit.press("7")
    try Golden.check("callers", visit)
    try visit.press("j", "enter")
    try Golden.check("caller", visit)
  }

  @Test("the form of a new caller, with states to choose from")
  func form() throws {
    try visit.press("7", "n", "tab", "tab", "tab")
    visit.type("kar")
    try Golden.check("form-caller", visit)
  }

  @Test("the question before a caller's leads are handed on, and who got what")
  func leaving() throws {
    try visit.press("7", "j", "x")
    try Golden.check("confirm-handing-on", visit)
    try visit.press("n", ":")
    visit.type("assignments")
    try visit.press("enter")
    try Golden.check("assignments", visit)
  }
}
