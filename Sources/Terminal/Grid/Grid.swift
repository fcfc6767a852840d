/// One place on the screen.
package struct Cell: Hashable, Sendable {
  package var glyph: Glyph
  package var style: Style

  package init(_ glyph: Glyph = .blank, _ style: Style = .text) {
    self.glyph = glyph
    self.style = style
  }
}

/// A whole screen to be shown: cells, and where the hardware cursor stands. Writing clips to the part
/// it is given, and never leaves half of a wide glyph.
package struct Grid: Equatable, Sendable {
  package let size: Size
  package private(set) var cells: [Cell]
  /// On the caret or on the selected row, always: screen readers follow it.
  package var cursor = Point(0, 0)
  /// Whether the cursor is a caret to write at.
  package var showsCaret = false

  package init(_ size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.width * size.height)
  }

  package var bounds: Rect { Rect(size) }

  package subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// One row, to compare and to paint.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * size.width)..<((y + 1) * size.width)]
  }

  /// Writes one line and answers the column behind it. What does not fit is cut off.
  @discardableResult
  package mutating func write(
    _ text: String, _ x: Int, _ y: Int, in area: Rect, _ style: Style = .text
  ) -> Int {
    let area = area.clipped(to: bounds)
    var x = x
    guard y >= area.y, y < area.bottom else { return x }
    for glyph in Glyphs(text) {
      if x >= area.right { break }
      put(glyph, x, y, in: area, style)
      x += glyph.width
    }
    return x
  }

  /// Sets one glyph, if the whole of it fits.
  package mutating func put(_ glyph: Glyph, _ x: Int, _ y: Int, in area: Rect, _ style: Style) {
    let area = area.clipped(to: bounds)
    guard y >= area.y, y < area.bottom, x >= area.x, x < area.right else { return }
    guard glyph.width == 2 else { return set(Cell(glyph, style), x, y) }
    guard x + 1 < area.right else { return set(Cell(.blank, style), x, y) }
    set(Cell(glyph, style), x, y)
    set(Cell(.covered, style), x + 1, y)
  }

  /// Changes how a part looks and leaves what it shows.
  package mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
    let area = area.clipped(to: bounds)
    for y in area.y..<area.bottom {
      for x in area.x..<area.right { change(&cells[y * size.width + x].style) }
    }
  }

  package mutating func clear(_ area: Rect, _ style: Style = .text) {
    fill(area, with: .blank, style)
  }

  package mutating func fill(_ area: Rect, with glyph: Glyph, _ style: Style = .text) {
    let area = area.clipped(to: bounds)
    for y in area.y..<area.bottom {
      guard glyph.width == 2 else {
        for x in area.x..<area.right { set(Cell(glyph, style), x, y) }
        continue
      }
      for x in stride(from: area.x, to: area.right, by: 2) { put(glyph, x, y, in: area, style) }
    }
  }

  /// Sets a cell, and blanks the other half of what it breaks apart.
  private mutating func set(_ cell: Cell, _ x: Int, _ y: Int) {
    let place = y * size.width + x
    let old = cells[place].glyph
    if old.isCovered, x > 0, !cell.glyph.isCovered || cells[place - 1].glyph.width != 2 {
      cells[place - 1].glyph = .blank
    }
    if old.width == 2, x + 1 < size.width { cells[place + 1].glyph = .blank }
    cells[place] = cell
  }
}
