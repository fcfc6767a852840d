import CRM
import Terminal

extension App {
  /// The least room that a page can be read in.
  static let least = Size(width: 40, height: 10)

  var windowTitle: String {
    guard let top = stack.last?.screen else { return "Leadline" }
    return "\(top.title) · Leadline"
  }

  var theme: Theme { settings.theme }

  /// The whole screen as it should be now.
  func draw() -> Grid {
    var grid = Grid(size)
    guard size.width >= App.least.width, size.height >= App.least.height else {
      grid.write("window too small", centredIn: grid.bounds.row(size.height / 2))
      return grid
    }
    guard let briefing else {
      drawWaiting(into: &grid)
      return grid
    }
    drawTop(into: &grid, briefing)
    let first = stack.lastIndex { $0.screen.isPage } ?? 0
    for layer in stack.dropFirst(first) {
      grid.showsCaret = false
      layer.screen.draw(into: &grid, contentArea, briefing)
    }
    drawFoot(into: &grid, briefing)
    return grid
  }

  private func drawWaiting(into grid: inout Grid) {
    grid.write("Leadline", centredIn: grid.bounds.row(size.height / 3), .heading)
  }

  private func drawTop(into grid: inout Grid, _ briefing: Briefing) {
    let line = grid.bounds.row(0)
    var x = grid.write(" Leadline  ", 0, 0, in: line, Style(.accent, bold: true))
    let me = " \(briefing.me.login) "
    let (right, room) = line.right(me.columns)
    let shown = tabs(in: room.width - x - 2, from: section)
    for section in shown {
      let number = "\(section.rawValue)"
      let isHere = section == self.section
      x = grid.write(number, x, 0, in: room, Style(.key))
      x = grid.write(
        (isHere ? "·" : " ") + section.title + " ", x, 0, in: room,
        isHere ? Style(.accent, bold: true, underlined: true) : .text)
      x = grid.write(" ", x, 0, in: room)
    }
    if shown.count < Section.allCases.count { grid.write("⋯", x, 0, in: room, .quiet) }
    grid.write(me, fitting: right, .quiet, rightAligned: true)
    grid.rule(grid.bounds.row(1))
  }

  /// The sections that there is room for; the present one is always among them.
  private func tabs(in room: Int, from present: Section) -> [Section] {
    var tabs = Section.allCases
    func width() -> Int { tabs.reduce(0) { $0 + $1.title.columns + 4 } }
    while width() > room, tabs.count > 1 {
      guard let last = tabs.lastIndex(where: { $0 != present }) else { break }
      tabs.remove(at: last)
    }
    return tabs
  }

  private func drawFoot(into grid: inout Grid, _ briefing: Briefing) {
    grid.rule(grid.bounds.row(size.height - 2))
    let line = grid.bounds.row(size.height - 1)
    if let toast {
      let room = line.inset(1)
      let sign = toast.word.role == .alarm ? "! " : toast.word.role == .good ? "✓ " : ""
      grid.write(sign + toast.word.text, fitting: room, Style(toast.word.role))
      return
    }
    guard let screen = top else { return }
    var x = 1
    let help = "? all keys "
    let (right, room) = screen.isWriting ? (line, line) : line.right(help.columns)
    for deed in screen.hints {
      guard let key = briefing.keys.keys(of: deed.rawValue).first else { continue }
      let (name, title) = ("\(key)", deed.action.title.lowercased())
      guard x + name.columns + title.columns + 3 <= room.right else { break }
      x = grid.write(name, x, line.y, in: room, Style(.key))
      x = grid.write(" \(title)   ", x, line.y, in: room, .quiet)
    }
    guard !screen.isWriting else { return }
    grid.write("?", right.x, right.y, in: right, Style(.key))
    grid.write(" all keys", right.x + 1, right.y, in: right, .quiet)
  }
}
