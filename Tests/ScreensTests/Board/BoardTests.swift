import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("The board")
struct BoardTests {
  let shop: Shop
  let asha: Sitting

  init() throws {
    shop = try Shop()
    for (number, name) in ["Anil", "Bela", "Chitra"].enumerated() {
      try shop.clock(says: "2026-11-2\(number) 10:00")
      try shop.lead(of: shop.customer(name), ["value": "\(number + 1)000"])
    }
    try shop.clock(says: "2026-11-22 11:00")
    asha = try Sitting(shop, as: shop.asha, width: 120, height: 30)
    try asha.press("3")
  }

  private var board: BoardScreen? { asha.top(BoardScreen.self) }
  private var chosen: String? { board?.subject?.name }
  private func stage(of name: String) throws -> String? {
    try shop.crm.leads.page(Query(filter: "\"\(name)\""), by: shop.asha).items.first?.stageName
  }

  @Test("a column says how many leads it has and what they are worth")
  func headings() throws {
    #expect(asha.rows[4].contains("New              3"))
    #expect(asha.rows[5].contains("6,000"))
    #expect(chosen == "Chitra")
  }

  @Test("a card goes a stage on and back, and stays chosen")
  func moves() throws {
    try asha.press("j", ">")
    #expect(try stage(of: "Bela") == "Contacted")
    #expect(board?.place == 1)
    #expect(chosen == "Bela")
    try asha.press("<")
    #expect(try stage(of: "Bela") == "New")
    #expect(board?.place == 0)
    #expect(chosen == "Bela")
  }

  @Test("a move that needs a value asks for it, and goes through when it is said")
  func lacks() throws {
    let dev = try shop.lead(of: shop.customer("Dev"))
    try shop.move(dev, to: "Contacted")
    try shop.move(dev, to: "Qualified")
    try asha.hear()
    try asha.settle()
    try asha.press("l", "l", ">")
    #expect(asha.shows("before Proposal the lead needs a value"))
    #expect(asha.top(FormScreen.self)?.form.focused?.name == "value")
    try asha.press("ctrl-s")
    #expect(try stage(of: "Dev") == "Qualified")
    try asha.type("2500")
    try asha.press("ctrl-s")
    #expect(try stage(of: "Dev") == "Proposal")
    #expect(chosen == "Dev")
    #expect(board?.place == 3)
  }

  @Test("a meeting that a stage asks for is put on record from the board")
  func meeting() throws {
    let steps = [
      PipelineDraft.Step(name: "Asked", probability: 10),
      PipelineDraft.Step(name: "Met", probability: 50, requires: [.meeting]),
    ]
    let tours = try shop.crm.pipelines.add(
      PipelineDraft(name: "Tours", steps: steps), by: shop.asha)
    var draft = try shop.chance()
    draft.stage = tours.open[0].id
    let lead = try shop.crm.leads.add(draft, for: shop.customer("Esha").id, by: shop.asha)
    try asha.hear()
    try asha.settle()
    try asha.press("P")
    try asha.type("tours")
    try asha.press("enter")
    #expect(chosen == "Esha")
    try asha.press(">")
    #expect(asha.top(FormScreen.self) != nil)
    try asha.type("At the fair")
    try asha.press("ctrl-s")
    #expect(try shop.crm.leads.get(lead.id, by: shop.asha).stageName == "Met")
    #expect(
      try shop.crm.activities.page(Query(filter: "type:meeting"), by: shop.asha).items.count == 1)
    #expect(chosen == "Esha")
  }

  @Test("a rule that no form can mend is only said")
  func refused() throws {
    let ravi = try Sitting(shop, as: shop.vik, width: 120, height: 30)
    try ravi.press("3", ">")
    #expect(ravi.shows("a viewer may not move leads"))
    #expect(ravi.top(BoardScreen.self) != nil)
  }

  @Test("what others do leaves the chosen card chosen, wherever it goes")
  func others() throws {
    try asha.press("j")
    try shop.lead(of: shop.customer("Farah"))
    try asha.hear()
    try asha.settle()
    #expect(chosen == "Bela")
    let bela = try #require(
      try shop.crm.leads.page(Query(filter: "bela"), by: shop.asha).items.first)
    try shop.move(bela, to: "Contacted", by: shop.meera)
    try asha.hear()
    try asha.settle()
    #expect(chosen == "Bela")
    #expect(board?.place == 1)
    try shop.crm.leads.delete(bela.id, by: shop.meera)
    try asha.hear()
    try asha.settle()
    #expect(chosen == nil)
  }

  @Test("marked cards go together, all or none")
  func marked() throws {
    try asha.press("space", "space", ">")
    #expect(try stage(of: "Chitra") == "Contacted")
    #expect(try stage(of: "Bela") == "Contacted")
    #expect(try stage(of: "Anil") == "New")
    try asha.press("esc")
    #expect(board?.marked.isEmpty == true)
  }

  @Test("the filter goes with the board into the table, and back")
  func table() throws {
    try asha.press("/")
    try asha.type("value>1500")
    try asha.press("enter")
    #expect(asha.shows("2 leads"))
    #expect(!asha.shows("Anil"))
    try asha.press("b")
    let list = try #require(asha.top(ListScreen.self))
    #expect(list.window.rows.count == 2)
    try asha.press("/", "ctrl-u")
    try asha.type("anil")
    try asha.press("enter", "b")
    #expect(board?.filter == "anil")
    #expect(chosen == "Anil")
    try asha.press("esc")
    #expect(board?.lanes[0].window.rows.count == 3)
  }

  @Test("a filter that isn't right says what is wrong and leaves the cards")
  func complaint() throws {
    try asha.press("/")
    try asha.type("nosuch:1")
    #expect(asha.shows("unknown field"))
    #expect(asha.shows("Anil"))
    try asha.press("esc")
    #expect(board?.complaint == nil)
  }

  @Test("more cards come as one goes down, to the last of many")
  func many() throws {
    for number in 0..<150 { try shop.lead(of: shop.customer("Person \(number)")) }
    try asha.hear()
    try asha.settle()
    #expect(chosen == "Chitra")
    try asha.press("g")
    for _ in 0..<130 { try asha.press("j") }
    #expect(board?.lanes[0].window.isAtStart == true)
    #expect(board?.lanes[0].window.selected == 130)
    try asha.press("G")
    #expect(chosen == "Anil")
    try asha.press(">")
    #expect(chosen == "Anil")
    #expect(board?.place == 1)
  }

  @Test("what was won and lost this month stands at the edge, and opens its leads")
  func closed() throws {
    let (won, lost) = (
      try shop.lead(of: shop.customer("Gita")), try shop.lead(of: shop.customer("Hari"))
    )
    try shop.crm.leads.win(won.id, by: shop.asha)
    try shop.crm.leads.lose(lost.id, reason: "price", by: shop.asha)
    try asha.hear()
    try asha.settle()
    #expect(asha.shows("Won  1"))
    try asha.press("l", "l", "l", "l", "l", "j", "enter")
    let list = try #require(asha.top(ListScreen.self))
    #expect(list.window.rows.count == 1)
    #expect(asha.selected.contains("Hari"))
  }

  @Test("a caller's board holds only their own")
  func own() throws {
    try shop.lead(of: shop.customer("Ishan"), ["owner": "ravi"])
    let ravi = try Sitting(shop, as: shop.ravi, width: 120, height: 30)
    try ravi.press("3")
    #expect(ravi.shows("Ishan"))
    #expect(!ravi.shows("Anil"))
    #expect(ravi.rows[4].contains("New              1"))
  }

  @Test("it can be drawn at any size")
  func sizes() throws {
    for (width, height) in [(1, 1), (40, 10), (59, 12), (60, 10), (81, 24), (200, 60)] {
      try asha.resize(width, height)
      for key in ["l", "l", "l", "l", "l", "l", "h", "j", "k"] {
        try asha.press(key)
        #expect(asha.rows.count == height)
      }
      try asha.press("g", "h", "h", "h", "h", "h")
    }
  }
}
