import Testing

@testable import Terminal

/// Every widget at any size with any text: nothing traps, nothing is written outside, no wide glyph
/// is halved.
@Suite("Whatever the size and the text")
struct AnySizeTests {
  @Test(
    "nothing traps, nothing is written outside, no glyph is halved",
    arguments: AnyWidget.all.indices)
  func total(number: Int) {
    let (name, draw) = AnyWidget.all[number]
    for seed in 0..<60 {
      var luck = Luck(UInt64(number * 100_000 + seed))
      var grid = Grid(luck.below(201), luck.below(61))
      let backdrop = Style(.good, underlined: true)
      grid.fill(grid.bounds, with: "~", backdrop)
      let area =
        luck.flips()
        ? grid.bounds
        : Rect(
          x: luck.below(60) - 10, y: luck.below(30) - 5, width: luck.below(120),
          height: luck.below(50))
      draw(&grid, area, &luck)
      if let fault = fault(in: grid, outside: area, Cell("~", backdrop)) {
        Issue.record("\(name), seed \(seed), \(area): \(fault)")
        return
      }
    }
  }

  private func fault(in grid: Grid, outside area: Rect, _ backdrop: Cell) -> String? {
    for y in 0..<grid.size.height {
      for x in 0..<grid.size.width {
        let cell = grid[x, y]
        if !area.contains(Point(x, y)), cell != backdrop { return "written outside at \(x), \(y)" }
        if cell.glyph.isCovered, x == 0 || grid[x - 1, y].glyph.width != 2 {
          return "half a glyph at \(x), \(y)"
        }
        if cell.glyph.width == 2, x + 1 == grid.size.width || !grid[x + 1, y].glyph.isCovered {
          return "a cut glyph at \(x), \(y)"
        }
      }
    }
    let isInside = grid.bounds.contains(grid.cursor) || grid.cursor == Point(0, 0)
    return isInside ? nil : "the cursor is outside: \(grid.cursor)"
  }
}
