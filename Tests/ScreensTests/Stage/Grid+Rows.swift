import Terminal

extension Grid {
  /// What is shown, row by row, as it is read.
  var rows: [String] { (0..<size.height).map { text(of: $0) } }

  func text(of y: Int) -> String {
    row(y).map { $0.glyph.isCovered ? "" : $0.glyph.text }.joined()
  }

  /// Whether every wide glyph has its two columns, and no half of one is left over.
  var isWhole: Bool {
    (0..<size.height).allSatisfy { y in
      (0..<size.width).allSatisfy { x in
        let glyph = self[x, y].glyph
        let isFollowed = x + 1 < size.width && self[x + 1, y].glyph.isCovered
        let followsWide = x > 0 && self[x - 1, y].glyph.width == 2
        return (glyph.width == 2) == isFollowed && (!glyph.isCovered || followsWide)
      }
    }
  }
}
