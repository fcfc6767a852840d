/// A bar for each figure, one below the other, with the numbers at the right.
package struct BarChart: Hashable, Sendable {
  package var figures: [Figure]
  package var selected: Int?

  package init(_ figures: [Figure], selected: Int? = nil) {
    self.figures = figures
    self.selected = selected
  }

  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty else { return }
    let gutter = min(2, area.width)
    let values = min(figures.map(\.value.columns).max() ?? 0, area.width - gutter)
    let room = area.width - gutter - values
    // A number says more than a bar; a name more than either.
    let labels = min(figures.map(\.label.columns).max() ?? 0, max(room / 2, room - 12))
    for (line, number) in visible(area.height).enumerated() {
      let figure = figures[number]
      let row = area.row(line)
      let (value, left) = row.right(values)
      let (label, bar) = left.left(gutter).rest.left(labels)
      grid.write(figure.label, fitting: label)
      grid.write(figure.value, fitting: value, rightAligned: true)
      drawBar(figure, into: &grid, bar.inset(2))
      guard number == selected else { continue }
      grid.put("▌", row.x, row.y, in: row, Style(.accent))
      guard hasFocus else { continue }
      grid.restyle(row) { $0.isReversed = true }
      grid.cursor = Point(row.x + gutter - (gutter == row.width ? 1 : 0), row.y)
    }
  }

  /// The figures in sight, the selected one among them.
  private func visible(_ height: Int) -> Range<Int> {
    let furthest = max(0, figures.count - height)
    let first = min(furthest, max(0, (selected ?? 0) - height + 1))
    return first..<min(figures.count, first + height)
  }

  private func drawBar(_ figure: Figure, into grid: inout Grid, _ area: Rect) {
    let eighths = Blocks.eighths(figure.amount, of: figures.largest, in: area.width)
    if figure.amount < 0 {
      let bar = area.left((eighths + 7) / 8).0
      return grid.fill(bar, with: Blocks.negative, Style(.alarm))
    }
    grid.fill(area.left(eighths / 8).0, with: "█", Style(figure.role))
    if eighths % 8 > 0 {
      grid.put(
        Blocks.lying[eighths % 8], area.x + eighths / 8, area.y, in: area, Style(figure.role))
    }
  }
}
