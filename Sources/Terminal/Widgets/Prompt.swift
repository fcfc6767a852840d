/// One line at the bottom to write in: a filter, a command, an answer.
package struct Prompt: Hashable, Sendable {
  package var label: String
  package private(set) var line: LineEditor
  /// What is wrong with the text, and which of its characters.
  private var wrong: Wrong?
  private var list: CandidateList?
  /// The characters that a candidate takes the place of.
  private var replaced = 0..<0
  /// Whether one has gone through the candidates: only then Enter takes one.
  private var isChoosing = false

  private struct Wrong: Hashable, Sendable {
    let sentence: String
    let place: Range<Int>
  }

  package enum Reply: Hashable, Sendable {
    case nothing
    case changed
    case submitted(String)
    case cancelled
  }

  package init(_ label: String, text: String = "") {
    self.label = label
    line = LineEditor(text)
  }

  package var text: String { line.text }
  package var caret: Int { line.caret }
  package var isListOpen: Bool { list != nil }

  package mutating func set(_ text: String) {
    line.set(text)
    forget()
  }

  package mutating func setError(_ sentence: String?, at place: Range<Int> = 0..<0) {
    wrong = sentence.map { Wrong(sentence: $0, place: place) }
  }

  /// Offers what could stand in the place of some characters.
  package mutating func offer(_ candidates: [Candidate], replacing place: Range<Int>) {
    list = CandidateList(candidates)
    replaced = place
    isChoosing = false
  }

  package mutating func take(_ key: Key) -> Reply {
    switch key {
    case .escape:
      guard list == nil || !isChoosing else {
        list = nil
        isChoosing = false
        return .nothing
      }
      return .cancelled
    case .enter:
      guard let list, isChoosing else { return .submitted(line.text) }
      return take(list.chosen)
    case .tab:
      guard let list else { return .nothing }
      return take(list.chosen)
    case .up: step(-1)
    case .down: step(1)
    default:
      let before = line.text
      guard line.take(key), line.text != before else { return .nothing }
      forget()
      return .changed
    }
    return .nothing
  }

  package mutating func take(paste text: String) -> Reply {
    line.insert(text)
    forget()
    return .changed
  }

  private mutating func step(_ by: Int) {
    // The first step only goes into the list.
    if isChoosing { list?.step(by) }
    isChoosing = list != nil
  }

  private mutating func take(_ candidate: Candidate) -> Reply {
    line.replace(replaced, with: candidate.text)
    forget()
    return .changed
  }

  private mutating func forget() {
    wrong = nil
    list = nil
    isChoosing = false
  }

  /// Draws into an area's last row; what is wrong and what is offered stands above it.
  package func draw(into grid: inout Grid, _ area: Rect) {
    let area = area.clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    let (row, above) = area.bottom(1)
    grid.clear(row)
    let words = label.fitted(to: row.width / 3)
    let (name, field) = row.inset(row.width > 20 ? 1 : 0).left(words.columns + 1)
    grid.write(words, fitting: name, Style(.accent, bold: true))
    var rest = above
    if let wrong, !above.isEmpty {
      let (line, more) = above.bottom(1)
      grid.clear(line)
      grid.write("! " + wrong.sentence, fitting: line.inset(1), Style(.alarm))
      rest = more
    }
    if let list {
      let height = min(CandidateList.most, list.candidates.count, rest.height)
      let x = field.x + line.column(of: replaced.lowerBound, width: field.width) - 2
      let left = max(rest.x, min(x, rest.right - list.columns))
      let place = Rect(x: left, y: rest.bottom - height, width: list.columns, height: height)
      list.draw(into: &grid, place.clipped(to: rest), showsChosen: isChoosing)
    }
    line.draw(into: &grid, field, .text, underlining: wrong?.place)
  }
}
