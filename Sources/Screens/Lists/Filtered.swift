import CRM
import Terminal

/// A screen whose rows are chosen by a filter that is typed on its first line.
protocol Filtered: Screen {
  /// What was typed.
  var filter: String { get set }
  /// The filter while it is being typed.
  var prompt: FilterPrompt? { get set }
  /// What is wrong with the filter; what is shown is that of the last one that was right.
  var complaint: FilterError? { get set }
  var shelf: Shelf { get }
  /// Shows what the filter leaves, from the beginning.
  mutating func begin() -> [Effect]
}

extension Filtered {
  mutating func writeFilter(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    guard var prompt else { return nil }
    let name = briefing.keys.action(for: key, in: ["prompt"])
    switch name == Deed.complete.rawValue ? .tab : key {
    case .escape:
      self.prompt = nil
      guard filter != prompt.before || complaint != nil else { return [] }
      filter = prompt.before
      complaint = nil
      return begin()
    case .enter:
      if let complaint { return [.toast(.refusal(complaint))] }
      self.prompt = nil
      return []
    case .tab:
      guard prompt.takeCandidate() else { return [] }
    case .down:
      prompt.chosen = min(prompt.chosen + 1, max(0, prompt.candidates.count - 1))
      self.prompt = prompt
      return []
    case .up:
      prompt.chosen = max(0, prompt.chosen - 1)
      self.prompt = prompt
      return []
    default:
      guard prompt.line.take(key) else { return nil }
    }
    return follow(prompt)
  }

  mutating func pasteFilter(_ text: String) -> [Effect] {
    guard var prompt else { return [] }
    prompt.line.insert(text)
    return follow(prompt)
  }

  /// The rows follow what is typed; a filter that is not right yet leaves them as they are.
  private mutating func follow(_ typed: FilterPrompt) -> [Effect] {
    var typed = typed
    typed.chosen = 0
    let isSame = typed.line.text == filter
    filter = typed.line.text
    let known = shelf.completeAlone(typed.line.text, typed.line.caret)
    typed.completion = known ?? typed.completion
    prompt = typed
    var effects = known == nil ? [completionJob(typed)] : []
    do throws(FilterError) {
      if !filter.allSatisfy(\.isWhitespace) { _ = try FilterTree(parsing: filter) }
      complaint = nil
      if !isSame { effects += begin() }
    } catch {
      complaint = error
    }
    return effects
  }

  private func completionJob(_ prompt: FilterPrompt) -> Effect {
    let (complete, text, caret) = (shelf.complete, prompt.line.text, prompt.line.caret)
    return .ask(
      .read("completion", for: Self.self, urgency: .idle) { seat in
        try complete(seat, text, caret)
      } failing: { _, _ in
        []
      } then: { screen, completion, _ in
        // What was typed since has a completion of its own.
        guard let prompt = screen.prompt, (prompt.line.text, prompt.line.caret) == (text, caret)
        else { return [] }
        screen.prompt?.completion = completion
        return []
      })
  }
}
