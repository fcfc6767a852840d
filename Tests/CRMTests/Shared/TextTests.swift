import CRM
import Testing

@Suite("Text")
struct TextTests {
  @Test(
    "composing joins a letter and its mark",
    arguments: [
      ("", ""), ("Asha", "Asha"), ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"),
      ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"), ("क\u{93C}", "क\u{93C}"),
    ])
  func nfc(text: String, composed: String) {
    #expect(Array(text.nfc.utf8) == Array(composed.utf8))
  }

  @Test(
    "trimming drops what does not show at both ends, and nothing inside",
    arguments: [
      ("", ""), ("Asha", "Asha"), ("  Asha \n", "Asha"), ("\u{FEFF}Asha", "Asha"),
      ("\u{A0}Asha Rao\u{3000}", "Asha Rao"), ("\u{202A}+91 98\u{202C}", "+91 98"),
      ("\u{200B}\u{200D} ", ""), ("  ", ""), ("é ", "é"), (" é", "é"),
      ("അവന്\u{200D}", "അവന്\u{200D}"), ("a\u{200B}b", "a\u{200B}b"),
    ])
  func trimmed(text: String, expected: String) {
    #expect(Array(text.trimmed.utf8) == Array(expected.utf8))
    #expect(text.isBlank == expected.isEmpty)
  }

  @Test("only A to Z are made small")
  func lowercased() {
    #expect("AZ az 09 ÀÉ".asciiLowercased == "az az 09 ÀÉ")
    #expect("asha".asciiLowercased == "asha")
    #expect("@[`{".asciiLowercased == "@[`{")
  }

  @Test(
    "comparing without case looks at A to Z only",
    arguments: [
      ("", "", true), ("Asha", "aSHA", true), ("Asha", "Ashaa", false), ("É", "é", false),
      ("@", "`", false), ("[", "{", false), ("k", "\u{212A}", false),
    ])
  func equalsIgnoringCase(a: String, b: String, equal: Bool) {
    #expect(a.equalsIgnoringASCIICase(b) == equal)
  }

  @Test(
    "a quotation is short and harmless",
    arguments: [
      ("fri", "“fri”"), ("", "“”"), ("a\u{1B}[2Jb", "“a\u{FFFD}[2Jb”"),
      ("\u{202E}x", "“\u{FFFD}x”"),
      (String(repeating: "x", count: 41), "“" + String(repeating: "x", count: 40) + "…”"),
      (String(repeating: "é", count: 40), "“" + String(repeating: "é", count: 40) + "”"),
    ])
  func quoted(text: String, expected: String) {
    #expect(text.quoted == expected)
  }
}
