import CRM
import Terminal

/// Asks before something that is much, or can't be undone.
struct ConfirmScreen: Screen {
  private let question: Confirm
  private let effects: [Effect]

  /// `yes` says what is done then, `no` what is left as it is.
  init(_ question: String, _ detail: String, yes: String, no: String, _ effects: [Effect]) {
    self.question = Confirm(
      question, detail: detail,
      [
        .init(id: "yes", yes, [.character("y")], askedBy: nil),
        .init(id: "no", no, [.character("n")], askedBy: nil),
      ])
    self.effects = effects
  }

  var title: String { question.question }
  var contexts: [String] { ["confirm"] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) {}
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    switch question.take(key) {
    case .answered("yes"): effects + [.leave]
    case .answered, .cancelled: [.leave]
    case .nothing: []
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    question.draw(into: &grid, area)
  }
}
