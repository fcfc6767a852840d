import CRM
import Terminal

/// Draws the dashboard: the whole page first, then the part of it that is in sight.
struct DashboardDrawing {
  let screen: DashboardScreen

  func draw(into grid: inout Grid, _ area: Rect) {
    let area = area.clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    var page = Grid(
      Size(width: area.width, height: max(screen.layout.height, screen.top + area.height)))
    for (panel, place) in screen.layout.places { draw(panel, into: &page, place) }
    for y in 0..<area.height {
      for (x, cell) in page.row(screen.top + y).enumerated() where !cell.glyph.isCovered {
        grid.put(cell.glyph, area.x + x, area.y + y, in: area, cell.style)
      }
    }
    let y = min(max(0, page.cursor.y - screen.top), area.height - 1)
    grid.cursor = Point(area.x + page.cursor.x, area.y + y)
    drawMore(into: &grid, area)
  }

  /// That there is more above or below, at the right edge.
  private func drawMore(into grid: inout Grid, _ area: Rect) {
    if screen.top > 0 { grid.put("▲", area.right - 1, area.y, in: area, .quiet) }
    if screen.top + area.height < screen.layout.height {
      grid.put("▼", area.right - 1, area.bottom - 1, in: area, .quiet)
    }
  }

  private func draw(_ panel: Panel, into page: inout Grid, _ area: Rect) {
    let hasFocus = panel == screen.panel
    let (head, rest) = area.top(1)
    let gauges = screen.contents[panel]
    if hasFocus { page.cursor = Point(area.x, area.y) }
    drawHead(of: panel, gauges, into: &page, head, hasFocus: hasFocus)
    let (note, body) = rest.bottom(gauges?.note.isEmpty == false ? 1 : 0)
    page.write(gauges?.note ?? "", fitting: note.left(2).rest, .quiet)
    guard let gauges, !gauges.all.isEmpty else {
      let words = screen.refusal(of: panel) ?? (gauges == nil ? "…" : panel.whenEmpty)
      let line = body.row(0)
      page.write(words, fitting: line.left(2).rest, .quiet)
      guard hasFocus else { return }
      page.restyle(line) { $0.isReversed = true }
      page.cursor = Point(line.x, line.y)
      return
    }
    let place = screen.place(in: panel)
    let figures = gauges.all.map(\.figure)
    switch panel.shape {
    case .bars:
      BarChart(figures, selected: hasFocus ? place : nil)
        .draw(into: &page, body, hasFocus: hasFocus)
    case .columns:
      ColumnChart(figures, selected: place)
        .draw(into: &page, body.left(2).rest, hasFocus: hasFocus)
    case .lines: drawLines(gauges.all, into: &page, body, chosen: hasFocus ? place : nil)
    case .spark: drawSpark(gauges.all, into: &page, body, chosen: hasFocus ? place : nil)
    }
  }

  /// What it is; beside it the chosen figure in full, or else what all of them come to.
  private func drawHead(
    of panel: Panel, _ gauges: Gauges?, into page: inout Grid, _ head: Rect, hasFocus: Bool
  ) {
    let full = hasFocus ? screen.gauge?.full : nil
    let said = full ?? gauges?.total ?? ""
    let (right, left) = head.right(min(said.columns, head.width - panel.title.columns - 2))
    page.write(
      said, fitting: right, full == nil ? .quiet : Style(.accent), rightAligned: true)
    page.write(panel.title, fitting: left.right(1).rest, .heading)
  }

  /// Numbers in line, each with its words.
  private func drawLines(
    _ gauges: [Gauge], into page: inout Grid, _ area: Rect, chosen: Int?
  ) {
    let width = gauges.map(\.short.columns).max() ?? 0
    for (number, gauge) in gauges.enumerated() {
      let row = area.row(number)
      let (count, words) = row.left(2).rest.left(width)
      page.write(gauge.short, fitting: count, Style(gauge.role, bold: true), rightAligned: true)
      page.write(
        gauge.label, fitting: words.left(2).rest, gauge.amount == 0 ? .quiet : .text)
      guard number == chosen else { continue }
      page.put("▌", row.x, row.y, in: row, Style(.accent))
      page.restyle(row) { $0.isReversed = true }
      page.cursor = Point(min(row.x + 2, max(row.x, row.right - 1)), row.y)
    }
  }

  /// A month of days on one line, and what the last of them is.
  private func drawSpark(
    _ gauges: [Gauge], into page: inout Grid, _ area: Rect, chosen: Int?
  ) {
    let row = area.row(0).left(2).rest
    let last = gauges.last.map { "\($0.short) \($0.label)" } ?? ""
    let room = max(1, row.width - last.columns - 2)
    let shown = gauges.suffix(room)
    let text = Sparkline(shown.map(\.amount)).text
    let end = page.write(text, row.x, row.y, in: row, Style(.accent))
    page.write(last, end + 2, row.y, in: row, Style(.heading, bold: true))
    guard let chosen else { return }
    let x = row.x + max(0, chosen - (gauges.count - shown.count))
    page.restyle(Rect(x: x, y: row.y, width: 1, height: 1)) { $0.isReversed = true }
    page.cursor = Point(x, row.y)
  }
}
