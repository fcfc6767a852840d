import Terminal

/// What the easel shows.
struct Picture {
  static let rows = 200

  var selection = 0
  var note = "ready"
  var isHostile = false
  var showsCaret = false

  func drawn(on size: Size) -> Grid {
    var grid = Grid(size)
    let (head, below) = grid.bounds.top(1)
    let (foot, list) = below.bottom(1)
    grid.write("Easel ─ \(size.width)×\(size.height)", 0, 0, in: head, .heading)
    let top = max(0, selection - max(list.height - 1, 0))
    for place in 0..<list.height where top + place < Picture.rows {
      let area = list.row(place)
      let age = grid.write(text(of: top + place), area.x, area.y, in: area)
      grid.write("\(top + place) min", age, area.y, in: area, style(of: top + place))
      if top + place == selection {
        grid.restyle(area) { $0 = $0.reversed }
        grid.cursor = Point(area.x, area.y)
      }
    }
    grid.write(note, foot.x, foot.y, in: foot, .quiet)
    if showsCaret {
      grid.cursor = Point(min(note.columns, max(0, foot.right - 1)), foot.y)
      grid.showsCaret = true
    }
    return grid
  }

  /// As wide as a real list: a name, a state, a stage, money and a caller.
  private func text(of row: Int) -> String {
    if isHostile, row < Picture.hostile.count { return Picture.hostile[row] + "|" }
    let name = "Customer \(row)".padded(to: 21)
    return
      " \(name)Karnataka    sheet   New       \("\(row),000".padded(to: 9, rightAligned: true))"
      + "  Asha     "
  }

  /// How its age looks.
  private func style(of row: Int) -> Style {
    switch row {
    case 3: Style(.alarm)
    case 4: Style(.good)
    case 5: .text
    case 6: Style(.match)
    default: .quiet
    }
  }

  private static let hostile = [
    "esc \u{1B}[2Jnot cleared", "bel \u{7} nul \u{0}", "c1 \u{9B}2J \u{90}q", "rtl \u{202E}ivaR",
    "e\u{301}\u{302}\u{303}\u{304}\u{305} many marks", "family 👨‍👩‍👧‍👦 flag 🇮🇳 tone 👍🏽",
    "李小龙 ｗｉｄｅ", "\u{301}lonely mark", "हिन्दी தமிழ்", "new \u{1FAE9} emoji \u{E000} private",
    "tab\tline\nreturn\r", "soft\u{AD}hyphen zero\u{200B}width", "é ü ß – … “q” ▌█ ┌─┐",
  ]
}
