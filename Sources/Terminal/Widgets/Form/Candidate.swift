/// What may be meant by what is being written.
package struct Candidate: Hashable, Sendable {
  package let id: String
  package let text: String
  /// What tells it from others of the same name.
  package let hint: String

  package init(id: String, _ text: String, hint: String = "") {
    self.id = id
    self.text = text
    self.hint = hint
  }

  package init(_ text: String, hint: String = "") {
    self.init(id: text, text, hint: hint)
  }
}

/// A short list of candidates next to where one writes.
struct CandidateList: Hashable, Sendable {
  static let most = 6
  let candidates: [Candidate]
  private(set) var selected = 0
  /// The characters that a candidate takes the place of, if not of all; and what stands behind it then.
  var replacing: Range<Int>?
  var suffix = ""

  /// Nil where there is nothing to choose.
  init?(_ candidates: [Candidate]) {
    guard !candidates.isEmpty else { return nil }
    self.candidates = candidates
  }

  /// The choices that match what is written, best first.
  init?(_ choices: [String], matching query: String) {
    let scored = choices.enumerated().compactMap { place, choice in
      Fuzzy.score(query, choice).map { (score: $0.score, place: place, choice: choice) }
    }
    let ranked = scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }
    self.init(ranked.map { Candidate($0.choice) })
  }

  var chosen: Candidate { candidates[selected] }

  mutating func step(_ by: Int) {
    selected = (selected + by + candidates.count) % candidates.count
  }

  mutating func select(_ text: String) {
    selected = candidates.firstIndex { $0.text == text } ?? selected
  }

  var columns: Int {
    let texts = candidates.lazy.map(\.text.columns).max() ?? 0
    let hints = candidates.lazy.map(\.hint.columns).max() ?? 0
    return 2 + texts + (hints > 0 ? hints + 2 : 0) + 1
  }

  /// Draws as many rows as there is room for, the chosen one among them; it stands out only once
  /// Enter takes it.
  func draw(into grid: inout Grid, _ area: Rect, showsChosen: Bool = true) {
    grid.clear(area)
    let texts = min(candidates.lazy.map(\.text.columns).max() ?? 0, max(0, area.width - 3))
    let first = max(0, min(candidates.count - area.height, selected - area.height / 2))
    let rows = candidates.enumerated().dropFirst(first).prefix(area.height)
    for (line, (number, candidate)) in rows.enumerated() {
      let place = area.row(line)
      let body = Rect(x: place.x + 2, y: place.y, width: place.width - 3, height: place.height)
      let (text, hint) = body.left(texts)
      grid.write(candidate.text, fitting: text)
      grid.write(candidate.hint, fitting: hint.left(2).rest, .quiet)
      let isChosen = showsChosen && number == selected
      grid.put(isChosen ? "▌" : "│", place.x, place.y, in: place, .quiet)
      if isChosen { grid.restyle(place) { $0.isReversed = true } }
    }
  }
}
