extension Form {
  /// Draws the title, the fields around the focused one, and its help at the foot.
  package func draw(into grid: inout Grid, _ area: Rect, hasFocus: Bool = true) {
    let area = area.clipped(to: grid.bounds)
    grid.clear(area)
    guard !area.isEmpty else { return }
    let (head, rest) = area.top(title.isEmpty || area.height < 5 ? 0 : 2)
    let (foot, body) = rest.bottom(area.height < 4 ? 0 : 2)
    if !head.isEmpty { grid.write(title, fitting: head.inset(1), .heading) }
    if let help = focused?.help, !foot.isEmpty {
      grid.write(help, fitting: foot.row(1).inset(FormLayout.gutter), .quiet)
    }
    let layout = FormLayout(self, width: body.width)
    let first = first(layout, body.height)
    let origin = Point(body.x, body.y - first)
    for heading in layout.headings {
      let line = Rect(x: body.x + 1, y: origin.y + heading.y, width: body.width - 1, height: 1)
      grid.write(heading.text, fitting: line.clipped(to: body), .heading)
    }
    for (number, block) in layout.fields.enumerated() {
      draw(number, block, into: &grid, origin, body, hasFocus: hasFocus, labels: layout.labels)
    }
    drawMore(into: &grid, body, hasAbove: first > 0, hasBelow: layout.height - first > body.height)
    if hasFocus, let list, layout.fields.indices.contains(focus) {
      draw(list, under: layout.fields[focus], into: &grid, origin, rest)
    }
  }

  /// The first row shown: all of the focused field is in sight, if possible with what is around it.
  private func first(_ layout: FormLayout, _ height: Int) -> Int {
    guard layout.height > height, layout.fields.indices.contains(focus) else { return 0 }
    let block = layout.fields[focus]
    let middle = (block.y + block.bottom - height) / 2
    return max(0, min(layout.height - height, block.y, middle))
  }

  private func draw(
    _ number: Int, _ block: FormLayout.Block, into grid: inout Grid, _ origin: Point, _ body: Rect,
    hasFocus: Bool, labels: Int
  ) {
    func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int = 1) -> Rect {
      Rect(x: origin.x + x, y: origin.y + y, width: width, height: height).clipped(to: body)
    }
    let field = fields[number]
    let isFocused = hasFocus && number == focus
    let y = origin.y + block.y
    if isFocused { grid.put("▌", body.x, y, in: body, Style(.accent)) }
    if field.isChanged { grid.put("•", body.x + 1, y, in: body, Style(.accent)) }
    let star = field.isRequired ? 2 : 0
    let label = part(FormLayout.gutter, block.y, labels - star)
    grid.write(field.label, fitting: label, isFocused ? Style.text.bold : .quiet)
    if field.isRequired, !label.isEmpty {
      let x = label.x + min(field.label.columns, label.width)
      grid.write(" *", x, y, in: body, Style(.key))
    }
    let place = part(block.x, block.y, block.width, block.height)
    switch field.editor {
    case .line(let line): line.draw(into: &grid, place, hasFocus: isFocused)
    case .note(let note): note.draw(into: &grid, place, hasFocus: isFocused)
    }
    if field.offersList {
      grid.put("▾", origin.x + block.x + block.width, y, in: body, .quiet)
    }
    if let reading = field.reading {
      let row = block.readingRow ?? block.y
      let x = block.readsBeside ? block.x + block.width + 2 : block.x
      let line = part(x, row, max(0, body.width - x))
      grid.write(reading, fitting: line, .quiet)
    }
    if let error = field.error, let row = block.errorRow {
      let line = part(block.x, row, max(0, body.width - block.x))
      grid.write("! " + error, fitting: line, Style(.alarm))
    }
  }

  /// Says at the right edge that there is more.
  private func drawMore(into grid: inout Grid, _ body: Rect, hasAbove: Bool, hasBelow: Bool) {
    guard body.width > 20, body.height > 2 else { return }
    if hasAbove { grid.put("▲", body.right - 1, body.y, in: body, .quiet) }
    if hasBelow { grid.put("▼", body.right - 1, body.bottom - 1, in: body, .quiet) }
  }

  /// Below the field, or above it where there is more room.
  private func draw(
    _ list: CandidateList, under block: FormLayout.Block, into grid: inout Grid, _ origin: Point,
    _ area: Rect
  ) {
    let wanted = min(CandidateList.most, list.candidates.count)
    let top = origin.y + block.y
    let below = max(0, area.bottom - top - 1)
    let above = max(0, top - area.y)
    let goesUp = below < wanted && above > below
    let height = min(wanted, goesUp ? above : below)
    let x = max(area.x, origin.x + block.x - 2)
    let place = Rect(
      x: x, y: goesUp ? top - height : top + 1, width: min(list.columns, area.right - x),
      height: height)
    list.draw(into: &grid, place.clipped(to: area))
  }
}
