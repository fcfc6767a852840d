/// The keys that matter here, on one line. Those that don't fit are left out from the end; the way
/// to all the others stays.
package struct HintLine: Hashable, Sendable {
  package struct Hint: Hashable, Sendable {
    package var key: String
    package var title: String

    package init(_ key: String, _ title: String) {
      self.key = key
      self.title = title
    }

    var columns: Int { key.columns + 1 + title.columns }
    var spans: [Span] { [Span(key, Style(.key)), Span(" " + title, .quiet)] }
  }

  package var hints: [Hint]
  /// Stands at the right as long as there is any room.
  package var last: Hint

  package init(_ hints: [Hint], last: Hint = Hint("?", "all keys")) {
    self.hints = hints
    self.last = last
  }

  package func draw(into grid: inout Grid, _ area: Rect) {
    let line = area.row(0)
    grid.clear(line)
    let inner = line.inset(min(1, line.width / 2))
    // Where the title has no room the key alone stays.
    let title = last.columns <= inner.width ? last.spans : [last.spans[0]]
    let (right, left) = inner.right(title.columns)
    grid.write(title, right.x, right.y, in: right)
    var x = left.x
    for hint in hints {
      guard x + hint.columns + 2 <= left.right else { break }
      x = grid.write(hint.spans, x, left.y, in: left) + 3
    }
  }
}
