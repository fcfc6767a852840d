import CRM
import Terminal

extension App {
  /// The least room that a page can be read in.
  static let least = Size(width: 40, height: 10)

  var windowTitle: String {
    guard let top = stack.last?.screen else { return "Leadline" }
    let count = unclaimed > 0 && !settings.silenced.contains(.title) ? "(\(unclaimed)) " : ""
    return "\(count)\(top.title) · Leadline"
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
      opening.draw(into: &grid)
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

  private func drawTop(into grid: inout Grid, _ briefing: Briefing) {
    let tabs = Section.allCases.map { TabBar.Tab("\($0.rawValue)", $0.title) }
    let waiting = briefing.unassigned
    let notice = waiting == 0 ? "" : "⚑ \(Unassigned.told(waiting))"
    TabBar(
      "Leadline", tabs, selected: section.rawValue - 1, owner: briefing.me.login, notice: notice
    ).draw(into: &grid, grid.bounds.row(0))
    grid.rule(grid.bounds.row(1))
  }

  /// What just happened, else the keys that matter here.
  private func drawFoot(into grid: inout Grid, _ briefing: Briefing) {
    grid.rule(grid.bounds.row(size.height - 2))
    let line = grid.bounds.row(size.height - 1)
    let (cursor, caret) = (grid.cursor, grid.showsCaret)
    // What just happened takes the room that it needs.
    let taken = toast.map { min(line.width, $0.word.columns) } ?? 0
    if let screen = top, taken < line.width {
      let hints = screen.hints.compactMap { deed in
        briefing.keys.keys(of: deed.rawValue).first.map {
          HintLine.Hint("\($0)", deed.action.title.lowercased())
        }
      }
      let way = screen.isWriting ? HintLine.Hint("esc", "back") : HintLine.Hint("?", "all keys")
      HintLine(hints, last: way).draw(into: &grid, line.left(line.width - taken).0)
    }
    toast?.word.draw(into: &grid, grid.bounds)
    (grid.cursor, grid.showsCaret) = (cursor, caret)
  }
}
