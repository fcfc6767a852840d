import CRM
import Support
import Testing

@Suite("How forms look")
struct FormGoldenTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop.withHardText()
    visit = Visit(shop)
  }

  @Test(
    "each form",
    arguments: [
      ("4", "n", "customer"), ("2", "n", "lead"), ("2", "e", "lead-edit"), ("4", "N", "note"),
      ("4", "$", "sale"), ("4", "t", "task"), ("4", "a", "activity"), ("2", "w", "won"),
      ("2", "L", "lost"),
    ])
  func form(_ section: String, _ key: String, _ name: String) throws {
    try visit.press(section, key)
    try Golden.check("form-\(name)", visit)
  }

  @Test("what can't be read, under its field")
  func wrong() throws {
    try visit.press("4", "n")
    visit.type(HardText.family + HardText.long)
    try visit.press("tab")
    visit.type("12")
    try visit.press("tab")
    try Golden.check("form-wrong", visit)
  }

  @Test("what may be meant, while one types")
  func candidates() throws {
    try visit.press("6", "n", "tab", "tab", "tab")
    visit.type("a")
    try Golden.check("form-candidates", visit)
  }

  @Test("a field of all marked records")
  func many() throws {
    try visit.press("2", "*", "e")
    try Golden.check("form-many-fields", visit)
    visit.type("next step")
    try visit.press("enter")
    try Golden.check("form-many", visit)
  }

  @Test("a question before many are deleted, and before text is lost")
  func questions() throws {
    try visit.press("2", "*", "x")
    try Golden.check("confirm-delete", visit)
    try visit.press("n", "esc", "4", "n")
    visit.type("Ravi")
    try visit.press("esc")
    try Golden.check("confirm-leave", visit)
  }

  @Test("two who changed the same field")
  func clash() throws {
    try visit.press("4", "e")
    visit.type(HardText.long)
    let newest = try #require(try shop.crm.customers.page(.init(), by: shop.asha).items.first)
    try shop.edit(newest, ["name": HardText.arabic], by: shop.meera)
    visit.settle()
    try Golden.check("clash", visit)
    try visit.press("down", "down", "enter")
    try Golden.check("clash-difference", visit)
  }
}
