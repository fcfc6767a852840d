/// The sections on top: the chosen one in sight, as many of the others as there is room for.
package struct TabBar: Hashable, Sendable {
  package struct Tab: Hashable, Sendable {
    package var key: String
    package var title: String

    package init(_ key: String, _ title: String) {
      self.key = key
      self.title = title
    }

    var columns: Int { key.columns + 1 + title.columns }
  }

  /// The name of the house, at the left where there is room.
  package var house: String
  package var tabs: [Tab]
  package var selected: Int
  /// Who sits there, at the right.
  package var owner: String
  /// What waits for somebody, before the owner; nothing when all is well.
  package var notice: String

  package init(
    _ house: String, _ tabs: [Tab], selected: Int = 0, owner: String = "", notice: String = ""
  ) {
    self.house = house
    self.tabs = tabs
    self.selected = selected
    self.owner = owner
    self.notice = notice
  }

  package func draw(into grid: inout Grid, _ area: Rect) {
    let line = area.row(0).clipped(to: grid.bounds)
    grid.clear(line)
    guard !line.isEmpty else { return }
    let parts = parts(of: line)
    grid.write(house, fitting: parts.house, Style(.accent, bold: true))
    grid.write(owner, fitting: parts.owner, .quiet, rightAligned: true)
    grid.write(notice, fitting: parts.notice, Style(.waiting), rightAligned: true)
    let places = places(in: parts.tabs)
    for (number, place) in places {
      let isChosen = number == selected
      let tab = tabs[number]
      // The dot says it where bold and colour are not seen.
      let spans = [
        Span(tab.key, Style(.key, bold: isChosen)),
        Span(isChosen ? "·" : " ", Style(.accent, bold: true)),
        Span(tab.title, isChosen ? Style(.accent, bold: true) : .text),
      ]
      grid.write(spans, place.x, place.y, in: place)
    }
    if let first = places.first, first.tab > 0 {
      grid.put("⋯", parts.tabs.x, line.y, in: parts.tabs, .quiet)
    }
    if let last = places.last, last.tab + 1 < tabs.count {
      grid.put("⋯", last.place.right + 1, line.y, in: parts.tabs, .quiet)
    }
  }

  /// Which section is at a place, for the mouse.
  package func tab(at point: Point, in area: Rect) -> Int? {
    places(in: parts(of: area.row(0)).tabs).first { $0.place.contains(point) }?.tab
  }

  private func parts(of line: Rect) -> (house: Rect, tabs: Rect, notice: Rect, owner: Rect) {
    let inner = line.width < 20 ? line : line.inset(1)
    let needed = tabs.reduce(0) { $0 + $1.columns + 2 }
    let hasOwner = owner.columns > 0 && inner.width >= owner.columns + 32
    let (owner, beside) = inner.right(hasOwner ? owner.columns + 2 : 0)
    let hasNotice = notice.columns > 0 && beside.width >= notice.columns + 22
    let (notice, left) = beside.right(hasNotice ? notice.columns + 2 : 0)
    let hasHouse = !house.isEmpty && left.width >= min(needed, 48) + house.columns + 3
    let (house, rest) = left.left(hasHouse ? house.columns + 3 : 0)
    func behind(_ gap: Rect) -> Rect { gap.left(min(2, gap.width)).rest }
    return (house, rest, behind(notice), behind(owner))
  }

  /// As many sections around the chosen one as fit, those after it first.
  private func places(in area: Rect) -> [(tab: Int, place: Rect)] {
    guard !tabs.isEmpty, !area.isEmpty else { return [] }
    let selected = max(0, min(tabs.count - 1, selected))
    var range = 0..<tabs.count
    while range.count > 1, columns(of: range) > area.width {
      let dropsLast = range.upperBound - 1 > selected
      range =
        dropsLast
        ? range.lowerBound..<range.upperBound - 1 : range.lowerBound + 1..<range.upperBound
    }
    var x = area.x + (range.lowerBound > 0 ? 2 : 0)
    return range.map { number in
      let width = tabs[number].columns
      defer { x += width + 2 }
      return (number, Rect(x: x, y: area.y, width: width, height: 1).clipped(to: area))
    }
  }

  /// What some sections take, with ⋯ where others are left out.
  private func columns(of range: Range<Int>) -> Int {
    let left = range.lowerBound > 0 ? 2 : 0
    let right = range.upperBound < tabs.count ? 2 : 0
    return tabs[range].reduce(-2) { $0 + $1.columns + 2 } + left + right
  }
}
