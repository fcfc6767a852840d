/// A piece of text that looks one way.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}

extension [Span] {
  /// How many columns they take, side by side.
  package var columns: Int { reduce(0) { $0 + $1.text.columns } }
}

extension Grid {
  /// Writes pieces side by side and answers the column behind them.
  @discardableResult
  package mutating func write(_ spans: [Span], _ x: Int, _ y: Int, in area: Rect) -> Int {
    spans.reduce(x) { write($1.text, $0, y, in: area, $1.style) }
  }

  /// Writes into an area's first row, with … where something is missing.
  package mutating func write(
    _ text: String, fitting area: Rect, _ style: Style = .text, rightAligned: Bool = false
  ) {
    let text = text.fitted(to: area.width)
    let x = rightAligned ? area.right - text.columns : area.x
    write(text, x, area.y, in: area, style)
  }

  /// Writes into the middle of an area's first row.
  package mutating func write(_ text: String, centredIn area: Rect, _ style: Style = .text) {
    let text = text.fitted(to: area.width)
    write(text, area.x + (area.width - text.columns) / 2, area.y, in: area, style)
  }

  /// Writes a text whose characters at some places stand out.
  @discardableResult
  mutating func write(
    _ text: String, marking places: Set<Int>, _ area: Rect, _ style: Style, _ found: Style
  ) -> Int {
    guard !places.isEmpty else {
      write(text, fitting: area, style)
      return min(area.right, area.x + text.columns)
    }
    var x = area.x
    for (place, character) in text.fitted(to: area.width).enumerated() {
      let look = places.contains(place) && character != "…" ? found : style
      x = write(String(character), x, area.y, in: area, look)
    }
    return x
  }
}
