import Testing

@testable import Terminal

extension Grid {
  init(_ width: Int, _ height: Int) { self.init(Size(width: width, height: height)) }

  /// What is shown, row by row, between bars.
  var paper: String {
    (0..<size.height).map { y in
      "|" + row(y).map { $0.glyph.isCovered ? "" : $0.glyph.text }.joined() + "|"
    }.joined(separator: "\n")
  }

  /// The rows under a bar; the last two columns may be a flag's.
  var reversedRows: [Int] {
    (0..<size.height).filter { y in row(y).dropLast(2).allSatisfy(\.style.isReversed) }
  }

  func style(of text: String) -> Style? {
    for y in 0..<size.height {
      let letters = row(y).map { Character($0.glyph.text.isEmpty ? " " : $0.glyph.text) }
      let wanted = Array(text)
      for x in letters.indices where letters[x...].starts(with: wanted) { return self[x, y].style }
    }
    return nil
  }
}

/// A sheet of paper on which something was drawn.
func drawn(_ width: Int, _ height: Int, _ draw: (inout Grid, Rect) -> Void) -> Grid {
  var grid = Grid(width, height)
  draw(&grid, grid.bounds)
  return grid
}
