import CRM
import Support
import Testing

@testable import Screens

@Suite("Doing one thing to many")
struct MarkingTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop()
    try shop.queue(12)
    visit = Visit(shop)
    try visit.press("2")
  }

  private func leads(_ filter: String) throws -> [String] {
    try shop.crm.leads.page(.init(filter: filter), by: shop.asha).items.map(\.customerName)
  }

  @Test("an edit of three marked rows changes those three, and says so")
  func edit() throws {
    try visit.press("space", "j", "space", "j", "space", "e")
    #expect(visit.shows("Edit 3 leads"))
    visit.type("next step")
    try visit.press("enter")
    visit.type("call back")
    try visit.press("ctrl-s")
    #expect(visit.foot.contains("3 leads"))
    #expect(try leads("next_step:\"call back\"") == ["Person 12", "Person 10", "Person 08"])
  }

  @Test("marks stay with their records when others come in between")
  func others() throws {
    try visit.press("space", "space")
    try shop.queue(2, from: 50)
    visit.settle()
    try visit.press("x")
    #expect(visit.shows("Delete 2 leads?"))
    try visit.press("y")
    #expect(visit.foot.contains("Deleted 2 leads"))
    #expect(try leads("").count == 12)
    #expect(try leads("\"Person 12\"").isEmpty && leads("\"Person 11\"").isEmpty)
  }

  @Test("all rows of a filter are marked, and no others are deleted; one undo brings all back")
  func all() throws {
    try visit.press("/")
    visit.type("value>9k")
    try visit.press("enter", "*")
    #expect(visit.shows("3 marked of 3"))
    try visit.press("x", "y")
    #expect(try leads("").count == 9)
    try visit.press("u")
    #expect(try leads("").count == 12)
    try visit.press("U")
    #expect(try leads("").count == 9)
  }

  @Test("who says no keeps everything")
  func no() throws {
    try visit.press("*", "x", "n")
    #expect(try leads("").count == 12)
    #expect(visit.shows("12 marked"))
    try visit.press("esc")
    #expect(!visit.shows("marked"))
  }

  @Test("the key that asked is not the one that answers")
  func twice() throws {
    try visit.press("*", "x", "x", "enter")
    #expect(visit.shows("Delete 12 leads?"))
    #expect(try leads("").count == 12)
  }

  @Test("marked leads that can't all be moved stay where they are, and the rule is told")
  func stages() throws {
    let first = try shop.crm.leads.page(.init(filter: "\"Person 12\""), by: shop.asha).items
    for lead in first { try shop.move(lead, to: "Contacted") }
    visit.settle()
    try visit.press("*", "s")
    visit.type("qualified")
    try visit.press("enter")
    #expect(visit.foot.contains("one stage at a time"))
    #expect(try leads("stage:qualified").isEmpty)
  }
}
