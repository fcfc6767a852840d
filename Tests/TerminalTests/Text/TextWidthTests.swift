import Testing

@testable import Terminal

@Suite("How much room a text takes")
struct TextWidthTests {
  @Test(
    "columns",
    arguments: [
      ("", 0), ("Ravi", 4), ("王小明", 6), ("e\u{301}", 1), ("👨‍👩‍👧‍👦", 2), ("🇮🇳", 2), ("עברית", 5),
    ])
  func columns(text: String, width: Int) {
    #expect(text.columns == width)
  }

  @Test(
    "what is too long ends in …, on a whole glyph",
    arguments: [
      ("Ravi Kumar", 10, "Ravi Kumar"), ("Ravi Kumar", 6, "Ravi …"), ("王小明", 6, "王小明"),
      ("王小明", 5, "王小…"), ("王小明", 4, "王…"), ("王小明", 1, "…"), ("abc", 0, ""), ("abc", -3, ""),
    ])
  func fitting(text: String, width: Int, fitted: String) {
    #expect(text.fitted(to: width) == fitted)
  }

  @Test("any text fits after fitting and wrapping")
  func hostile() {
    for text in HostileText.samples {
      for width in [0, 1, 2, 3, 7, 20, 80, 1000] {
        #expect(text.fitted(to: width).columns <= width)
        #expect(text.wrapped(to: width).allSatisfy { $0.columns <= max(2, width) })
      }
    }
  }

  @Test("numbers are filled up at the left, words at the right")
  func padding() {
    #expect("42".padded(to: 5, rightAligned: true) == "   42")
    #expect("王".padded(to: 5) == "王   ")
    #expect("long".padded(to: 2) == "long")
  }

  @Test(
    "lines break between words",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("a\r\nb\nc", 9, ["a", "b", "c"]),
      ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]), ("", 5, [""]), ("王小明", 4, ["王小", "明"]),
      ("a  b", 5, ["a  b"]),
    ])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }
}
