import Testing

@testable import CursesTerminal

@Suite("What a locale says of the terminal")
struct CharsetTests {
  @Test(
    "its name counts, not what this machine has installed",
    arguments: [
      (nil, Charset.utf8), ("en_IN.UTF-8", .utf8), ("hi_IN.utf8", .utf8), ("ta_IN.UTF-8@x", .utf8),
      ("C", .ascii), ("POSIX", .ascii), ("C.UTF-8", .utf8), ("en_US.ISO-8859-1", .latin1),
      ("de_DE.ISO-8859-15@euro", .latin1), ("ja_JP.eucJP", .ascii), ("en_US", .ascii),
    ] as [(String?, Charset)])
  func name(locale: String?, charset: Charset) {
    #expect(Charset(locale: locale) { _ in false } == charset)
  }

  @Test("a name that doesn't tell is looked up")
  func unsaid() {
    #expect(Charset(locale: "en_IN") { $0 == "en_IN" } == .utf8)
    #expect(Charset(locale: "C") { _ in true } == .ascii)
  }
}
