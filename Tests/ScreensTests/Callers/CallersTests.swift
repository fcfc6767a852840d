import CRM
import Support
import Testing

@testable import Screens

@Suite("The people who take leads")
struct CallersTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func caller(_ name: String) throws -> Caller {
    try #require(
      try shop.crm.callers.page(.init(limit: 50), by: shop.asha).items.first { $0.name == name })
  }

  @Test("the list tells everybody's limit, leads of today, and who gets none and why")
  func list() throws {
    try shop.caller("Kiran Bhat", ["limit": "2", "states": "Kerala"])
    try shop.caller("Divya Menon", ["status": "paused", "states": "Goa"])
    try shop.caller("Sana Sheikh", ["leave": "2026-11-21", "states": "Goa"])
    try shop.given(["state": "Kerala"])
    let visit = Visit(shop)
    try visit.press("7")
    #expect(try #require(visit.row(containing: "Kiran Bhat")).contains("● active"))
    #expect(try #require(visit.row(containing: "Divya Menon")).contains("○ paused"))
    #expect(try #require(visit.row(containing: "Sana Sheikh")).contains("◔ on leave"))
    try shop.given(["state": "Kerala"])
    visit.settle()
    #expect(try #require(visit.row(containing: "Kiran Bhat")).contains("■ at limit"))
  }

  @Test("a caller is found by name")
  func finding() throws {
    try shop.caller("Kiran Bhat")
    try shop.caller("Divya Menon")
    let visit = Visit(shop)
    try visit.press("7", "/")
    visit.type("menon")
    try visit.press("enter")
    #expect(visit.shows("Divya Menon") && !visit.shows("Kiran Bhat"))
  }

  @Test("a new caller is entered by a form; states and languages are chosen by a few letters")
  func adding() throws {
    let visit = Visit(shop)
    try visit.press("7", "n")
    visit.type("Kiran Bhat")
    try visit.press("tab", "tab", "tab")
    visit.type("karn")
    #expect(visit.shows("Karnataka"))
    try visit.press("enter")
    visit.type("goa")
    try visit.press("enter", "tab")
    visit.type("kanna")
    try visit.press("enter", "tab")
    try visit.retype("25")
    try visit.press("tab", "tab", "tab")
    visit.type("mon-fri,09:00-18:00")
    try visit.press("ctrl-s")
    let kiran = try caller("Kiran Bhat")
    #expect(kiran.states == ["Karnataka", "Goa"])
    #expect(kiran.languages == ["Kannada"])
    #expect(kiran.dailyLimit == 25)
    #expect(kiran.shift?.description == "mon-fri,09:00-18:00")
    #expect(visit.selected.contains("Kiran Bhat"))
  }

  @Test("the space bar shows all that a list could have, without what it has")
  func asking() throws {
    try shop.caller("Kiran Bhat", ["languages": "Hindi"])
    let visit = Visit(shop)
    try visit.press("7", "e", "tab", "tab", "tab", "space")
    #expect(visit.shows("Hindi,"))
    #expect(visit.shows("English"))
    try visit.press("enter", "ctrl-s")
    #expect(try caller("Kiran Bhat").languages == ["Hindi", "English"])
  }

  @Test("a shift that can't be read is said under its field")
  func wrong() throws {
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop)
    try visit.press("7", "e")
    for _ in 0..<7 { try visit.press("tab") }
    visit.type("whenever")
    try visit.press("tab")
    #expect(visit.shows("is days and hours"))
  }

  @Test("a user who is here already becomes a caller")
  func linking() throws {
    let visit = Visit(shop)
    try visit.press("7", "n", "tab")
    visit.type("ravi")
    try visit.press("enter", "ctrl-s")
    #expect(try caller("Ravi Iyer").login == "ravi")
  }

  @Test("the limit and the states are changed in their row")
  func inline() throws {
    try shop.caller("Kiran Bhat", ["states": "Kerala"])
    let visit = Visit(shop)
    try visit.press("7", "i")
    try visit.retype("12")
    try visit.press("tab", "tab", "tab")
    visit.type(", tamil")
    try visit.press("down", "enter")
    let kiran = try caller("Kiran Bhat")
    #expect(kiran.dailyLimit == 12)
    #expect(kiran.states == ["Kerala", "Tamil Nadu"])
  }

  @Test("one key pauses and resumes; undo takes it back")
  func pausing() throws {
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop)
    try visit.press("7", "p")
    #expect(visit.foot.contains("Kiran Bhat is paused"))
    #expect(visit.selected.contains("○ paused"))
    try visit.press("p")
    #expect(visit.selected.contains("● active"))
    try visit.press("u")
    #expect(try caller("Kiran Bhat").status == .paused)
  }

  @Test("marked callers are paused in one go")
  func pausingMany() throws {
    for name in ["Kiran Bhat", "Divya Menon"] { try shop.caller(name) }
    let visit = Visit(shop)
    try visit.press("7", "*", "p")
    #expect(visit.foot.contains("Paused 2 callers"))
    try visit.press("u")
    #expect(try caller("Kiran Bhat").status == .active)
    #expect(try caller("Divya Menon").status == .active)
  }

  @Test("who has no open lead is deleted at once, and comes back")
  func deleting() throws {
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop)
    try visit.press("7", "x")
    #expect(visit.shows("Nobody takes leads yet"))
    try visit.press("u")
    #expect(visit.shows("Kiran Bhat"))
  }

  @Test("whose leads are open is only deleted when they are handed on; to whom is told before")
  func handingOn() throws {
    try shop.caller("Kiran Bhat", ["states": "Kerala"])
    try shop.given(["state": "Kerala"])
    try shop.given(["state": "Kerala"])
    try shop.caller("Divya Menon", ["states": "Kerala", "limit": "1"])
    let visit = Visit(shop)
    try visit.press("7", "j", "x")
    #expect(visit.shows("Kiran Bhat has 2 open leads"))
    #expect(visit.shows("1 to divya") && visit.shows("1 waits"))
    try visit.press("n")
    #expect(try caller("Kiran Bhat").openLeads == 2)
    try visit.press("x", "y")
    #expect(!visit.shows("Kiran Bhat  "))
    #expect(try caller("Divya Menon").openLeads == 1)
    try visit.press("u")
    #expect(try caller("Kiran Bhat").openLeads == 2)
    #expect(try caller("Divya Menon").openLeads == 0)
  }

  @Test("of many marked ones the leads are handed on together; to whom is told before")
  func handingOnOfMany() throws {
    try shop.caller("Kiran Bhat")
    try shop.caller("Divya Menon")
    try shop.caller("Sunita Rao", ["status": "paused"])
    for _ in 0..<3 { try shop.given() }
    let visit = Visit(shop)
    try visit.press("7", "space", "space", "x")
    #expect(visit.shows("2 callers have 3 open leads"))
    #expect(visit.shows("3 wait for somebody"))
    try visit.press("n")
    #expect(try shop.crm.callers.page(.init(), by: shop.asha).items.count == 3)
    try shop.crm.callers.resume(try caller("Sunita Rao").id, by: shop.asha)
    visit.settle()
    try visit.press("x")
    #expect(visit.shows("3 to sunita"))
    try visit.press("y")
    #expect(visit.foot.contains("2 callers take no leads any more, 3 open leads went on"))
    #expect(try shop.crm.callers.page(.init(), by: shop.asha).items.map(\.openLeads) == [3])
    try visit.press("u")
    #expect(try caller("Sunita Rao").openLeads == 0)
    // Without open leads the number alone is asked about.
    try shop.crm.leads.delete(
      shop.crm.leads.page(.init(), by: shop.asha).items.map(\.id), by: shop.asha)
    visit.settle()
    try visit.press("x")
    #expect(visit.shows("Delete 2 callers?"))
  }

  @Test("each figure of a caller's page opens as many rows as it says")
  func doors() throws {
    let kiran = try shop.caller("Kiran Bhat", ["limit": "9"])
    let first = try shop.given()
    try shop.given()
    let third = try shop.given()
    try shop.crm.assignments.claim(first.lead, by: shop.asha)
    try shop.crm.leads.win(third.lead, LeadClosing(), by: shop.asha)
    let seat = Seat(shop.crm, as: shop.asha)
    let briefing = try Briefing(seat)
    let member = try shop.crm.members.get(kiran.member)
    let counts = try CallerFigure.allCases.map { try $0.count(of: member, seat, briefing) }
    #expect(counts == [3, 2, 1, 3, 0, 1, 0])
    let standing = try #require(
      try shop.crm.callers.standing(of: [kiran.id], by: shop.asha).first)
    #expect(standing.assignedToday == 3)
    #expect(standing.caller.unclaimed == 1)
    let visit = Visit(shop)
    try visit.press("7", "enter")
    #expect(visit.shows("3 of 9"))
    try visit.press("enter")
    #expect(visit.selected.contains("Somebody"))
    try visit.press("enter")
    #expect(visit.shows("lead"))
  }

  @Test("a viewer sees the callers and changes nothing")
  func viewer() throws {
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop, as: "vik")
    try visit.press("7", "p")
    #expect(visit.foot.contains("a viewer may not pause callers"))
    try visit.press("n")
    #expect(visit.foot.contains("a viewer may not add callers"))
    try visit.press("x")
    #expect(visit.foot.contains("a viewer may not delete callers"))
    #expect(try caller("Kiran Bhat").status == .active)
  }
}
