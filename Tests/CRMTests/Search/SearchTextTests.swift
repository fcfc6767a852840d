import Storage
import Testing

@testable import CRM

@Suite struct SearchTextTests {
  @Test("the index holds folded words, the letters they begin with, and phones as their threes")
  func text() {
    #expect(
      searchText(texts: ["José  Rao", nil, "&", "a@b.in"], phones: ["+91 98", nil])
        == " jose rao a b in \(initials("jrabi")) \(threes(919, 198))")
    #expect(
      searchText(texts: [], phones: ["+12345", "+34567"])
        == " \(threes(123, 234, 345)) § \(threes(345, 456, 567))")
    #expect(searchText(texts: [], phones: ["0009 99"]) == " \(threes(0, 9, 99, 999))")
    #expect(
      searchText(texts: ["§919 \(threes(919))"], phones: ["12"]) == " 919 \(initials("9"))")
    #expect(searchText(texts: ["𠀀𠀁 𐐨a"], phones: []) == " 𠀀𠀁 𐐨a \(initials("𐐨"))")
    #expect(searchText(texts: [nil], phones: [nil]) == "")
  }

  @Test("SQL makes the same text, with NULL for what is not there")
  func function() throws {
    let town = try Town()
    let texts: [String] = try town.database.read { tx in
      [
        try tx.value("SELECT search_words(\("José"), NULL, \("Rao"), NULL, NULL, \("+9198"))")
          ?? "",
        try tx.value("SELECT search_words(NULL, NULL, NULL, NULL, NULL, NULL)") ?? "none",
      ]
    }
    #expect(texts == [" jose rao \(initials("jr")) \(threes(919, 198))", ""])
  }

  /// As the index holds that words begin with these.
  private func initials(_ letters: String) -> String {
    letters.unicodeScalars.compactMap { Unicode.Scalar(0xF0000 + $0.value).map(String.init) }
      .joined(separator: " ")
  }

  /// As the index holds runs of three digits.
  private func threes(_ numbers: UInt32...) -> String {
    numbers.compactMap { Unicode.Scalar(0xE000 + $0).map(String.init) }.joined(separator: " ")
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
      ("abc", "abc", 0), ("abc", "c", 2), ("abc", "abcd", nil), ("", "", 0),
      ("", "a", nil), ("aab", "ab", 1), ("ababac", "abac", 2), ("e\u{301}", "é", nil),
      ("abcabd", "abd", 3), ("x", "", 0), ("éa a", "a", 2),
    ] as [(String, String, Int?)])
  func bytes(text: String, part: String, place: Int?) {
    #expect(text.byteOffset(of: part) == place && text.hasBytes(part) == (place != nil))
  }
}
