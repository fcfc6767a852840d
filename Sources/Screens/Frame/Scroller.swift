/// How far lines are scrolled that are only read.
struct Scroller: Sendable {
  private(set) var top = 0

  /// Scrolls as is asked, never past the ends; false if the deed is nothing to it.
  mutating func perform(_ deed: Deed, lines: Int, inSight page: Int) -> Bool {
    let page = max(1, page)
    switch deed {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .first: top = 0
    case .last: top = lines
    default: return false
    }
    keep(lines: lines, inSight: page)
    return true
  }

  /// There is other room, or there are other lines.
  mutating func keep(lines: Int, inSight page: Int) { top = max(0, min(top, lines - page)) }
}
