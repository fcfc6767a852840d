import CRM
import Terminal

/// A filter while it is typed: the line, what could stand at its caret, and what the list showed
/// before.
struct FilterPrompt: Sendable {
  var line: LineEditor
  let before: String
  var completion: FilterCompletion?
  var chosen = 0

  init(_ filter: String) {
    line = LineEditor(filter)
    before = filter
  }

  var candidates: ArraySlice<FilterCompletion.Candidate> {
    completion?.candidates.prefix(8) ?? []
  }

  mutating func takeCandidate() -> Bool {
    guard let completion, candidates.indices.contains(chosen) else { return false }
    line.replace(completion.range, with: candidates[chosen].text)
    self.completion = nil
    chosen = 0
    return true
  }
}

extension ListScreen {
  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    if cell != nil { return writeCell(key, briefing) }
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

  mutating func paste(_ text: String, _ briefing: Briefing) -> [Effect] {
    if cell != nil { return pasteCell(text) }
    guard var prompt else { return [] }
    prompt.line.insert(text)
    return follow(prompt)
  }

  /// The list follows what is typed; a filter that is not right yet leaves the rows as they are.
  private mutating func follow(_ typed: FilterPrompt) -> [Effect] {
    var typed = typed
    typed.chosen = 0
    let isSame = typed.line.text == filter
    filter = typed.line.text
    prompt = typed
    var effects = [completionJob(typed)]
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
    let (complete, text, caret) = (style.shelf.complete, prompt.line.text, prompt.line.caret)
    return .ask(
      .read("completion", for: ListScreen.self, urgency: .idle) { seat in
        try complete(seat, text, caret)
      } failing: { _, _ in
        []
      } then: { list, completion, _ in
        list.prompt?.completion = completion
        return []
      })
  }
}
