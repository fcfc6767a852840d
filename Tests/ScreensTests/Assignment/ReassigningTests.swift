import CRM
import Support
import Testing

@testable import Screens

@Suite("Giving leads to somebody else, at the screen")
struct ReassigningTests {
  let shop: Shop
  let visit: Visit

  init() throws {
    shop = try Shop()
    try shop.queue(6)
    try shop.caller("Kiran Bhat", ["states": "Kerala", "limit": "4"])
    try shop.caller("Divya Menon", ["status": "paused"])
    visit = Visit(shop)
    try visit.press("2")
  }

  private func owners() throws -> [String: Int] {
    let leads = try shop.crm.leads.page(.init(limit: 50), by: shop.asha).items
    return Dictionary(grouping: leads) { $0.ownerLogin ?? "nobody" }.mapValues(\.count)
  }

  @Test("one lead goes to whom one picks; each caller's day and states stand beside")
  func one() throws {
    try visit.press("S")
    #expect(visit.shows("Give Person 06 to"))
    #expect(try #require(visit.row(containing: "Kiran Bhat")).contains("0 of 4 today · Kerala"))
    #expect(try #require(visit.row(containing: "Divya Menon")).contains("paused"))
    visit.type("kiran")
    try visit.press("enter")
    #expect(visit.foot.contains("Person 06 → Kiran Bhat"))
    #expect(try owners() == ["asha": 5, "kiran": 1])
    try visit.press("u")
    #expect(try owners() == ["asha": 6])
  }

  @Test("many go in one event when it was said how many go to whom; one undo brings all back")
  func many() throws {
    let newest = try shop.crm.leads.page(.init(limit: 1), by: shop.asha).items[0]
    try shop.crm.assignments.reassign(newest.id, to: shop.ravi.id, by: shop.asha)
    try visit.press("*", "S")
    #expect(visit.shows("Give 6 leads to"))
    visit.type("kiran")
    try visit.press("enter")
    #expect(visit.shows("6 leads change hands"))
    #expect(visit.shows("6 to kiran"))
    #expect(visit.shows("Now asha has 5 of them, ravi has 1"))
    #expect(visit.shows("of 4 today"))
    let before = try shop.crm.history.newest()
    try visit.press("n")
    #expect(try shop.crm.history.newest() == before)
    try visit.press("S")
    visit.type("kiran")
    try visit.press("enter", "y")
    #expect(try shop.crm.history.newest() == before + 1)
    #expect(visit.foot.contains("6 leads: 6 to kiran"))
    #expect(try owners() == ["kiran": 6])
    try visit.press("u")
    #expect(try owners() == ["asha": 5, "ravi": 1])
    #expect(try shop.crm.check().ok)
  }

  @Test("the rules choose where nobody is named; who waits then is told before")
  func rules() throws {
    try visit.press("*", "S", "enter")
    #expect(visit.shows("4 to kiran, 2 wait for somebody"))
    try visit.press("y")
    #expect(try owners() == ["kiran": 4, "nobody": 2])
    #expect(visit.screen[0].contains("⚑ 2"))
  }

  @Test("leads that are all there already are left alone")
  func same() throws {
    try visit.press("*", "S")
    visit.type("asha")
    try visit.press("enter")
    #expect(visit.foot.contains("Nothing changes"))
  }

  @Test("a closed lead is not given to anybody, and a caller gives none away")
  func refusals() throws {
    try visit.press("w", "enter")
    let won = Visit(shop)
    try won.press("2", "v")
    won.type("won")
    try won.press("enter", "S")
    #expect(won.foot.contains("reopen it first"))
    let ravi = Visit(shop, as: "ravi")
    try ravi.press("2", "S")
    #expect(ravi.foot.contains("a caller may not choose who has a lead"))
  }
}
