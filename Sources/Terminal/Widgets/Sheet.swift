/// What is known of one thing, to be read: headings, labelled values, a time line. It wraps, scrolls
/// and may have a chosen line.
package struct Sheet: Hashable, Sendable {
  package enum Line: Hashable, Sendable {
    case heading(String)
    case pair(String, [Span])
    case text([Span])
    /// Something that happened: when, a sign for what kind, and the words.
    case entry(String, Span, [Span])
    case spark(String, [Int])
    case rule
    case blank
  }

  package var lines: [Line]
  package var selected: Int?
  /// How many rows are scrolled away at the top.
  package private(set) var top = 0

  package init(_ lines: [Line], selected: Int? = nil, top: Int = 0) {
    self.lines = lines
    self.selected = selected
    self.top = top
  }

  /// Goes up or down by rows, not beyond the ends.
  package mutating func scroll(by rows: Int, in size: Size) {
    top = max(0, min(self.rows(width: size.width) - size.height, top + rows))
  }

  /// Scrolls no further than it takes to see the chosen line.
  package mutating func keepInSight(in size: Size) {
    top = first(SheetLayout(lines, width: size.width), size.height)
  }

  /// How many rows all of it takes.
  package func rows(width: Int) -> Int { SheetLayout(lines, width: width).rows.count }

  /// Which line stands on a row of an area, for the mouse.
  package func line(at row: Int, in size: Size) -> Int? {
    let layout = SheetLayout(lines, width: size.width)
    let place = first(layout, size.height) + row
    return layout.rows.indices.contains(place) ? layout.rows[place].line : nil
  }

  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty else { return }
    let layout = SheetLayout(lines, width: area.width)
    let first = first(layout, area.height)
    for (number, row) in layout.rows.dropFirst(first).prefix(area.height).enumerated() {
      let place = area.row(number)
      for part in row.parts {
        grid.write(part.spans, place.x + part.x, place.y, in: place)
      }
      if row.isRule { grid.rule(place.inset(1)) }
      guard row.line == selected else { continue }
      grid.put("▌", place.x, place.y, in: place, Style(.accent))
      guard hasFocus else { continue }
      grid.restyle(place) { $0.isReversed = true }
      if row.isFirst { grid.cursor = Point(min(place.x + 2, place.right - 1), place.y) }
    }
    if hasFocus, selected == nil { grid.cursor = Point(area.x, area.y) }
  }

  /// The first row shown: the chosen line is in sight.
  private func first(_ layout: SheetLayout, _ height: Int) -> Int {
    let furthest = max(0, layout.rows.count - height)
    var first = max(0, min(top, furthest))
    if let begin = layout.rows.firstIndex(where: { $0.line == selected }),
      let end = layout.rows.lastIndex(where: { $0.line == selected })
    {
      first = max(first, end - height + 1)
      first = min(first, begin)
    }
    return first
  }
}

/// The rows of a sheet at a width.
private struct SheetLayout {
  struct Row {
    let line: Int
    let isFirst: Bool
    var parts: [(x: Int, spans: [Span])]
    var isRule = false
  }

  private(set) var rows: [Row] = []

  init(_ lines: [Sheet.Line], width: Int) {
    var labels = 0
    var times = 0
    for line in lines {
      switch line {
      case .pair(let label, _), .spark(let label, _): labels = max(labels, label.columns)
      case .entry(let time, _, _): times = max(times, time.columns)
      case .heading, .text, .rule, .blank: break
      }
    }
    labels = min(labels, width / 3)
    times = min(times, width / 3)
    for (number, line) in lines.enumerated() {
      add(line, number, width: width, labels: labels, times: times)
    }
  }

  private mutating func add(
    _ line: Sheet.Line, _ number: Int, width: Int, labels: Int, times: Int
  ) {
    switch line {
    case .blank: rows.append(Row(line: number, isFirst: true, parts: []))
    case .rule: rows.append(Row(line: number, isFirst: true, parts: [], isRule: true))
    case .heading(let text):
      let heading = Span(text.fitted(to: max(0, width - 2)), .heading)
      rows.append(Row(line: number, isFirst: true, parts: [(1, [heading])]))
    case .text(let spans): add(spans, number, x: 2, width: width, before: [])
    case .pair(let label, let spans):
      let name = Span(label.fitted(to: labels), .quiet)
      add(spans, number, x: 2 + labels + 2, width: width, before: [(2, [name])])
    case .spark(let label, let amounts):
      let name = Span(label.fitted(to: labels), .quiet)
      let room = max(0, width - labels - 5)
      let line = Span(Sparkline(amounts.suffix(room)).text, Style(.accent))
      add([line], number, x: 2 + labels + 2, width: width, before: [(2, [name])])
    case .entry(let time, let sign, let spans):
      let when = Span(time.fitted(to: times).padded(to: times, rightAligned: true), .quiet)
      let sign = Span(sign.text.fitted(to: 2), sign.style)
      add(
        spans, number, x: 2 + times + 4, width: width,
        before: [(2, [when]), (2 + times + 2, [sign])])
    }
  }

  private mutating func add(
    _ spans: [Span], _ line: Int, x: Int, width: Int, before: [(x: Int, spans: [Span])]
  ) {
    for (number, row) in spans.wrapped(to: width - x - 1).enumerated() {
      let isFirst = number == 0
      rows.append(Row(line: line, isFirst: isFirst, parts: (isFirst ? before : []) + [(x, row)]))
    }
  }
}
