import CRM
import Terminal

/// Asks before something that is much, or can't be undone. The key that answers is never the one that
/// asked.
struct ConfirmScreen: Screen {
  private let question: String
  private let detail: String
  private let yes: String
  private let no: String
  private let effects: [Effect]
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ question: String, _ detail: String, yes: String, no: String, _ effects: [Effect]) {
    self.question = question
    self.detail = detail
    self.yes = yes
    self.no = no
    self.effects = effects
  }

  var title: String { question }
  var contexts: [String] { ["confirm"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) { self.area = area }
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    switch key {
    case .character("y"), .character("Y"): effects + [.leave]
    case .escape, .character("n"), .character("N"), .character("q"): [.leave]
    default: []
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let width = max(question.columns, detail.columns, 30) + 4
    let inner = grid.frame(area.centred(Size(width: width, height: 6)))
    let room = inner.inset(1)
    grid.write(question, fitting: room.row(0), .heading)
    grid.write(detail, fitting: room.row(1), .quiet)
    grid.write(
      [Span("y", Style(.key)), Span(" \(yes)   "), Span("n", Style(.key)), Span(" \(no)")],
      room.x, room.y + 3, in: room)
    grid.cursor = Point(room.x, min(room.y + 3, room.bottom - 1))
  }
}
