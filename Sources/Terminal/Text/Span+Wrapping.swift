extension [Span] {
  /// The pieces on lines no longer than a width, broken behind spaces and at line breaks; a longer
  /// word is broken where it must be.
  package func wrapped(to width: Int) -> [[Span]] {
    let width = Swift.max(1, width)
    var lines: [[Cell]] = [[]]
    for span in self {
      let parts = span.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append([]) }
        lines[lines.count - 1] += Glyphs(String(part)).map { Cell($0, span.style) }
      }
    }
    return lines.flatMap { line in Self.rows(of: line, width).map(Self.spans) }
  }

  private static func rows(of line: [Cell], _ width: Int) -> [ArraySlice<Cell>] {
    var rows: [ArraySlice<Cell>] = []
    var start = 0
    var afterSpace = 0
    var x = 0
    for place in line.indices {
      let own = line[place].glyph.width
      if x + own > width, line[place].glyph != .blank, place > start {
        let end = afterSpace > start ? afterSpace : place
        rows.append(line[start..<end])
        start = end
        x = line[start..<place].reduce(0) { $0 + $1.glyph.width }
      }
      x += own
      if line[place].glyph == .blank { afterSpace = place + 1 }
    }
    return rows + [line[start...]]
  }

  private static func spans(_ cells: ArraySlice<Cell>) -> [Span] {
    var spans: [Span] = []
    for cell in cells {
      if spans.last?.style == cell.style {
        spans[spans.count - 1].text += cell.glyph.text
      } else {
        spans.append(Span(cell.glyph.text, cell.style))
      }
    }
    return spans
  }
}
