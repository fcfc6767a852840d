import CNcurses
import Glibc
import Terminal

/// Sends what differs between two grids, through ncurses, which finds the fewest bytes for it.
struct Painter {
  private let isUnicode: Bool
  private let hidingCursor: [UInt8]
  private let showingCursor: [UInt8]
  private var palette: Palette
  private var last: Grid?
  private var showsCaret = false
  private var line: [cchar_t] = []

  init(_ palette: Palette, isUnicode: Bool) {
    self.palette = palette
    self.isUnicode = isUnicode
    hidingCursor = TerminalType.bytes("civis")
    showingCursor = TerminalType.bytes("cnorm")
  }

  mutating func use(_ palette: Palette) {
    self.palette = palette
    last = nil
  }

  /// The terminal was another's: the next frame goes out whole, on a cleared screen.
  mutating func forget() {
    last = nil
    showsCaret = false
    leadline_repaint_all()
  }

  mutating func paint(_ grid: Grid) {
    if last == grid { return }
    let width = min(grid.size.width, Int(leadline_columns()))
    let height = min(grid.size.height, Int(leadline_lines()))
    let old = last?.size == grid.size ? last : nil
    for y in 0..<height {
      if let old, old.row(y) == grid.row(y) { continue }
      draw(grid, row: y, width: width, unlike: old)
    }
    if width > 0, height > 0 {
      let x = min(max(0, grid.cursor.x), width - 1)
      wmove(leadline_window(), Int32(min(max(0, grid.cursor.y), height - 1)), Int32(x))
    }
    if showsCaret, !grid.showsCaret { Wire.send(hidingCursor) }
    wnoutrefresh(leadline_window())
    doupdate()
    if !showsCaret, grid.showsCaret { Wire.send(showingCursor) }
    showsCaret = grid.showsCaret
    last = grid
  }

  /// Draws from the first cell that differs to the last.
  private mutating func draw(_ grid: Grid, row y: Int, width: Int, unlike old: Grid?) {
    var first = 0
    var end = width
    if let old {
      while first < end, old[first, y] == grid[first, y] { first += 1 }
      while end > first, old[end - 1, y] == grid[end - 1, y] { end -= 1 }
      // From its left half on, or ncurses would break a wide glyph.
      while first > 0, grid[first, y].glyph.isCovered || old[first, y].glyph.isCovered {
        first -= 1
      }
    }
    line.removeAll(keepingCapacity: true)
    var x = first
    while x < end {
      let cell = grid[x, y]
      let takes = cell.glyph.width == 2 && x + 1 < width ? 2 : 1
      append(cell, takes: takes)
      x += takes
    }
    wmove(leadline_window(), Int32(y), Int32(first))
    wadd_wchnstr(leadline_window(), line, Int32(line.count))
  }

  private mutating func append(_ cell: Cell, takes columns: Int) {
    let (attributes, pair) = palette.attributes(of: cell.style)
    if let scalar = single(cell.glyph, columns: columns) {
      line.append(made([scalar], attributes, pair))
      for _ in 1..<columns { line.append(made([" "], attributes, pair)) }
    } else {
      line.append(made(cell.glyph.scalars, attributes, pair))
    }
  }

  /// What one scalar stands for a glyph where the terminal, or the C library, can't show all of it.
  /// nil: it can.
  private func single(_ glyph: Glyph, columns: Int) -> Unicode.Scalar? {
    guard isUnicode else { return Unicode.Scalar(glyph.ascii.base) }
    // The right half of nothing, at the edge of a smaller window.
    guard let base = Unicode.Scalar(glyph.base), base != "\0" else { return " " }
    if base.isASCII, glyph.marks == 0 { return base }
    return wcwidth(wchar_t(bitPattern: base.value)) == columns ? nil : "\u{FFFD}"
  }

  private func made(_ scalars: [Unicode.Scalar], _ attributes: attr_t, _ pair: Int16) -> cchar_t {
    var made = cchar_t()
    let letters = scalars.map { wchar_t(bitPattern: $0.value) } + [0]
    setcchar(&made, letters, attributes, pair, nil)
    return made
  }
}
