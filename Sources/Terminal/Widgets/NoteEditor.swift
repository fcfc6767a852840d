/// A text of many lines that is being written. Long lines wrap at words; the caret steps over whole
/// characters.
package struct NoteEditor: Hashable, Sendable {
  private(set) var lines: [String]
  /// The line with the caret, and the caret in it.
  private(set) var line: LineEditor
  private(set) var number: Int
  /// The room it was last given: what wraps where decides what is above the caret.
  package var size = Size(width: 60, height: 6)
  /// The column that the caret tries to keep while it goes up and down.
  private var goal: Int?

  package init(_ text: String = "") {
    lines = NoteEditor.lines(of: text)
    number = lines.count - 1
    line = LineEditor(lines[number])
  }

  package var text: String { lines.joined(separator: "\n") }
  package var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }

  package mutating func set(_ text: String) {
    let size = size
    self = NoteEditor(text)
    self.size = size
  }

  /// What a key does to the text; false if the key is nothing to it, as the up key in the first row.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .up: return climb(-1)
    case .down: return climb(1)
    case .pageUp: return climb(-max(1, size.height - 1))
    case .pageDown: return climb(max(1, size.height - 1))
    default: goal = nil
    }
    switch key {
    case .enter: insert("\n")
    case .left where line.caret == 0, .control("b") where line.caret == 0: go(to: number - 1)
    case .right where isAtEnd, .control("f") where isAtEnd: goToNextLine()
    case .backspace where line.caret == 0, .control("h") where line.caret == 0,
      .control("w") where line.caret == 0:
      joinWithLineBefore()
    case .delete where isAtEnd, .control("d") where isAtEnd, .control("k") where isAtEnd:
      guard number + 1 < lines.count else { break }
      goToNextLine()
      joinWithLineBefore()
    default:
      guard line.take(key) else { return false }
      lines[number] = line.text
    }
    return true
  }

  /// Written or pasted text, line breaks and all.
  package mutating func insert(_ text: String) {
    goal = nil
    let pieces = NoteEditor.lines(of: text)
    let tail = String(line.text.dropFirst(line.caret))
    line.set(line.head)
    line.insert(pieces[0])
    lines[number] = line.text
    if pieces.count > 1 {
      lines.insert(contentsOf: pieces.dropFirst(), at: number + 1)
      go(to: number + pieces.count - 1)
    }
    let head = line.text
    line.set(head + tail)
    line.moveCaret(to: head.count)
    lines[number] = line.text
  }

  private var isAtEnd: Bool { line.caret == line.text.count }

  private static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { part in
      String(part.map { $0 == "\t" ? " " : $0 })
    }
  }

  /// To the end of another line.
  private mutating func go(to number: Int) {
    guard lines.indices.contains(number) else { return }
    self.number = number
    line = LineEditor(lines[number])
  }

  private mutating func goToNextLine() {
    guard number + 1 < lines.count else { return }
    go(to: number + 1)
    line.moveCaret(to: 0)
  }

  private mutating func joinWithLineBefore() {
    guard number > 0 else { return }
    let own = lines.remove(at: number)
    go(to: number - 1)
    let place = line.caret
    line.set(line.text + own)
    line.moveCaret(to: place)
    lines[number] = line.text
  }

  /// Up or down by rows as they are shown; false at the end that is already reached.
  private mutating func climb(_ by: Int) -> Bool {
    let wrapping = NoteWrapping(lines, width: size.width)
    let (row, column) = wrapping.place(line: number, caret: line.caret)
    let target = max(0, min(wrapping.rows.count - 1, row + by))
    guard target != row else { return false }
    let goal = goal ?? column
    let (number, caret) = wrapping.caret(row: target, column: goal)
    go(to: number)
    line.moveCaret(to: caret)
    self.goal = goal
    return true
  }
}
