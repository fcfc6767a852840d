/// A column for each figure, side by side, as the months of a year. The newest is at the right; the
/// oldest are left out where there is little room.
package struct ColumnChart: Hashable, Sendable {
  package var figures: [Figure]
  package var selected: Int?

  package init(_ figures: [Figure], selected: Int? = nil) {
    self.figures = figures
    self.selected = selected
  }

  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty, !figures.isEmpty else { return }
    let (head, rest) = area.top(area.height > 2 ? 1 : 0)
    let (foot, body) = rest.bottom(area.height > 1 ? 1 : 0)
    let shown = min(figures.count, (area.width + 1) / 2)
    let width = max(1, min(8, (area.width + 1) / max(1, shown) - 1))
    let furthest = figures.count - shown
    let first = max(0, min(furthest, selected ?? furthest))
    if let selected, figures.indices.contains(selected), !head.isEmpty {
      let figure = figures[selected]
      grid.write(
        [Span(figure.label + "  ", .quiet), Span(figure.value, .heading)], head.x, head.y, in: head)
    }
    for number in first..<first + shown {
      let x = area.x + (number - first) * (width + 1)
      let column = Rect(x: x, y: body.y, width: width, height: body.height).clipped(to: body)
      drawColumn(figures[number], into: &grid, column)
      let label = Rect(x: x, y: foot.y, width: width, height: foot.height).clipped(to: foot)
      let text = figures[number].label
      grid.write(text, label.x + max(0, width - text.columns) / 2, label.y, in: label, .quiet)
      guard number == selected, hasFocus else { continue }
      grid.restyle(foot.isEmpty ? column : label) { $0.isReversed = true }
      grid.cursor = Point(x, area.bottom - 1)
    }
  }

  private func drawColumn(_ figure: Figure, into grid: inout Grid, _ area: Rect) {
    let eighths = Blocks.eighths(figure.amount, of: figures.largest, in: area.height)
    if figure.amount < 0 {
      let column = area.bottom((eighths + 7) / 8).0
      return grid.fill(column, with: Blocks.negative, Style(.alarm))
    }
    let (column, above) = area.bottom(eighths / 8)
    grid.fill(column, with: "█", Style(figure.role))
    if eighths % 8 > 0 {
      grid.fill(above.bottom(1).0, with: Blocks.standing[eighths % 8], Style(figure.role))
    }
  }
}
