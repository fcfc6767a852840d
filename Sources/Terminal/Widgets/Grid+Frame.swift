extension Grid {
  /// Draws a calm frame with its title in the upper edge, and answers what is left inside.
  @discardableResult
  package mutating func frame(_ area: Rect, title: String = "") -> Rect {
    clear(area)
    guard area.width >= 2, area.height >= 2 else { return area }
    let right = area.right - 1
    let bottom = area.bottom - 1
    for x in area.x...right {
      put("─", x, area.y, in: area, .quiet)
      put("─", x, bottom, in: area, .quiet)
    }
    for y in area.y...bottom {
      put("│", area.x, y, in: area, .quiet)
      put("│", right, y, in: area, .quiet)
    }
    put("╭", area.x, area.y, in: area, .quiet)
    put("╮", right, area.y, in: area, .quiet)
    put("╰", area.x, bottom, in: area, .quiet)
    put("╯", right, bottom, in: area, .quiet)
    if !title.isEmpty, area.width > 6 {
      let name = " " + title.fitted(to: area.width - 6) + " "
      write(name, area.x + 2, area.y, in: area.inset(1), .heading)
    }
    return area.inset(1, 1)
  }

  /// A line across an area's first row.
  package mutating func rule(_ area: Rect, _ style: Style = .quiet) {
    fill(area.row(0), with: "─", style)
  }
}

extension Glyph: ExpressibleByUnicodeScalarLiteral {
  package init(unicodeScalarLiteral scalar: Unicode.Scalar) { self.init(scalar) }
}
