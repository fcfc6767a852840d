import CRM
import Support
import Testing

@testable import Screens

@Suite("What is to be done and to whom, in one line")
struct DoingTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop()
    let ravi = try shop.customer("Ravi Kumar", ["phone": "98450 12345"])
    try shop.lead(of: ravi)
    try shop.lead(of: shop.customer("Meera Nair"))
    visit = Visit(shop)
    try visit.press(":")
  }

  private var sales: [Sale] { get throws { try shop.crm.sales.page(Query(), by: shop.asha).items } }

  @Test("a sale, a name and an amount are a sale once Enter was pressed twice")
  func sale() throws {
    visit.type("sale ravi 5000")
    #expect(visit.shows("Record a sale of 5000 · Ravi Kumar"))
    try visit.press("enter")
    #expect(visit.shows("Record a sale · Ravi Kumar") && visit.selected.contains("5000"))
    try visit.press("enter")
    #expect(try sales.map(\.amount.decimal) == ["5000.00"])
    #expect(try sales.map(\.customerName) == ["Ravi Kumar"])
  }

  @Test("without an amount the form asks for it")
  func saleOfWhat() throws {
    visit.type("sale ravi")
    try visit.press("enter")
    #expect(visit.shows("Record a sale · Ravi Kumar"))
    visit.type("750")
    try visit.press("enter")
    #expect(try sales.map(\.amount.decimal) == ["750.00"])
  }

  @Test("the digits that somebody reads out find who is meant")
  func digits() throws {
    visit.type("task 2345")
    try visit.press("enter")
    #expect(visit.shows("New task · Ravi Kumar"))
    visit.type("call back")
    try visit.press("enter")
    let tasks = try shop.crm.tasks.page(Query(), by: shop.asha).items
    #expect(tasks.map(\.title) == ["call back"])
    #expect(tasks.first?.customerName == "Ravi Kumar")
  }

  @Test("a lead is won by its customer's name")
  func won() throws {
    visit.type("won meera")
    try visit.press("enter")
    #expect(visit.shows("Won · Meera Nair"))
    try visit.press("enter")
    let won = try shop.crm.leads.page(Query(filter: "status:won"), by: shop.asha).items
    #expect(won.map(\.customerName) == ["Meera Nair"])
  }

  @Test("a name that nobody has, and a word that is no deed, find nothing to do")
  func nobody() throws {
    visit.type("sale zara")
    #expect(!visit.shows("Record a sale ·"))
    for _ in "zara" { try visit.press("backspace") }
    for _ in "sale " { try visit.press("backspace") }
    visit.type("xyz ravi")
    #expect(!visit.shows("· Ravi Kumar"))
  }

  @Test("who may not is told why, and nothing is done")
  func viewer() throws {
    let visit = Visit(shop, as: "vik")
    try visit.press(":")
    visit.type("sale ravi 5000")
    try visit.press("enter")
    #expect(visit.foot.contains("a viewer may not"))
    #expect(try sales.isEmpty)
  }
}
