import CRM
import Support
import Testing

@Suite("How the board, the callers and the settings look")
struct SectionGoldenTests {
  @Test("each section's page", arguments: [("3", "board"), ("T", "users"), ("9", "settings")])
  func section(_ key: String, _ name: String) throws {
    let visit = Visit(try Shop.withHardText())
    try visit.press(key)
    try Golden.check(name, visit)
  }

  @Test("customers who may be one and the same")
  func duplicates() throws {
    let shop = try Shop.withHardText()
    for name in ["Ravi Kumar", "Ravi R. Kumar"] {
      try shop.crm.customers.add(
        {
          var draft = CustomerDraft()
          draft.name = name
          draft.email = try Email("ravi@kumar.example")
          return draft
        }(), by: shop.asha)
    }
    let visit = Visit(shop)
    try visit.press("4", "D")
    try Golden.check("duplicates", visit)
    try visit.press("enter")
    try Golden.check("duplicates-side-by-side", visit)
  }
}
