import Testing

@testable import Terminal

@Suite("A line that is being written")
struct LineEditorTests {
  private func line(_ text: String, _ keys: [Key]) -> LineEditor {
    var line = LineEditor(text)
    for key in keys { _ = line.take(key) }
    return line
  }

  @Test(
    "keys do what hands expect",
    arguments: [
      ("ab", [.character("c")], "abc", 3), ("ab", [.home, .character("c")], "cab", 1),
      ("ab", [.left, .backspace], "b", 0), ("ab", [.home, .delete], "b", 0),
      ("", [.backspace], "", 0),
      ("one two", [.control("w")], "one ", 4), ("one two  ", [.control("w")], "one ", 4),
      ("one two", [.left, .control("u")], "o", 0), ("one two", [.home, .control("k")], "", 0),
      ("one two", [.alt("b"), .alt("b")], "one two", 0),
      ("one two", [.home, .alt("f")], "one two", 3), ("ab", [.left, .left, .left], "ab", 0),
      ("ab", [.right], "ab", 2), ("👨‍👩‍👧‍👦é", [.backspace, .backspace], "", 0),
      ("王小", [.left, .delete], "王", 1),
    ] as [(String, [Key], String, Int)])
  func keys(text: String, keys: [Key], result: String, caret: Int) {
    let line = line(text, keys)
    #expect(line.text == result)
    #expect(line.caret == caret)
  }

  @Test("a mark joins the letter before it, and the caret stays true")
  func marks() {
    var line = line("", [.character("e"), .character("\u{301}"), .character("x")])
    #expect(line.text == "e\u{301}x")
    #expect(line.caret == 2)
    #expect(line.take(.backspace) == true)
    #expect(line.take(.backspace) == true)
    #expect(line.isEmpty)
    #expect(line.caret == 0)
    line.insert("👩")
    line.insert("\u{200D}🚀")
    #expect(line.caret == 1)
    line.set("🇮🇳")
    _ = line.take(.home)
    line.insert("🇬")
    #expect(line.caret <= line.text.count)
  }

  @Test(
    "a key that is nothing to it is said so",
    arguments: [Key.up, .down, .enter, .tab, .escape, .function(1)])
  func foreign(key: Key) {
    var line = LineEditor("a")
    #expect(line.take(key) == false)
    #expect(line.text == "a")
  }

  @Test("pasted line breaks become spaces, and a completion takes the place of what it completes")
  func inserting() {
    var line = LineEditor("a\tb")
    line.insert("c\r\nd\ne")
    #expect(line.text == "a\tbc d e")
    line.set("state:kar x")
    line.replace(6..<9, with: "karnataka")
    #expect(line.text == "state:karnataka x")
    #expect(line.caret == 15)
    #expect(line.head == "state:karnataka")
    line.replace(90..<99, with: "!")
    #expect(line.text == "state:karnataka x!")
  }

  @Test(
    "the caret is always in sight",
    arguments: [
      ("abcdef", 6, 8, "|abcdef  |", 6), ("abcdef", 6, 6, "|…cdef |", 5),
      ("abcdef", 2, 4, "|abcd|", 2),
      ("王小明", 3, 6, "|… 明  |", 4), ("王小明", 0, 6, "|王小明|", 0), ("abc", 3, 1, "|…|", 0),
    ])
  func drawing(text: String, caret: Int, width: Int, row: String, column: Int) {
    var line = LineEditor(text)
    line.moveCaret(to: caret)
    let grid = drawn(width, 1) { line.draw(into: &$0, $1) }
    #expect(grid.paper == row)
    #expect(grid.cursor == Point(column, 0))
    #expect(grid.showsCaret)
  }

  @Test("a line that is not written in shows its beginning")
  func resting() {
    let grid = drawn(6, 1) { LineEditor("abcdefgh").draw(into: &$0, $1, hasFocus: false) }
    #expect(grid.paper == "|abcde…|")
    #expect(!grid.showsCaret)
  }

  @Test("a very long line is drawn at once")
  func long() {
    let line = LineEditor(String(repeating: "長", count: 200_000))
    let grid = drawn(9, 1) { line.draw(into: &$0, $1) }
    #expect(grid.paper == "|… 長長長 |")
  }
}
