extension DataTable {
  /// What stands around the columns: where the selection and the mark are, and the flag's place.
  private struct Margins {
    let left: Int
    let right: Int

    init(_ width: Int) {
      left = width < 24 ? min(2, width) : 3
      right = width < 24 ? 0 : 2
    }
  }

  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty else { return }
    let columns = places(in: area)
    let (head, body) = area.top(headings(in: area))
    if !head.isEmpty { drawHeading(into: &grid, head, columns) }
    guard !rows.isEmpty else {
      let middle = body.row(body.height / 3)
      grid.write(whenEmpty, centredIn: middle, .quiet)
      if hasFocus { grid.cursor = Point(area.x, middle.y) }
      return
    }
    let first = first(in: body)
    for (line, row) in rows.dropFirst(first).prefix(body.height).enumerated() {
      let place = body.row(line)
      draw(row, into: &grid, place, columns)
      guard first + line == selected else { continue }
      grid.put("▌", place.x, place.y, in: place, Style(.accent))
      if hasFocus {
        // What the row needs keeps its own look.
        let bar = place.left(place.width - Margins(area.width).right).0
        grid.restyle(bar) { $0.isReversed = true }
        // At its beginning, where one byte brings the cursor back.
        grid.cursor = Point(place.x, place.y)
      }
    }
  }

  /// Which row is at a place, for the mouse.
  package func row(at point: Point, in area: Rect) -> Int? {
    let (_, body) = area.top(headings(in: area))
    let number = point.y - body.y + first(in: body)
    return body.contains(point) && number < rows.count ? number : nil
  }

  /// Whose heading is at a place, for the mouse.
  package func column(at point: Point, in area: Rect) -> Int? {
    guard headings(in: area) == 1, point.y == area.y else { return nil }
    return places(in: area).first { $0.x <= point.x && point.x < $0.x + $0.width + 2 }?.column
  }

  private func headings(in area: Rect) -> Int { area.height > 1 ? 1 : 0 }

  /// The first row shown; 0 unless more were given than there is room for.
  private func first(in body: Rect) -> Int {
    let furthest = max(0, rows.count - body.height)
    return min(furthest, max(0, (selected ?? 0) - body.height + 1))
  }

  private func places(in area: Rect) -> [(column: Int, x: Int, width: Int)] {
    let margins = Margins(area.width)
    var x = area.x + margins.left
    let room = area.width - margins.left - margins.right
    return DataTable.fit(columns, naturalWidths, room: room).map { number, width in
      defer { x += width + 2 }
      return (number, x, width)
    }
  }

  private func drawHeading(
    into grid: inout Grid, _ line: Rect, _ places: [(column: Int, x: Int, width: Int)]
  ) {
    for (number, x, width) in places {
      let column = columns[number]
      var title = column.title
      if let sort, sort.column == number {
        let sign = sort.isDescending ? "▼" : "▲"
        let name = column.title.fitted(to: width - 2)
        title = column.isRightAligned ? "\(sign) \(name)" : "\(name) \(sign)"
        if width < 4 { title = sign }
      }
      let place = Rect(x: x, y: line.y, width: width, height: 1).clipped(to: line)
      let style = sort?.column == number ? Style.text : .quiet
      grid.write(title, fitting: place, style, rightAligned: column.isRightAligned)
    }
  }

  private func draw(
    _ row: Row, into grid: inout Grid, _ line: Rect,
    _ places: [(column: Int, x: Int, width: Int)]
  ) {
    if row.isMarked { grid.put("●", line.x + 1, line.y, in: line, Style(.accent)) }
    if let flag = row.flag, Margins(line.width).right > 0 {
      grid.write(flag.text, fitting: line.right(1).0, flag.style)
    }
    for (number, x, width) in places where number < row.cells.count {
      let column = columns[number]
      let cell = row.cells[number]
      // Half a number says something else than the whole.
      let text = !column.gives && cell.text.columns > width ? "…" : cell.text
      let place = Rect(x: x, y: line.y, width: width, height: 1).clipped(to: line)
      grid.write(text, fitting: place, cell.style, rightAligned: column.isRightAligned)
    }
  }
}
