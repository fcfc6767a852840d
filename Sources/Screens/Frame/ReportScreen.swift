import CRM
import Terminal

/// Lines that tell what came of something, over the page, to be read and closed.
struct ReportScreen: Screen {
  let title: String
  let lines: [(head: String, text: String)]
  private var scroller = Scroller()
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ title: String, _ lines: [(head: String, text: String)]) {
    self.title = title
    self.lines = lines
  }

  var contexts: [String] { ["list"] }
  var isPage: Bool { false }
  var hints: [Deed] { [.back] }
  mutating func lay(out area: Rect) {
    self.area = area
    scroller.keep(lines: lines.count, inSight: place.height - 2)
  }

  mutating func load(_ briefing: Briefing) -> [Effect] { [] }

  private var place: Rect {
    area.centred(Size(width: min(84, area.width), height: min(area.height, lines.count + 2)))
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    if scroller.perform(deed, lines: lines.count, inSight: place.height - 2) { return [] }
    return deed == .open ? [.leave] : nil
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let inner = grid.frame(place, title: title).inset(1)
    let widest = lines.map(\.head.columns).max() ?? 0
    for (offset, line) in lines.dropFirst(scroller.top).prefix(inner.height).enumerated() {
      let (head, text) = inner.row(offset).left(min(widest + 2, inner.width / 3))
      grid.write(line.head, fitting: head, .quiet)
      grid.write(line.text, fitting: text)
    }
    grid.cursor = Point(inner.x, inner.y)
  }
}
