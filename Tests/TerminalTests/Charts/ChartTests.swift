import Testing

@testable import Terminal

@Suite("Charts")
struct ChartTests {
  @Test("bars end in eighths, what is owed looks different, and nothing is nothing")
  func bars() {
    let chart = BarChart(
      [
        Figure("New", "4.5 lakh", 450_000), Figure("Contacted", "2 lakh", 200_000),
        Figure("Won", "10,000", 10_000), Figure("Refunds", "-1 lakh", -100_000, .alarm),
        Figure("Lost", "0", 0),
      ], selected: 1)
    let grid = drawn(50, 5) { chart.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |  New        ███████████████████████████  4.5 lakh|
        |▌ Contacted  ████████████                   2 lakh|
        |  Won        ▋                              10,000|
        |  Refunds    ▒▒▒▒▒▒                        -1 lakh|
        |  Lost                                           0|
        """)
    #expect(grid.reversedRows == [1])
    #expect(grid.cursor == Point(2, 1))
  }

  @Test("months stand side by side, the chosen one in words")
  func columns() {
    let figures = zip(["Jan", "Feb", "Mar", "Apr", "May", "Jun"], [3, 5, 0, 16, -4, 8]).map {
      Figure($0, "\($1),000", $1 * 1000)
    }
    let grid = drawn(40, 6) { ColumnChart(figures, selected: 3).draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |Apr  16,000                             |
        |                  █████                 |
        |                  █████                 |
        |      ▂▂▂▂▂       █████       █████     |
        |▆▆▆▆▆ █████       █████ ▒▒▒▒▒ █████     |
        | Jan   Feb   Mar   Apr   May   Jun      |
        """)
    #expect(grid.cursor == Point(18, 5))
    let narrow = drawn(7, 3) { ColumnChart(figures).draw(into: &$0, $1) }
    #expect(narrow.paper == "|       |\n|  █ ▒ ▄|\n|M A M J|")
  }

  @Test("a line of sparks tells nothing from little")
  func sparks() {
    #expect(Sparkline([0, 1, 20, 40]).text == "▁▂▄█")
    #expect(Sparkline([7, 7, 7]).text == "███")
    #expect(Sparkline([0, 0]).text == "▁▁")
    #expect(Sparkline([5]).text == "█")
    #expect(Sparkline([-5, Int.min, 3]).text == "▁▁█")
    #expect(Sparkline([]).text == "")
    let newest = drawn(3, 1) { Sparkline([0, 0, 9, 9, 0]).draw(into: &$0, $1) }
    #expect(newest.paper == "|██▁|")
  }

  @Test("a bar shows how much is done")
  func progress() {
    let grid = drawn(40, 1) {
      ProgressBar(done: 337, of: 1000, text: "337 of 1,000").draw(into: &$0, $1)
    }
    #expect(grid.paper == "|█████████▏░░░░░░░░░░░░░░░░░ 337 of 1,000|")
    for (done, total, bar) in [(5, 0, "|░░░░|"), (9, 5, "|████|"), (-9, -5, "|░░░░|")] {
      let grid = drawn(4, 1) { ProgressBar(done: done, of: total).draw(into: &$0, $1) }
      #expect(grid.paper == bar)
    }
  }

  @Test(
    "the largest fills all, and whatever is not nothing can be seen",
    arguments: [Int.min, Int.min + 1, -1, 1, 1000, Int.max - 1, Int.max])
  func extremes(amount: Int) {
    #expect(Blocks.eighths(amount, of: amount.magnitude, in: 10) == 80)
    #expect(Blocks.eighths(amount, of: UInt.max, in: 10) >= 1)
    #expect(Blocks.eighths(0, of: amount.magnitude, in: 10) == 0)
    #expect(Blocks.eighths(amount, of: amount.magnitude, in: 0) == 0)
  }
}
