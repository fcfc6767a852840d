import CRM
import Support
import Testing

@testable import Screens

@Suite("What becomes of leads")
struct LeadDeedTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func stage(_ lead: Lead) throws -> String {
    try shop.crm.leads.get(lead.id, by: shop.asha).stageName
  }

  @Test("two quick presses are two stages, in the list and on the board", arguments: ["2", "3"])
  func quick(room: String) throws {
    let lead = try shop.lead(of: shop.customer("Lakshmi"), ["value": "5000"])
    let visit = Visit(shop)
    try visit.press(room)
    try visit.feed(">", ">", ">")
    visit.settle()
    #expect(try stage(lead) == "Proposal")
    try visit.feed("<", "<")
    visit.settle()
    #expect(try stage(lead) == "Contacted")
    try visit.feed("<", "<", "<")
    visit.settle()
    #expect(try stage(lead) == "New")
    #expect(visit.foot.contains("This is the first stage"))
  }

  @Test("two quick presses that lack something ask for it once")
  func askedOnce() throws {
    let lead = try shop.lead(of: shop.customer("Lakshmi"))
    try shop.move(lead, to: "Contacted")
    try shop.move(lead, to: "Qualified")
    let visit = Visit(shop)
    try visit.press("2")
    try visit.feed(">", ">")
    visit.settle()
    #expect(visit.shows("Lakshmi: before Proposal the lead needs a value"))
    try visit.press("esc")
    #expect(!visit.shows("before Proposal the lead needs") || visit.shows("Open leads"))
    try visit.press("j", ">")
    visit.type("700")
    try visit.press("ctrl-s")
    #expect(try stage(lead) == "Proposal")
  }

  @Test("a win that lacks something offers the form for it, and goes through when that is said")
  func winning() throws {
    let won = try #require(try shop.crm.pipelines.all()[0].stages.first { $0.kind == .won })
    try shop.crm.pipelines.editStage(won.id, by: shop.asha) { $0.requires = [.email] }
    let lead = try shop.lead(of: shop.customer("Lakshmi"), ["value": "5000"])
    let visit = Visit(shop)
    try visit.press("2", "w", "enter")
    #expect(visit.shows("Lakshmi: before Won the lead needs an email"))
    visit.type("lakshmi@example.com")
    try visit.press("ctrl-s")
    #expect(try stage(lead) == "Won")
    #expect(visit.foot.contains("Won: Lakshmi"))
    // The sale that was asked for first was not forgotten.
    let sales = try shop.crm.sales.page(Query(), by: shop.asha).items
    #expect(sales.map(\.amount.decimal) == ["5000.00"])
  }

  @Test("a loss that lacks something offers the form for it")
  func losing() throws {
    let lost = try #require(try shop.crm.pipelines.all()[0].stages.first { $0.kind == .lost })
    try shop.crm.pipelines.editStage(lost.id, by: shop.asha) { $0.requires = [.city] }
    let lead = try shop.lead(of: shop.customer("Lakshmi"))
    let visit = Visit(shop)
    try visit.press("2", "L")
    visit.type("too dear")
    try visit.press("enter")
    visit.type("Mysuru")
    try visit.press("ctrl-s")
    #expect(try stage(lead) == "Lost")
    #expect(try shop.crm.leads.get(lead.id, by: shop.asha).closing?.reason == "too dear")
  }
}
