/// How many columns and rows there are; never negative.
package struct Size: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A cell's place, counted from the upper left corner.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}

/// A part of the screen. Cutting off more than there is leaves nothing: layout is total.
package struct Rect: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  package var isEmpty: Bool { width == 0 || height == 0 }
  package var size: Size { Size(width: width, height: height) }
  package var right: Int { x + width }
  package var bottom: Int { y + height }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < right && point.y >= y && point.y < bottom
  }

  /// What two parts have in common.
  package func clipped(to other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(right, other.right) - left,
      height: min(bottom, other.bottom) - top)
  }

  package func inset(_ columns: Int, _ rows: Int = 0) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// The upper rows, and what is left below them.
  package func top(_ rows: Int) -> (Rect, rest: Rect) {
    let rows = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: rows),
      Rect(x: x, y: y + rows, width: width, height: height - rows)
    )
  }

  /// The lower rows, and what is left above them.
  package func bottom(_ rows: Int) -> (Rect, rest: Rect) {
    let (rest, last) = top(height - min(max(0, rows), height))
    return (last, rest)
  }

  /// The left columns, and what is left beside them.
  package func left(_ columns: Int) -> (Rect, rest: Rect) {
    let columns = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: columns, height: height),
      Rect(x: x + columns, y: y, width: width - columns, height: height)
    )
  }

  /// The right columns, and what is left beside them.
  package func right(_ columns: Int) -> (Rect, rest: Rect) {
    let (rest, last) = left(width - min(max(0, columns), width))
    return (last, rest)
  }

  /// A part of at most this size in the middle, a little above the centre.
  package func centred(_ size: Size) -> Rect {
    let width = min(size.width, width)
    let height = min(size.height, height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 3, width: width,
      height: height)
  }

  package func row(_ number: Int) -> Rect {
    Rect(x: x, y: y + number, width: width, height: 1).clipped(to: self)
  }
}
