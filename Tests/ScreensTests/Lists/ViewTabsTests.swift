import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("The views of a list as tabs")
struct ViewTabsTests {
  @Test("the tabs that fit stand around the present one, and signs tell of the others")
  func room() {
    let tabs = ViewTabs(names: ["Mine", "Overdue", "Today", "Done"], present: 2)
    #expect(tabs.shown(in: 80) == 0..<4)
    #expect(tabs.shown(in: 20) == 2..<4)
    #expect(tabs.shown(in: 3) == 2..<3)
    var grid = Grid(Size(width: 20, height: 1))
    tabs.draw(into: &grid, grid.bounds)
    #expect(grid.row(0).map(\.glyph.text).joined().hasPrefix("‹ Today   Done"))
    #expect(grid[2, 0].style.isUnderlined)
    #expect(!grid[10, 0].style.isUnderlined)
  }

  @Test("] and [ walk through the views, and so do the arrows, round the ends")
  func walking() throws {
    let shop = try Shop()
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    try shop.errand("Pay the weavers", due: "2026-11-21", for: shop.asha)
    var booth = try Booth(shop)
    try booth.press("6")
    #expect(booth.list?.view.name == "My tasks")
    try booth.press("]")
    #expect(booth.list?.view.name == "Overdue")
    #expect(booth.list?.window.rows.count == 1)
    try booth.press(.right)
    #expect(booth.list?.view.name == "Due today")
    try booth.press(.left)
    try booth.press("[[")
    #expect(booth.list?.view.name == "All tasks")
    try booth.press("]")
    #expect(booth.list?.view.name == "My tasks")
  }

  @Test("a finished task gives the selection to the next one")
  func finishing() throws {
    let shop = try Shop()
    for title in ["Call the bank", "Pay the weavers", "Order sugar"] {
      try shop.errand(title, due: "2026-11-21", for: shop.asha)
    }
    var booth = try Booth(shop)
    try booth.press("6jf")
    #expect(booth.list?.subject?.name == "Order sugar")
  }

  @Test("the rows behind a figure stand as a tab of their own before the others")
  func figure() throws {
    let shop = try Shop()
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    var booth = try Booth(shop)
    try booth.press("kl")
    try booth.press(.enter)
    let names = try #require(booth.list?.tabs.names)
    #expect(names.contains("Overdue"))
    try booth.press(.escape)
    #expect(booth.list?.filter == "")
  }
}
