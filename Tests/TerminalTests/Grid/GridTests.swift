import Testing

@testable import Terminal

@Suite("The screen to be shown")
struct GridTests {
  @Test("writing stops at the edge of its part and says where")
  func clipping() {
    var grid = Grid(8, 2)
    let part = Rect(x: 2, y: 0, width: 4, height: 1)
    #expect(grid.write("abcdefgh", 2, 0, in: part) == 6)
    #expect(grid.write("zz", 0, 0, in: part) == 2)
    #expect(grid.write("below", 2, 1, in: part) == 2)
    #expect(grid.paper == "|  abcd  |\n|        |")
  }

  @Test("a wide glyph that does not fit becomes a space, at either edge")
  func wideAtTheEdge() {
    var grid = Grid(5, 1)
    grid.write("王小明", 0, 0, in: grid.bounds)
    #expect(grid.paper == "|王小 |")
    grid.write("長", -1, 0, in: grid.bounds)
    #expect(grid.paper == "|王小 |")
  }

  @Test(
    "overwriting half of a wide glyph blanks the other half",
    arguments: [(0, "|x 小 |"), (1, "| x小 |"), (2, "|王x  |"), (3, "|王 x |")])
  func halving(column: Int, row: String) {
    var grid = Grid(5, 1)
    grid.write("王小", 0, 0, in: grid.bounds)
    grid.write("x", column, 0, in: grid.bounds)
    #expect(grid.paper == row)
  }

  @Test("a wide glyph over the halves of two others leaves no half")
  func overlapping() {
    var grid = Grid(6, 1)
    grid.write("王小明", 0, 0, in: grid.bounds)
    grid.write("長", 1, 0, in: grid.bounds)
    #expect(grid.paper == "| 長 明|")
    grid.clear(Rect(x: 0, y: 0, width: 2, height: 1))
    #expect(grid.paper == "|    明|")
  }

  @Test("filling with a wide glyph sets whole ones")
  func filling() {
    var grid = Grid(5, 1)
    grid.fill(grid.bounds, with: "長")
    #expect(grid.paper == "|長長 |")
    #expect(grid[1, 0].glyph.isCovered)
  }

  @Test("restyling leaves what is shown")
  func restyling() {
    var grid = Grid(4, 1)
    grid.write("abcd", 0, 0, in: grid.bounds, .heading)
    grid.restyle(Rect(x: 1, y: -2, width: 2, height: 9)) { $0.isReversed = true }
    #expect(grid.paper == "|abcd|")
    #expect(grid.cells.map(\.style.isReversed) == [false, true, true, false])
    #expect(grid.cells.allSatisfy { $0.style.role == .heading })
  }

  @Test("a frame is drawn at any size", arguments: 0...9)
  func framing(size: Int) {
    var grid = Grid(size, size)
    let inner = grid.frame(grid.bounds, title: "Sale")
    #expect(inner.clipped(to: grid.bounds) == inner)
    guard size == 9 else { return }
    #expect(grid.paper.hasPrefix("|╭─ Sa… ─╮|\n|│       │|"))
  }
}
