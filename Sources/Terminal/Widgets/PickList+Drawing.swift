extension PickList {
  private enum Line {
    case heading(String)
    case item(Int)
  }

  /// Draws it in the middle of an area: a query line on top, what was found below.
  package func draw(into grid: inout Grid, _ area: Rect) {
    let area = area.clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    var inner = area
    if area.width >= 30, area.height >= 8 {
      let height = min(max(8, room + 4), area.height - 2)
      let place = area.centred(Size(width: min(76, area.width - 2), height: height))
      inner = grid.frame(place, title: title).inset(1)
    } else {
      grid.clear(area)
      // What is asked is said where there is room for nothing else, too.
      if area.height > 2 {
        grid.write(title, fitting: area.row(0), .heading)
        inner = area.top(1).rest
      }
    }
    let (top, rest) = inner.top(1)
    drawFound(into: &grid, rest.height > 2 ? rest.top(1).rest : rest)
    drawQuery(into: &grid, top)
  }

  /// How many lines it takes when nothing is typed; it stays that high.
  private var room: Int {
    let sections = Set(items.map(\.section)).subtracting([""]).count
    return max(0, sections * 2 - 1) + max(items.count, isLocal ? 0 : 10)
  }

  private func drawQuery(into grid: inout Grid, _ line: Rect) {
    let count = found.count == items.count ? "\(items.count)" : "\(found.count) of \(items.count)"
    let field: Rect
    if line.width > 30 {
      grid.write(count, fitting: line.right(count.columns).0, .quiet)
      field = Rect(
        x: line.x + 2, y: line.y, width: line.width - count.columns - 4, height: line.height)
    } else {
      field = Rect(x: line.x + 2, y: line.y, width: line.width - 2, height: line.height)
    }
    grid.write("› ", line.x, line.y, in: line, Style(.key))
    query.draw(into: &grid, field, .text)
  }

  /// Headings stand only while nothing is typed: the best match comes first then.
  private var lines: [Line] {
    let isRanked = isLocal && !query.text.allSatisfy(\.isWhitespace)
    var lines: [Line] = []
    var section = ""
    for (place, found) in found.enumerated() {
      let own = items[found.item].section
      if !isRanked, own != section {
        if !lines.isEmpty { lines.append(.heading("")) }
        if !own.isEmpty { lines.append(.heading(own)) }
        section = own
      }
      lines.append(.item(place))
    }
    return lines
  }

  private func drawFound(into grid: inout Grid, _ area: Rect) {
    guard !found.isEmpty else {
      grid.write(whenEmpty, fitting: area.inset(2).row(0), .quiet)
      return
    }
    let lines = lines
    let chosen = lines.firstIndex { if case .item(selected) = $0 { true } else { false } } ?? 0
    let first = max(0, min(lines.count - area.height, chosen - area.height / 2))
    let widest = items.lazy.map(\.title.columns).max() ?? 0
    let titles = min(widest, max(area.width / 2, area.width - 24))
    for (number, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
      let place = area.row(number)
      switch line {
      case .heading(let text): grid.write(text, fitting: place, .heading)
      case .item(let number):
        draw(found[number], into: &grid, place, titles)
        guard number == selected else { continue }
        grid.put("▌", place.x, place.y, in: place, Style(.accent))
        grid.restyle(place) { $0.isReversed = true }
      }
    }
  }

  private func draw(_ found: Found, into grid: inout Grid, _ line: Rect, _ titles: Int) {
    let item = items[found.item]
    let style = item.refusal == nil ? Style.text : .quiet
    let body = line.left(2).rest
    let keys = min(item.key.columns, max(0, body.width - 8))
    grid.write(item.key, fitting: body.right(keys).0, Style(.key), rightAligned: true)
    let words = keys == 0 ? body : body.right(keys + 2).rest
    let (title, rest) = words.left(titles)
    grid.write(item.title, marking: found.matched, title, style, Style(.match))
    grid.write(item.refusal ?? item.detail, fitting: rest.left(2).rest, .quiet)
  }
}
