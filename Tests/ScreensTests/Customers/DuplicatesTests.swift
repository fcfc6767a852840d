import CRM
import Support
import Testing

@testable import Screens

@Suite("Customers who may be one and the same")
struct DuplicatesTests {
  let shop: Shop
  let first, second: Customer

  init() throws {
    shop = try Shop()
    first = try shop.customer("Ravi Kumar", ["phone": "98450 12345", "city": "Bengaluru"])
    second = try shop.customer(
      "Ravi Kumaar", ["phone": "98450 12345", "email": "ravi@acme.example"])
    try shop.customer("Lakshmi Nair", ["phone": "98450 99999"])
    try shop.lead(of: second)
  }

  @Test("two are shown side by side with what differs and what hangs on them, and made one")
  func merging() throws {
    let visit = Visit(shop)
    try visit.press("4", "D")
    #expect(visit.shows("1 group"))
    #expect(visit.selected.contains("same phone"))
    #expect(!visit.shows("Lakshmi Nair"))
    try visit.press("enter")
    #expect(visit.row(containing: "Kumaar (2)")?.contains("● stays: Ravi Kumar (1)") == true)
    #expect(visit.row(containing: "ravi@acme")?.contains("+") == true)
    #expect(visit.row(containing: " Name")?.contains("≠") == true)
    let leads = try #require(visit.row(containing: "   Leads  "))
    #expect(leads.split(separator: " ").suffix(2) == ["0", "1"])
    try visit.press("M", "y")
    #expect(visit.foot.contains("One customer now: Ravi Kumar"))
    #expect(visit.shows("No two customers seem to be one person"))
    let kept = try shop.crm.customers.get(first.id, by: shop.asha)
    #expect(kept.email?.address == "ravi@acme.example")
    #expect(try shop.crm.leads.count("customer:\(first.id)", by: shop.asha) == 1)
    try visit.press("u")
    #expect(visit.shows("1 group"))
    #expect(try shop.crm.customers.get(second.id, by: shop.asha).name == "Ravi Kumaar")
  }

  @Test("the arrows choose who stays")
  func primary() throws {
    let visit = Visit(shop)
    try visit.press("4", "D", "enter", "right")
    #expect(visit.shows("● stays: Ravi Kumaar (2)"))
    #expect(visit.row(containing: "Bengaluru")?.contains("+") == true)
    try visit.press("M", "y")
    #expect(try shop.crm.customers.get(second.id, by: shop.asha).address.city == "Bengaluru")
    #expect(throws: CRMError.self) { try shop.crm.customers.get(first.id, by: shop.asha) }
  }

  @Test("whoever thinks twice keeps both")
  func keeping() throws {
    let visit = Visit(shop)
    try visit.press("4", "D", "enter", "M", "n")
    #expect(visit.shows("● stays"))
    #expect(try shop.crm.customers.count(nil, by: shop.asha) == 3)
  }

  @Test("of three the two are marked that are meant")
  func three() throws {
    let third = try shop.customer("R. Kumar", ["mobile": "98450 12345"])
    let visit = Visit(shop)
    try visit.press("4", "D", "enter")
    #expect(visit.foot.contains("3 may be the same: mark two of them"))
    try visit.press("space", "j", "space", "enter")
    #expect(visit.shows("Ravi Kumar (1)"))
    #expect(visit.shows("R. Kumar (\(third.id))"))
  }

  @Test("on a customer's page only their own are looked for")
  func ofOne() throws {
    let visit = Visit(shop)
    try visit.press("4")
    for _ in 0..<5 where !visit.selected.contains("Lakshmi") { try visit.press("j") }
    try visit.press("enter", "D")
    #expect(visit.shows("Nobody else on file seems to be Lakshmi Nair."))
    try visit.press("esc")
    #expect(visit.shows("customer"))
  }

  @Test("a viewer looks, and is told who may merge")
  func viewer() throws {
    let visit = Visit(shop, as: "vik")
    try visit.press("4", "D", "enter", "M")
    #expect(visit.foot.contains("a viewer may not merge customers"))
  }
}
