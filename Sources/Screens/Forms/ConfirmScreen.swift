import CRM
import Terminal

/// Asks before something that is much, or can't be undone.
struct ConfirmScreen: Screen {
  private let question: Confirm
  private let choices: [Choice]

  /// One answer, and what it does.
  struct Choice: Sendable {
    let title: String
    let key: Character
    let effects: [Effect]

    init(_ title: String, _ key: Character, _ effects: [Effect]) {
      self.title = title
      self.key = key
      self.effects = effects
    }
  }

  init(_ question: String, _ detail: String, _ choices: [Choice]) {
    self.choices = choices
    self.question = Confirm(
      question, detail: detail,
      choices.map { .init(id: $0.title, $0.title, [.character($0.key)], askedBy: nil) })
  }

  /// `yes` says what is done then, `no` what is left as it is.
  init(_ question: String, _ detail: String, yes: String, no: String, _ effects: [Effect]) {
    self.init(question, detail, [Choice(yes, "y", effects), Choice(no, "n", [])])
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
    case .answered(let title):
      (choices.first { $0.title == title }?.effects ?? []) + [.leave]
    case .cancelled: [.leave]
    case .nothing: []
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    question.draw(into: &grid, area)
  }
}
