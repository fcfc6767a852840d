/// A line of text that is being written. Any Unicode goes in; the caret steps over whole characters.
package struct LineEditor: Hashable, Sendable {
  private var characters: [Character]
  /// How many characters stand before the caret.
  package private(set) var caret: Int

  package init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  /// The text before the caret.
  package var head: String { String(characters[..<caret]) }

  package mutating func set(_ text: String) { self = LineEditor(text) }

  package mutating func moveCaret(to place: Int) { caret = max(0, min(characters.count, place)) }

  /// Pasted or completed text; line breaks become spaces, and what no keyboard writes is left out.
  package mutating func insert(_ text: String) { replace(caret..<caret, with: text) }

  /// Puts a text in the place of some characters, the caret behind it.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<characters.count)
    let line = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }.filter { !$0.isControl }
    let head = String(characters[..<range.lowerBound]) + String(line)
    let tail = String(characters[range.upperBound...])
    // A mark joins the letter before it, so the characters are counted anew.
    characters = Array(head + tail)
    caret = min(head.count, characters.count)
  }

  /// What a key does to the line; false if the key is nothing to it.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): caret = max(0, caret - 1)
    case .right, .control("f"): caret = min(characters.count, caret + 1)
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = characters.count
    case .alt("b"): caret = wordStart
    case .alt("f"): caret = wordEnd
    case .backspace, .control("h"):
      guard caret > 0 else { break }
      caret -= 1
      characters.remove(at: caret)
    case .delete, .control("d"):
      if caret < characters.count { characters.remove(at: caret) }
    case .control("w"), .alt("\u{7F}"):
      let start = wordStart
      characters.removeSubrange(start..<caret)
      caret = start
    case .control("u"):
      characters.removeSubrange(..<caret)
      caret = 0
    case .control("k"): characters.removeSubrange(caret...)
    default: return false
    }
    return true
  }

  private var wordStart: Int {
    var place = caret
    while place > 0, characters[place - 1] == " " { place -= 1 }
    while place > 0, characters[place - 1] != " " { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = caret
    while place < characters.count, characters[place] == " " { place += 1 }
    while place < characters.count, characters[place] != " " { place += 1 }
    return place
  }

  /// Draws as much of the line as there is room for, the caret always in sight, and sets the
  /// hardware cursor on it.
  package func draw(
    into grid: inout Grid, _ area: Rect, _ style: Style = Style(.field), hasFocus: Bool = true,
    underlining wrong: Range<Int>? = nil
  ) {
    let area = area.row(0).clipped(to: grid.bounds)
    guard !area.isEmpty else { return }
    grid.clear(area, style)
    guard hasFocus else { return grid.write(text, fitting: area, style) }
    let (start, column) = start(width: area.width)
    var x = area.x
    for (place, character) in characters.enumerated().dropFirst(start) {
      if x >= area.right { break }
      let look = wrong?.contains(place) == true ? Style(.alarm, underlined: true) : style
      grid.write(String(character), x, area.y, in: area, look)
      x += character.columns
    }
    if start > 0 { grid.put("…", area.x, area.y, in: area, style) }
    grid.cursor = Point(min(area.x + column, area.right - 1), area.y)
    grid.showsCaret = true
  }

  /// Where one of its characters is drawn, as long as it is in sight.
  func column(of place: Int, width: Int) -> Int {
    let start = start(width: width).character
    guard place > start else { return 0 }
    return characters[start..<min(place, characters.count)].reduce(0) { $0 + $1.columns }
  }

  /// The first character shown, and the column of the caret. The last column is the caret's when it
  /// stands at the end.
  private func start(width: Int) -> (character: Int, column: Int) {
    var start = caret
    var column = 0
    while start > 0 {
      let wider = column + characters[start - 1].columns
      if wider >= width { break }
      column = wider
      start -= 1
    }
    return (start, column)
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
