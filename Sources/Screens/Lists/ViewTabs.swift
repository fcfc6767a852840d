import Terminal

/// The views of a list side by side at its head, the present one underlined; as many as there is room
/// for around it.
struct ViewTabs: Sendable, Hashable {
  let names: [String]
  let present: Int

  /// The tabs that fit, from the present one outwards; nothing where not even that one does.
  func shown(in width: Int) -> Range<Int> {
    guard names.indices.contains(present) else { return 0..<0 }
    var range = present..<(present + 1)
    while range.count < names.count {
      let after = range.upperBound < names.count ? range.lowerBound..<(range.upperBound + 1) : nil
      let before = range.lowerBound > 0 ? (range.lowerBound - 1)..<range.upperBound : nil
      guard let wider = [after, before].compactMap(\.self).first(where: { columns($0) <= width })
      else { break }
      range = wider
    }
    return range
  }

  /// The columns that some tabs take, with the signs that there are more.
  private func columns(_ range: Range<Int>) -> Int {
    let words = names[range].reduce(0) { $0 + $1.columns } + (range.count - 1) * 3
    return words + (range.lowerBound > 0 ? 2 : 0) + (range.upperBound < names.count ? 2 : 0)
  }

  func draw(into grid: inout Grid, _ area: Rect) {
    let range = shown(in: area.width)
    var x = area.x
    if range.lowerBound > 0 { x = grid.write("‹ ", x, area.y, in: area, .quiet) }
    for number in range {
      if number > range.lowerBound { x += 3 }
      let style: Style =
        number == present ? Style(.heading, bold: true, underlined: true) : .quiet
      if range.count == 1 {
        let room = area.left(x - area.x).rest
        grid.write(names[number], fitting: room, style)
        x = min(room.right, x + names[number].columns)
      } else {
        x = grid.write(names[number], x, area.y, in: area, style)
      }
    }
    if range.upperBound < names.count { grid.write(" ›", x, area.y, in: area, .quiet) }
  }

  /// Which tab is at a column, for the mouse.
  func tab(at x: Int, in area: Rect) -> Int? {
    let range = shown(in: area.width)
    var left = area.x + (range.lowerBound > 0 ? 2 : 0)
    for number in range {
      let right = left + names[number].columns
      if x >= left, x < right { return number }
      left = right + 3
    }
    return nil
  }
}

extension ListScreen {
  /// The list's own views; one that was saved, or that shows the rows behind a figure, stands first.
  private var tabViews: [ListView] {
    let isOwn = style.views.contains { $0.name == view.name && $0.filter == view.filter }
    return isOwn ? style.views : [view] + style.views
  }

  var tabs: ViewTabs {
    let views = tabViews
    let present = views.firstIndex { $0.name == view.name && $0.filter == view.filter }
    return ViewTabs(names: views.map(\.name), present: present ?? 0)
  }

  /// To the view beside the present one, and around.
  mutating func walkViews(_ by: Int) -> [Effect] {
    let (views, here) = (tabViews, tabs.present)
    return choose(views[(here + by + views.count) % views.count])
  }

  mutating func chooseTab(_ number: Int) -> [Effect] { choose(tabViews[number]) }
}
