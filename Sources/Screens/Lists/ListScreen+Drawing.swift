import CRM
import Terminal

extension ListScreen {
  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    drawHead(into: &grid, briefing)
    table(briefing).draw(into: &grid, tableArea, hasFocus: prompt == nil)
    if isSplit { detail.draw(into: &grid, detailArea, briefing) }
    if prompt != nil { drawCandidates(after: view.name, into: &grid, head: headArea, area) }
    if let cell { drawCell(cell, into: &grid, briefing) }
  }

  /// The view, what was typed, and how many rows there are.
  private func drawHead(into grid: inout Grid, _ briefing: Briefing) {
    let line = headArea.inset(1)
    var tally = count.map { $0 >= ListScreen.countBound ? "\($0.grouped)+" : $0.grouped } ?? ""
    if !marked.isEmpty { tally = "\(marked.count.grouped) marked of \(tally)" }
    let (right, rest) = line.right(min(tally.columns, line.width / 2))
    grid.write(tally, fitting: right, marked.isEmpty ? .quiet : Style(.accent), rightAligned: true)
    guard prompt != nil || !filter.isEmpty else {
      return tabs.draw(into: &grid, rest.right(2).rest)
    }
    drawFilter(after: view.name, into: &grid, rest, whole: line)
  }

  private func drawCell(_ cell: CellEditor, into grid: inout Grid, _ briefing: Briefing) {
    let line = window.selected - window.top
    let y = tableArea.y + 1 + line
    let label = "\(cell.input.label): "
    let width = min(tableArea.width, max(30, label.columns + 24))
    let place = Rect(x: tableArea.x + 2, y: y, width: width, height: 1).clipped(to: tableArea)
    grid.clear(place)
    grid.write(label, place.x, place.y, in: place, .quiet)
    cell.line.draw(into: &grid, place.left(label.columns).rest)
    let cursor = (grid.cursor, grid.showsCaret)
    var rows: [(String, Style, Bool)] = []
    if let complaint = cell.complaint { rows.append(("! \(complaint)", Style(.alarm), false)) }
    for (number, word) in cell.fitting.prefix(8).enumerated() {
      rows.append((word, .text, number == cell.chosen))
    }
    for (offset, row) in rows.enumerated() {
      let under = Rect(
        x: place.x + (row.1.role == .alarm ? 0 : label.columns), y: y + 1 + offset,
        width: max(20, row.0.columns + 2), height: 1
      ).clipped(to: tableArea)
      grid.clear(under)
      grid.write(row.0, fitting: under.inset(1), row.1)
      if row.2 { grid.restyle(under) { $0.isReversed = true } }
    }
    (grid.cursor, grid.showsCaret) = cursor
  }

  // MARK: The rows

  private func table(_ briefing: Briefing) -> DataTable {
    let specs = self.specs
    let sort = view.sort ?? style.shelf.sorts.first
    var table = DataTable(
      specs.map { column($0) },
      window.shown.map { row in
        DataTable.Row(
          specs.map { cell($0, of: row, briefing) }, isMarked: marked.contains(row.id),
          flag: flag(of: row, briefing))
      }, selected: window.rows.isEmpty ? nil : window.selected - window.top,
      whenEmpty: isLoading && window.rows.isEmpty ? "" : style.invitation)
    if let sort, let place = specs.firstIndex(where: { $0.field == sort.field }) {
      table.sort = DataTable.Sort(place, isDescending: sort.descending)
    }
    return table
  }

  private var specs: [ListStyle.ColumnSpec] {
    guard !view.columns.isEmpty else { return style.columns }
    return view.columns.enumerated().compactMap { place, name in
      (style.columns + style.others).first { $0.field == name }
        ?? style.shelf.field(name).map { .init(name, $0.label, place) }
    }
  }

  private func column(_ spec: ListStyle.ColumnSpec) -> DataTable.Column {
    switch style.shelf.field(spec.field)?.kind {
    case .number, .money: .number(spec.title, priority: spec.priority)
    case .day, .instant: .exact(spec.title, priority: spec.priority, rightAligned: true)
    case .flag: .exact(spec.title, priority: spec.priority)
    default:
      spec.field == "phone"
        ? .exact(spec.title, priority: spec.priority)
        : DataTable.Column(
          spec.title, priority: spec.priority, least: spec.least, most: spec.most)
    }
  }

  private func cell(
    _ spec: ListStyle.ColumnSpec, of row: Row, _ briefing: Briefing
  ) -> Span {
    let value = style.shelf.value(spec.field, of: row)
    let text = Emphasis.words(for: spec.field, value) ?? briefing.say(value)
    return Span(text, Style(Emphasis.role(of: spec.field, value, in: row, style.shelf, briefing)))
  }

  /// One sign at the end of a row that needs an eye.
  private func flag(of row: Row, _ briefing: Briefing) -> Span? {
    Emphasis.flag(of: row, style.shelf, briefing)
  }
}
