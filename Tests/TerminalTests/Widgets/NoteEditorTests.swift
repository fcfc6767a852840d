import Testing

@testable import Terminal

@Suite("A note of many lines")
struct NoteEditorTests {
  private func note(_ text: String, _ keys: Key..., width: Int = 60) -> NoteEditor {
    var note = NoteEditor(text)
    note.size = Size(width: width, height: 3)
    for key in keys { _ = note.take(key) }
    return note
  }

  @Test("wraps at words, breaks what is too long, and keeps the caret in sight")
  func drawing() {
    let text = "The quick brown fox jumps over\nthe lazy dog, 王小明 and a_very_long_word_to_break"
    let whole = drawn(24, 5) { note(text).draw(into: &$0, $1) }
    #expect(
      whole.paper == """
        |The quick brown fox     |
        |jumps over              |
        |the lazy dog, 王小明 and|
        |a_very_long_word_to_brea|
        |k                       |
        """)
    #expect(whole.cursor == Point(1, 4))
    let part = drawn(24, 2) { note(text).draw(into: &$0, $1) }
    #expect(part.paper == "|a_very_long_word_to_brea|\n|k                       |")
  }

  @Test("up and down go by rows as they are shown and keep their column")
  func climbing() {
    var note = note("one two three\nx\nfour five six", width: 9)
    #expect(note.take(.home) == true)
    for _ in 0..<6 { _ = note.take(.right) }
    // "four five six" stands in two rows; the caret is in the first, at column 6.
    #expect(note.take(.up) == true)
    #expect(note.take(.up) == true)
    note.insert("|")
    #expect(note.text == "one two three|\nx\nfour five six")
    #expect(note.take(.up) == true)
    #expect(note.take(.up) == false)
  }

  @Test(
    "keys do what hands expect",
    arguments: [
      ("ab\ncd", [Key.home, .backspace], "abcd", 2), ("ab\ncd", [.up, .delete], "abcd", 2),
      ("ab\ncd", [.up, .end, .control("k")], "abcd", 2), ("ab cd", [.control("w")], "ab ", 3),
      ("ab\ncd", [.control("u")], "ab\n", 0), ("ab", [.left, .enter], "a\nb", 0),
      ("ab", [.enter, .character("e"), .character("\u{301}")], "ab\né", 1),
      ("ab\ncd", [.home, .left, .control("k")], "abcd", 2), ("", [.backspace], "", 0),
    ] as [(String, [Key], String, Int)])
  func keys(text: String, keys: [Key], result: String, caret: Int) {
    var note = NoteEditor(text)
    for key in keys { #expect(note.take(key) == true) }
    #expect(note.text == result)
    #expect(note.line.caret == caret)
  }

  @Test("what is pasted keeps its lines, whatever ends them")
  func pasting() {
    var note = NoteEditor("ad")
    _ = note.take(.left)
    note.insert("b\r\n\nc")
    #expect(note.text == "ab\n\ncd")
    note.insert("|")
    #expect(note.text == "ab\n\nc|d")
  }
}
