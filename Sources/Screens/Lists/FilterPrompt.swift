import CRM
import Terminal

/// A filter while it is typed: the line, what could stand at its caret, and what was shown
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
