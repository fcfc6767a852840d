import Storage
import Testing

@testable import CRM

@Suite struct SearchTextTests {
  @Test("the index holds folded words, and phones as their threes")
  func text() {
    #expect(
      searchText(texts: ["José  Rao", nil, "&", "a@b.in"], phones: ["+91 98", nil])
        == " jose rao a b in §919 §198")
    #expect(
      searchText(texts: [], phones: ["+12345", "+34567"]) == " §123 §234 §345 § §345 §456 §567")
    #expect(searchText(texts: ["§919"], phones: ["12"]) == " 919")
    #expect(searchText(texts: [nil], phones: [nil]) == "")
  }

  @Test("SQL makes the same text, with NULL for what is not there")
  func function() {
    let text = SQLFunction.searchWords.body([
      .text("José"), .null, .text("Rao"), .null, .null, .text("+9198"),
    ])
    #expect(text == .text(" jose rao §919 §198"))
    #expect(SQLFunction.searchWords.body(Array(repeating: .null, count: 6)) == .text(""))
  }

  @Test("no run of digits spans two phones")
  func phones() {
    let text = searchText(texts: [], phones: ["678", "789"])
    #expect(SearchMatch(word: "678", digits: "678").holds(in: text))
    #expect(!SearchMatch(word: "6789", digits: "6789").holds(in: text))
  }

  @Test(
    "bytes are found wherever they stand",
    arguments: [
      ("abc", "abc", true), ("abc", "c", true), ("abc", "abcd", false), ("", "", true),
      ("", "a", false), ("aab", "ab", true), ("ababac", "abac", true), ("e\u{301}", "é", false),
      ("abcabd", "abd", true), ("x", "", true),
    ])
  func bytes(text: String, part: String, holds: Bool) {
    #expect(text.hasBytes(part) == holds)
  }
}
