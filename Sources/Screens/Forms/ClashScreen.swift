import CRM
import Terminal

/// A field that two have changed at the same time.
struct Clash: Sendable {
  let name: String
  let label: String
  let mine: String
  let theirs: String
}

/// Asks what is to become of fields that somebody else changed while they were being edited here.
struct ClashScreen: Screen {
  private let clashes: [Clash]
  private var list: PickList
  private var showsDifference = false
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ clashes: [Clash]) {
    self.clashes = clashes
    let names = clashes.map(\.label).joined(separator: ", ")
    list = PickList(
      "Changed by somebody else meanwhile: \(names)",
      [
        .init(id: "mine", "Keep mine", detail: "what is written here will be saved"),
        .init(id: "theirs", "Take theirs", detail: "what was written here is dropped"),
        .init(id: "difference", "Show the difference"),
      ])
  }

  var title: String { "Changed meanwhile" }
  var contexts: [String] { ["form"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) { self.area = area }
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    let names = clashes.map(\.name)
    switch list.take(key) {
    case .chosen("theirs"):
      return [
        .below { screen, _ in
          if var form = screen as? FormScreen {
            form.takeTheirs(names)
            screen = form
          }
          return []
        }, .leave,
      ]
    case .chosen("difference"):
      showsDifference = true
      return []
    case .chosen, .cancelled: return [.leave]
    case .nothing, .queryChanged: return []
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let rows = showsDifference ? min(clashes.count * 2, area.height / 2) : 0
    let (rest, top) = area.bottom(rows)
    list.draw(into: &grid, top)
    guard showsDifference else { return }
    grid.clear(rest)
    var y = rest.y
    for clash in clashes {
      grid.write("\(clash.label), mine:   \(clash.mine)", fitting: rest.row(y - rest.y).inset(2))
      y += 1
      let theirs = rest.row(y - rest.y).inset(2)
      grid.write("\(clash.label), theirs: \(clash.theirs)", fitting: theirs, Style(.waiting))
      y += 1
    }
  }
}
