import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("What needs me now")
struct TodayTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func names(_ booth: Booth, _ kind: TodayGroup.Kind) -> [String] {
    booth.today?.groups.first { $0.kind == kind }?.rows.map(\.what) ?? []
  }

  @Test("tasks stand under the day that they are due, mine and nobody's, the oldest first")
  func tasks() throws {
    try shop.errand("Pay the weavers", due: "2026-11-21", for: shop.asha)
    try shop.errand("Count the boxes", due: "2026-11-19", for: nil)
    try shop.errand("Call the bank", due: "2026-11-18", for: shop.asha)
    try shop.errand("Sweep the shop", due: "2026-11-18", for: shop.ravi)
    try shop.errand("Order sugar", due: "2026-11-23", for: shop.asha)
    try shop.errand("Plan for spring", due: "2026-12-23", for: shop.asha)
    let booth = try Booth(shop)
    #expect(names(booth, .overdue) == ["Call the bank", "Count the boxes"])
    #expect(names(booth, .due) == ["Pay the weavers"])
    #expect(names(booth, .soon) == ["Order sugar"])
    #expect(booth.today?.figures.map(\.count) == [0, 3, 0, 3])
    #expect(booth.text.contains("Overdue  2"))
  }

  @Test("leads that nobody called yet wait, the oldest first; a caller sees their own")
  func waiting() throws {
    try shop.waiting("Sunita Rao", for: shop.ravi)
    try shop.clock(says: "2026-11-21 11:00")
    try shop.waiting("Kabir Khan", for: shop.meera)
    #expect(names(try Booth(shop), .waiting) == ["Sunita Rao", "Kabir Khan"])
    #expect(names(try Booth(shop, as: shop.ravi), .waiting) == ["Sunita Rao"])
    #expect(names(try Booth(shop, as: shop.vik), .waiting).count == 2)
  }

  @Test("what others did is told, of records that one may see, and not what was taken back")
  func changes() throws {
    let customer = try shop.waiting("Sunita Rao", for: shop.ravi)
    try shop.waiting("Kabir Khan", for: shop.meera)
    let gone = try shop.waiting("Leela Das", for: shop.ravi)
    try shop.crm.leads.edit(gone.id, by: shop.meera) { $0.nextStep = "Call her" }
    try shop.crm.history.undo(by: shop.meera)
    #expect(names(try Booth(shop), .changes).isEmpty)
    let ravi = try Booth(shop, as: shop.ravi)
    #expect(
      names(ravi, .changes) == ["asha added lead Leela Das", "asha added lead Sunita Rao"])
    try shop.crm.leads.edit(customer.id, by: shop.meera) { $0.nextStep = "Call her" }
    #expect(names(try Booth(shop), .changes) == ["meera edited lead Sunita Rao"])
  }

  @Test("the verbs act on the row; what was finished gives the selection to the next one")
  func finishing() throws {
    for title in ["Call the bank", "Pay the weavers", "Order sugar"] {
      try shop.errand(title, due: "2026-11-21", for: shop.asha)
    }
    var booth = try Booth(shop)
    try booth.press("j")
    #expect(booth.today?.subject?.name == "Pay the weavers")
    try booth.press("f")
    #expect(booth.toast == "Done: Pay the weavers")
    #expect(booth.today?.subject?.name == "Order sugar")
    try booth.press("f")
    #expect(booth.today?.subject?.name == "Call the bank")
    try booth.press("f")
    #expect(booth.text.contains("Nothing waits for you."))
  }

  @Test("a row stays selected while others add rows before it")
  func keeping() throws {
    try shop.errand("Pay the weavers", due: "2026-11-21", for: shop.asha)
    try shop.errand("Order sugar", due: "2026-11-21", for: shop.asha)
    var booth = try Booth(shop)
    try booth.press("j")
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    try booth.listen()
    #expect(booth.today?.subject?.name == "Order sugar")
  }

  @Test("Tab goes from group to group, and round by the figures")
  func groups() throws {
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    try shop.errand("Pay the weavers", due: "2026-11-21", for: shop.asha)
    try shop.waiting("Sunita Rao")
    var booth = try Booth(shop)
    var seen: [TodayScreen.Place?] = []
    for _ in 0..<4 {
      seen.append(booth.today?.selection)
      try booth.press(.tab)
    }
    #expect(seen == [.row(.overdue, 0), .row(.due, 0), .row(.waiting, 0), .figure(0)])
    #expect(booth.today?.selection == .row(.overdue, 0))
  }

  @Test("Enter opens the record; on a figure it opens the rows behind it")
  func doors() throws {
    try shop.waiting("Sunita Rao")
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    var booth = try Booth(shop)
    try booth.press(.enter)
    #expect((booth.app.top as? RecordPage)?.noun == .task)
    try booth.press(.escape, .up, .right, .enter)
    #expect(booth.app.section == .tasks)
    #expect(booth.list?.window.rows.count == 1)
  }

  @Test("where more wait than are shown, a last row opens all of them")
  func more() throws {
    for number in 1...15 {
      try shop.errand("Task \(number)", due: "2026-11-10", for: shop.asha)
    }
    var booth = try Booth(shop)
    #expect(names(booth, .overdue).count == 12)
    #expect(booth.text.contains("Overdue  more than 12"))
    try booth.press("G")
    #expect(booth.today?.selection == .more(.overdue))
    try booth.press(.enter)
    #expect(booth.list?.window.rows.count == 15)
  }

  @Test("in a wide window the selected record's dossier stands beside the groups")
  func dossier() throws {
    try shop.waiting("Sunita Rao")
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.asha)
    var booth = try Booth(shop, width: 130, height: 30)
    #expect(booth.text.contains("Priority"))
    try booth.press(.tab)
    #expect(booth.text.contains("waits since"))
  }

  @Test("a viewer sees the day, and is told why they can't change it")
  func viewer() throws {
    try shop.errand("Call the bank", due: "2026-11-10", for: shop.ravi)
    var booth = try Booth(shop, as: shop.vik)
    #expect(names(booth, .overdue) == ["Call the bank"])
    try booth.press("f")
    #expect(booth.toast.contains("viewer"))
    #expect(names(booth, .overdue) == ["Call the bank"])
  }

  @Test("it draws into any room", arguments: [1, 2, 5, 11, 40, 110, 200])
  func sizes(width: Int) throws {
    try shop.waiting("Sunita Rao")
    let booth = try Booth(shop)
    let briefing = try #require(booth.app.briefing)
    for height in [1, 2, 3, 5, 12, 60] {
      var today = try #require(booth.today)
      let area = Rect(x: 0, y: 0, width: width, height: height)
      today.lay(out: area)
      var grid = Grid(area.size)
      today.draw(into: &grid, area, briefing)
      #expect(grid.bounds.contains(grid.cursor))
    }
  }
}
