import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("A list while others work")
struct LiveListTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  /// Asha at the list of leads, with so many keys pressed.
  private func visit(_ people: Int, down: Int = 0, height: Int = 24) throws -> Visit {
    try shop.queue(people)
    let visit = Visit(shop, height: height)
    try visit.press("2")
    for _ in 0..<down { try visit.feed("j") }
    visit.settle()
    return visit
  }

  @Test("another program's lead appears without a key")
  func appears() throws {
    let visit = try visit(2)
    let office = try shop.secondDoor()
    var person = CustomerDraft()
    person.name = "Lakshmi Nair"
    try office.leads.add(
      LeadDraft(currency: office.business.currency), from: person, by: shop.meera)
    visit.settle()
    #expect(visit.shows("Lakshmi Nair"))
    #expect(visit.selected.contains("Person 02"))
  }

  @Test("rows that come in above leave the chosen one where it is", arguments: [3, 15, 150])
  func inserted(_ count: Int) throws {
    let visit = try visit(90, down: 40)
    let (row, line) = (visit.selected, visit.paper.grid.cursor.y)
    #expect(row.contains("Person 50"))
    try shop.queue(count, from: 100)
    visit.settle()
    #expect(visit.selected.contains("Person 50"))
    #expect(visit.paper.grid.cursor.y == line)
    try visit.press("k")
    #expect(visit.selected.contains("Person 51"))
    try visit.press("g")
    #expect(visit.selected.contains("Person \(99 + count)"))
  }

  @Test("the chosen row of a list that shows its beginning stays chosen, however many come")
  func insertedAtTop() throws {
    let visit = try visit(90)
    try shop.queue(150, from: 100)
    visit.settle()
    #expect(visit.selected.contains("Person 90"))
    try visit.press("j")
    #expect(visit.selected.contains("Person 89"))
  }

  @Test("where the chosen row is deleted, the next one is chosen in its line")
  func deleted() throws {
    let visit = try visit(90, down: 40)
    let line = visit.paper.grid.cursor.y
    let lead = try #require(
      try shop.crm.leads.page(.init(filter: "\"Person 50\""), by: shop.asha).items.first)
    try shop.crm.leads.delete([lead.id], by: shop.asha)
    visit.settle()
    #expect(visit.selected.contains("Person 49"))
    #expect(visit.paper.grid.cursor.y == line)
  }

  @Test("the chosen row is followed to where it moved")
  func moved() throws {
    try shop.queue(30)
    let visit = Visit(shop)
    try visit.press("4", "o")
    visit.type("name")
    try visit.press("enter", "j", "j")
    #expect(visit.selected.contains("Person 03"))
    let customer = try #require(
      try shop.crm.customers.page(.init(filter: "\"Person 03\""), by: shop.asha).items.first)
    try shop.edit(customer, ["name": "Zubin"])
    visit.settle()
    #expect(visit.selected.contains("Zubin"))
  }

  @Test("what changed while another section was open is there on the way back, below a page too")
  func elsewhere() throws {
    let visit = try visit(3)
    try visit.press("enter", "4")
    try shop.queue(1, from: 77)
    visit.settle()
    try visit.press("2", "esc")
    #expect(visit.shows("Person 77"))
  }

  @Test("a record page whose record is deleted elsewhere closes, and says why")
  func gone() throws {
    let visit = try visit(3)
    try visit.press("enter")
    let lead = try #require(
      try shop.crm.leads.page(.init(filter: "\"Person 03\""), by: shop.asha).items.first)
    try shop.crm.leads.delete([lead.id], by: shop.meera)
    visit.settle()
    #expect(visit.shows("Open leads"))
    #expect(visit.foot.contains("there is no lead"))
  }

  @Test("a taller window is filled, also below a page that lies over the list")
  func taller() throws {
    let visit = try visit(150)
    try visit.press("enter")
    visit.resize(80, 130)
    try visit.press("esc")
    #expect(visit.shows("Person 30"))
  }

  @Test("paging from one end to the other and back passes every row")
  func far() throws {
    let visit = try visit(400)
    try visit.press("G")
    #expect(visit.selected.contains("Person 01"))
    for _ in 0..<40 { try visit.press("page-up") }
    #expect(visit.selected.contains("Person 400"))
    for _ in 0..<40 { try visit.press("page-down") }
    #expect(visit.selected.contains("Person 01"))
  }
}
