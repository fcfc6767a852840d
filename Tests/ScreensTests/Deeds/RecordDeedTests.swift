import CRM
import Support
import Testing

@testable import Screens

@Suite("The verbs of the business")
struct RecordDeedTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("x deletes, u brings back, U deletes again")
  func undo() throws {
    try shop.queue(3)
    let visit = Visit(shop)
    try visit.press("4", "j", "x")
    #expect(visit.foot.contains("Deleted “Person 02”"))
    #expect(!visit.screen.dropLast().contains { $0.contains("Person 02") })
    try visit.press("u")
    #expect(visit.shows("Person 02") && visit.foot.contains("Undone"))
    try visit.press("U")
    #expect(!visit.screen.dropLast().contains { $0.contains("Person 02") })
    #expect(visit.foot.contains("Done again"))
    try visit.press("u")
    #expect(try shop.crm.leads.count(nil, upTo: 9, by: shop.asha) == 3)
  }

  @Test("an undo of what somebody else changed since is refused with who it was")
  func conflict() throws {
    let customer = try shop.customer("Ravi Kumar")
    let visit = Visit(shop)
    try visit.press("4", "e")
    visit.type("a")
    try visit.press("ctrl-s")
    try shop.edit(customer, ["name": "Ravi K."], by: shop.meera)
    visit.settle()
    try visit.press("u")
    #expect(visit.foot.contains("Meera Nair"))
    #expect(visit.shows("Ravi K."))
  }

  @Test("a lead that is moved past a stage stays, and the rule is told")
  func skipping() throws {
    try shop.queue(1)
    let visit = Visit(shop)
    try visit.press("2", "s")
    visit.type("proposal")
    try visit.press("enter")
    #expect(visit.foot.contains("one stage at a time"))
    try visit.press(">")
    #expect(visit.selected.contains("Contacted"))
    try visit.press("<")
    #expect(visit.selected.contains("New"))
    try visit.press("<")
    #expect(visit.foot.contains("first stage"))
  }

  @Test("what is missing for a stage is asked, and then the lead moves")
  func lacking() throws {
    try shop.lead(of: shop.customer("Ravi Kumar"))
    let visit = Visit(shop)
    try visit.press("2", ">", ">", ">")
    #expect(visit.foot.contains("value"))
    #expect(visit.selected.contains("Value"))
    visit.type("5000")
    try visit.press("ctrl-s")
    #expect(visit.selected.contains("Proposal"))
    #expect(visit.selected.contains("5,000"))
  }

  @Test("whoever does not fill in what is missing leaves the lead where it was")
  func stillLacking() throws {
    try shop.lead(of: shop.customer("Ravi Kumar"))
    let visit = Visit(shop)
    try visit.press("2", ">", ">", ">", "esc")
    #expect(visit.selected.contains("Qualified"))
  }

  @Test("a won lead is gone from the open ones and is a sale")
  func won() throws {
    try shop.queue(2)
    let visit = Visit(shop)
    try visit.press("2", "w", "ctrl-s")
    #expect(visit.foot.contains("Won: Person 02"))
    try visit.press("5")
    #expect(visit.shows("Person 02"))
  }

  @Test("a lost lead asks why")
  func lost() throws {
    try shop.queue(1)
    let visit = Visit(shop)
    try visit.press("2", "L", "ctrl-s")
    #expect(visit.shows("can't be empty"), "\(visit.text)")
    visit.type("too dear")
    try visit.press("ctrl-s")
    #expect(visit.foot.contains("Lost: Person 01"))
    let lead = try #require(
      try shop.crm.leads.page(.init(filter: "status:lost"), by: shop.asha).items.first)
    #expect(lead.closing?.reason == "too dear")
  }

  @Test("y copies what people call up: the phone")
  func copied() throws {
    try shop.customer("Ravi Kumar", ["phone": "+91 98450 12345"])
    let visit = Visit(shop)
    try visit.press("4", "y")
    #expect(visit.paper.copies == ["+919845012345"])
  }

  @Test("a sale, a task, a note and a lead are put on record from a customer's row")
  func adding() throws {
    let customer = try shop.customer("Ravi Kumar")
    let visit = Visit(shop)
    try visit.press("4", "$")
    visit.type("1200")
    try visit.press("ctrl-s", "t")
    visit.type("Send the samples")
    try visit.press("ctrl-s", "N")
    visit.type("Likes cardamom")
    try visit.press("ctrl-s", "+")
    visit.type("Diwali boxes")
    try visit.press("ctrl-s")
    let profile = try shop.crm.customers.profile(customer.id, by: shop.asha)
    #expect(profile.sales.map(\.amount.decimal) == ["1200.00"])
    #expect(profile.tasks.map(\.title) == ["Send the samples"])
    #expect(profile.leads.map(\.name) == ["Diwali boxes"])
    #expect(profile.activities.contains { $0.description == "Likes cardamom" })
  }
}
