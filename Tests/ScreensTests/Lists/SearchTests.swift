import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("Searching as one types")
struct SearchTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    for name in ["Ravi Kumar", "Rani Gupta", "Meena Shah", "Suresh Rao"] {
      shop.now = shop.now.adding(seconds: 60)
      try shop.lead(of: shop.customer(name))
    }
  }

  @Test("the list follows every letter")
  func letters() throws {
    let visit = Visit(shop)
    try visit.press("2", "/")
    visit.type("ra")
    #expect(visit.shows("Ravi Kumar") && visit.shows("Rani Gupta") && visit.shows("Suresh Rao"))
    #expect(!visit.shows("Meena Shah"))
    visit.type("v")
    #expect(visit.shows("Ravi Kumar") && !visit.shows("Rani Gupta"))
    try visit.press("backspace", "n", "enter")
    #expect(visit.selected.contains("Rani Gupta"))
    try visit.press("esc")
    #expect(visit.shows("Meena Shah"))
  }

  @Test("Esc in the prompt brings back what was there")
  func back() throws {
    let visit = Visit(shop)
    try visit.press("2", "/")
    visit.type("meena")
    try visit.press("enter", "/")
    visit.type("xyz")
    #expect(visit.shows("No lead here"))
    try visit.press("esc")
    #expect(visit.shows("Meena Shah") && !visit.shows("Ravi Kumar"))
  }

  @Test("a filter that is wrong says where, counted in what was typed")
  func wrong() throws {
    let visit = Visit(shop)
    try visit.press("2", "/")
    visit.type("ravi stagee:new")
    let complaint = try #require(visit.row(containing: "unknown field"))
    #expect(complaint.contains("at 6"))
    let y = try #require(visit.line(of: "stagee:new"))
    let alarmed = visit.paper.grid.row(y).filter { $0.style.role == .alarm }
    #expect(alarmed.map(\.glyph.text).joined() == "stagee")
  }

  @Test("the answer of an older, slower search is dropped")
  func stale() throws {
    var table = Table(shop)
    table.settle(table.press("2"))
    table.settle(table.press("/"))
    let older = table.press("m")
    let newer = table.press("backspace") + table.press("s") + table.press("u")
    table.settle(newer)
    #expect(table.text.contains("Suresh Rao") && !table.text.contains("Ravi Kumar"))
    table.settle(older)
    #expect(table.text.contains("Suresh Rao") && !table.text.contains("Meena Shah"))
  }

  @Test("what somebody pastes into the filter is one search")
  func pasted() throws {
    let visit = Visit(shop)
    try visit.press("2")
    visit.paste("x")
    #expect(visit.shows("Ravi Kumar"))
    try visit.press("/")
    visit.paste("meena\nshah")
    #expect(visit.shows("Meena Shah") && !visit.shows("Ravi Kumar"))
  }
}
