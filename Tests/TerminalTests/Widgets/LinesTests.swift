import Testing

@testable import Terminal

@Suite("Lines at the edge of the screen")
struct LinesTests {
  private let tabs = [
    "Today", "Leads", "Pipeline", "Customers", "Sales", "Tasks", "Reports", "Callers",
  ].enumerated().map { TabBar.Tab("\($0 + 1)", $1) }

  @Test(
    "the chosen section is always in sight, with as many others as fit",
    arguments: [
      (
        80, 1,
        "| Leadline   1 Today  2·Leads  3 Pipeline  4 Customers  5 Sales  6 Tasks ⋯  asha |"
      ),
      (
        80, 7,
        "| Leadline   ⋯ 4 Customers  5 Sales  6 Tasks  7 Reports  8·Callers          asha |"
      ),
      (50, 3, "| ⋯ 2 Leads  3 Pipeline  4·Customers ⋯        asha |"),
      (30, 3, "| ⋯ 3 Pipeline  4·Customers ⋯  |"),
      (12, 3, "|⋯ 4·Customer|"),
    ])
  func sections(width: Int, chosen: Int, row: String) {
    let bar = TabBar("Leadline", tabs, selected: chosen, owner: "asha")
    let grid = drawn(width, 1) { bar.draw(into: &$0, $1) }
    #expect(grid.paper == row)
  }

  @Test("the mouse finds a section")
  func mouse() {
    let bar = TabBar("Leadline", tabs, selected: 1, owner: "asha")
    let area = Rect(x: 0, y: 0, width: 80, height: 1)
    #expect(bar.tab(at: Point(13, 0), in: area) == 0)
    #expect(bar.tab(at: Point(22, 0), in: area) == 1)
    #expect(bar.tab(at: Point(2, 0), in: area) == nil)
  }

  @Test(
    "the last hints are left out first, and ? stays",
    arguments: [
      (60, "| c claim   s stage   t task   / filter           ? all keys |"),
      (38, "| c claim   s stage         ? all keys |"), (12, "| ? all keys |"), (5, "|   ? |"),
    ])
  func hints(width: Int, row: String) {
    let line = HintLine(
      [("c", "claim"), ("s", "stage"), ("t", "task"), ("/", "filter")].map {
        HintLine.Hint($0.0, $0.1)
      })
    let grid = drawn(width, 1) { line.draw(into: &$0, $1) }
    #expect(grid.paper == row)
  }

  @Test("what has just happened stands at the lower right")
  func toast() {
    let saved = drawn(20, 2) { Toast("Saved", .good).draw(into: &$0, $1) }
    #expect(saved.paper == "|                    |\n|            ✓ Saved |")
    let long = drawn(12, 1) { Toast("The file is gone.", .alarm).draw(into: &$0, $1) }
    #expect(long.paper == "| ! The fil… |")
  }
}

@Suite("A question before something final")
struct ConfirmTests {
  private func confirm(askedBy key: Key) -> Confirm {
    let keys: [Key] = [.character("y"), .character("o")]
    return Confirm(
      "Delete 12 customers?",
      detail: "Their 30 leads and 4 sales go with them. One undo brings all back.",
      [Confirm.Answer(id: "delete", "delete them", keys, askedBy: key)])
  }

  @Test("stands in the middle, with the keys that answer")
  func drawing() {
    let confirm = confirm(askedBy: .character("D"))
    let grid = drawn(50, 10) { confirm.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |╭────────────────────────────────────────────────╮|
        |│  Delete 12 customers?                          │|
        |│                                                │|
        |│  Their 30 leads and 4 sales go with them. One  │|
        |│  undo brings all back.                         │|
        |│                                                │|
        |│  y delete them   esc not now                   │|
        |╰────────────────────────────────────────────────╯|
        |                                                  |
        |                                                  |
        """)
  }

  @Test("the key that asked never answers")
  func asking() {
    #expect(confirm(askedBy: .character("D")).take(.character("y")) == .answered("delete"))
    #expect(confirm(askedBy: .character("y")).take(.character("y")) == .nothing)
    #expect(confirm(askedBy: .character("y")).take(.character("o")) == .answered("delete"))
    #expect(confirm(askedBy: .character("y")).take(.enter) == .nothing)
    #expect(confirm(askedBy: .character("y")).take(.escape) == .cancelled)
  }
}
