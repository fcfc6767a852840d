import CRM
import Terminal

extension BoardScreen {
  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let name = chosen(briefing)?.name ?? ""
    let line = area.row(0).inset(1)
    let tally = said(briefing)
    let (right, rest) = line.right(min(tally.columns, line.width / 2))
    grid.write(tally, fitting: right, marked.isEmpty ? .quiet : Style(.accent), rightAligned: true)
    drawFilter(after: name, into: &grid, rest.right(2).rest, whole: line)
    let caret = (grid.cursor, grid.showsCaret)
    board(briefing).draw(into: &grid, boardArea, hasFocus: prompt == nil)
    guard prompt != nil else { return }
    (grid.cursor, grid.showsCaret) = caret
    drawCandidates(after: name, into: &grid, head: area.row(0), area)
  }

  /// A blank line stands between the head and the board where there is room.
  var boardArea: Rect { area.top(area.height >= 16 ? 2 : 1).rest }

  private func said(_ briefing: Briefing) -> String {
    if !marked.isEmpty { return "\(marked.count.grouped) marked" }
    if !filter.isEmpty {
      let counts = lanes.compactMap(\.count)
      return counts.count == lanes.count ? "\(counts.reduce(0, +).grouped) leads" : ""
    }
    let tallies = lanes.compactMap(\.tally)
    guard tallies.count == lanes.count, !tallies.isEmpty else { return "" }
    let value = tallies.map(\.value).sums.map(\.rounded).joined()
    return "\(tallies.reduce(0) { $0 + $1.count }.grouped) leads, \(value)"
  }

  func board(_ briefing: Briefing) -> Board {
    var columns = lanes.map { column($0, briefing) }
    columns.append(closedColumn)
    let card = lane.map { $0.window.selected - held(in: $0.window).lowerBound } ?? closedPlace
    return Board(columns, at: Board.Place(place, card))
  }

  /// The rows around the chosen one that may come into sight.
  func held(in window: RowWindow) -> Range<Int> {
    let around = window.height * 2
    let first = max(0, window.selected - around)
    return first..<max(first, min(window.rows.count, window.selected + around + 1))
  }

  private func column(_ lane: Lane, _ briefing: Briefing) -> Board.Column {
    let range = held(in: lane.window)
    let total = filter.isEmpty ? lane.tally?.count : lane.count
    var column = Board.Column(
      lane.stage.name, count: said(count: total), money: money(of: lane, briefing),
      lane.window.rows[range].map { card($0, briefing) })
    column.chosen = lane.window.selected - range.lowerBound
    column.above = lane.window.isAtStart ? range.lowerBound : nil
    column.below =
      !lane.window.hasNext
      ? lane.window.rows.count - range.upperBound
      : lane.window.isAtStart ? total.map { max(1, $0 - range.upperBound) } : nil
    return column
  }

  private func said(count: Int?) -> String {
    guard let count else { return "" }
    return !filter.isEmpty && count >= ListScreen.countBound ? "\(count.grouped)+" : count.grouped
  }

  /// To the last coin where there is room for that.
  private func money(of lane: Lane, _ briefing: Briefing) -> String {
    guard filter.isEmpty, let tally = lane.tally, tally.count > 0 else { return "" }
    let exact = tally.money(briefing)
    return exact.columns <= 18 ? exact : tally.value.rounded + (tally.others.isEmpty ? "" : " + …")
  }

  private func card(_ row: Row, _ briefing: Briefing) -> Board.Card {
    let facts = ["value", "owner"].map { briefing.say(shelf.value($0, of: row)) }
    let age = briefing.say(shelf.value("received_at", of: row))
    let flag = Emphasis.flag(of: row, shelf, briefing)
    return Board.Card(
      Span(style.name(row)),
      detail: Span(facts.filter { !$0.isEmpty }.joined(separator: " · "), .quiet),
      age: flag.map { Span("\($0.text) \(age)", $0.style) } ?? Span(age, .quiet),
      isMarked: marked.contains(row.id))
  }

  /// What left the board this month, as two cards that open their leads.
  private var closedColumn: Board.Column {
    func card(_ name: String, _ role: Role, _ count: Int?) -> Board.Card {
      Board.Card(
        Span(count.map { "\(name)  \($0.grouped)" } ?? name, Style(role, bold: true)),
        detail: Span("this month", .quiet))
    }
    // They are counted for the whole pipeline, not for what is filtered.
    let counts = filter.isEmpty ? closed : nil
    return Board.Column(
      "Closed", [card("Won", .good, counts?.won), card("Lost", .lost, counts?.lost)])
  }
}
