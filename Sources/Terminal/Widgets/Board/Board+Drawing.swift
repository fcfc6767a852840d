extension Board {
  private static let least = 18
  private static let most = 40
  private static let gap = 2

  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty, !columns.isEmpty else { return }
    let visible = visible(in: area)
    for (number, part) in visible {
      draw(number, into: &grid, part, hasFocus: hasFocus, isAlone: visible.count == 1)
    }
    if let first = visible.first, first.column > 0 {
      grid.put("‹", area.x, area.y, in: area, Style(.key))
    }
    if let last = visible.last, last.column + 1 < columns.count {
      grid.put("›", area.right - 1, area.y, in: area, Style(.key))
    }
  }

  /// Which card is at a place, for the mouse.
  package func place(at point: Point, in area: Rect) -> Place? {
    for (number, part) in visible(in: area) where part.contains(point) {
      let (_, body) = part.top(BoardColumn.headings(part))
      let layout = BoardColumn(columns[number], body, chosen: chosen(in: number))
      let card = layout.cards.first { $0.area.contains(point) }?.number
      return Place(number, card ?? 0)
    }
    return nil
  }

  private func chosen(in number: Int) -> Int {
    let column = columns[number]
    return number == place.column
      ? place.card : max(0, min(column.cards.count - 1, column.chosen))
  }

  private func more(_ shown: Int, _ beyond: Int?) -> String {
    beyond.map { "\(shown + $0) more" } ?? "more"
  }

  /// The columns around the chosen one that have room; a single one in a narrow window.
  private func visible(in area: Rect) -> [(column: Int, area: Rect)] {
    let room = area.inset(1)
    let fitting = area.width < 60 ? 1 : (room.width + Board.gap) / (Board.least + Board.gap)
    let count = max(1, min(columns.count, fitting))
    let width = (room.width - Board.gap * (count - 1)) / count
    let first = max(0, min(columns.count - count, place.column - count / 2))
    return (0..<min(count, columns.count)).map { number in
      let x = room.x + number * (min(width, Board.most) + Board.gap)
      let widest = count == 1 ? width : min(width, Board.most)
      return (
        first + number, Rect(x: x, y: room.y, width: widest, height: room.height).clipped(to: room)
      )
    }
  }

  private func draw(
    _ number: Int, into grid: inout Grid, _ area: Rect, hasFocus: Bool, isAlone: Bool
  ) {
    let column = columns[number]
    let (head, body) = area.top(BoardColumn.headings(area))
    drawHeading(of: column, into: &grid, head, number: number, isAlone: isAlone)
    let isChosen = number == place.column
    guard !column.cards.isEmpty else {
      let line = body.row(0)
      grid.write(whenEmpty, fitting: line.left(2).rest, .quiet)
      if isChosen { choose(line, into: &grid, hasFocus: hasFocus) }
      return
    }
    let layout = BoardColumn(column, body, chosen: chosen(in: number))
    for (card, part) in layout.cards {
      draw(column.cards[card], into: &grid, part)
      if isChosen, card == place.card { choose(part, into: &grid, hasFocus: hasFocus) }
    }
    if layout.above > 0 {
      grid.write(
        "▲ \(more(layout.above, column.above))", fitting: body.row(0).left(2).rest, .quiet)
    }
    if layout.below > 0 {
      let last = body.row(body.height - 1).left(2).rest
      grid.write("▼ \(more(layout.below, column.below))", fitting: last, .quiet)
    }
  }

  private func drawHeading(
    of column: Column, into grid: inout Grid, _ head: Rect, number: Int, isAlone: Bool
  ) {
    let position = "\(number + 1) of \(columns.count)"
    let right = isAlone ? position : column.count
    let below = isAlone && !column.count.isEmpty ? [column.count, column.money] : [column.money]
    let (side, name) = head.row(0).right(min(right.columns, head.width / 2))
    grid.write(right, fitting: side, .quiet, rightAligned: true)
    grid.write(column.name, fitting: name.right(1).rest, .heading)
    grid.write(
      below.filter { !$0.isEmpty }.joined(separator: " · "), fitting: head.row(1), .quiet)
    if head.height > 2 { grid.rule(head.row(2)) }
  }

  private func draw(_ card: Card, into grid: inout Grid, _ area: Rect) {
    let body = area.left(min(2, area.width)).rest
    if card.isMarked { grid.put("●", area.x + 1, area.y, in: area, Style(.accent)) }
    grid.write(card.title.text, fitting: body.row(0), card.title.style)
    guard area.height > 1 else { return }
    // The first fact says more than the age.
    let first = card.detail.text.split(separator: " · ").first.map { String($0).columns } ?? 0
    let age = card.age.text.columns + 1 + first <= body.width ? card.age.text.columns : 0
    let (right, left) = body.row(1).right(age)
    grid.write(card.age.text, fitting: right, card.age.style)
    let detail = age == 0 ? left : left.right(1).rest
    grid.write(shortened(card.detail.text, to: detail.width), fitting: detail, card.detail.style)
  }

  /// Of facts with a dot between, the last are left out whole before the first is cut.
  private func shortened(_ facts: String, to width: Int) -> String {
    var parts = facts.split(separator: " · ")
    while parts.count > 1, parts.joined(separator: " · ").columns > width { parts.removeLast() }
    return parts.joined(separator: " · ")
  }

  private func choose(_ area: Rect, into grid: inout Grid, hasFocus: Bool) {
    guard !area.isEmpty else { return }
    for y in area.y..<area.bottom { grid.put("▌", area.x, y, in: area, Style(.accent)) }
    guard hasFocus else { return }
    grid.restyle(area) { $0.isReversed = true }
    grid.cursor = Point(min(area.x + 2, area.right - 1), area.y)
  }
}

/// Which cards of a column are in sight, and where.
private struct BoardColumn {
  let cards: [(number: Int, area: Rect)]
  let above: Int
  let below: Int

  static func headings(_ area: Rect) -> Int {
    area.height < 5 ? min(1, area.height / 2) : area.height < 9 ? 2 : 3
  }

  init(_ column: Board.Column, _ body: Rect, chosen: Int) {
    let isTight = body.height < 11
    let step = isTight ? 2 : 3
    let count = column.cards.count
    let fitsWhole = count * step - (isTight ? 0 : 1) <= body.height
    // Cards stand beside those of the other columns until the first is scrolled away.
    let hasLines = !fitsWhole && body.height >= 4
    let uppermost = max(1, (body.height - (hasLines ? 1 : 0)) / step)
    let isScrolled = !fitsWhole && chosen >= uppermost
    let slots =
      fitsWhole ? count : isScrolled ? max(1, (body.height - (hasLines ? 2 : 0)) / step) : uppermost
    let first = isScrolled ? max(0, min(count - slots, chosen - slots / 2)) : 0
    let top = body.y + (hasLines && isScrolled ? 1 : 0)
    cards = (first..<min(count, first + slots)).map { number in
      let area = Rect(x: body.x, y: top + (number - first) * step, width: body.width, height: 2)
      return (number, area.clipped(to: body))
    }
    above = hasLines ? first : 0
    below = hasLines ? max(0, count - first - slots) : 0
  }
}
