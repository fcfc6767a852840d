import Testing

@testable import Terminal

@Suite("A text as glyphs")
struct GlyphsTests {
  private func shown(_ text: String) -> [String] { Glyphs(text).map(\.text) }

  @Test(
    "each glyph is one scalar that takes room, and its marks",
    arguments: [
      ("Ravi", ["R", "a", "v", "i"]), ("e\u{301}a", ["e\u{301}", "a"]), ("王小", ["王", "小"]),
      ("👨‍👩‍👧‍👦!", ["👨", "!"]), ("👍🏽!", ["👍", "!"]), ("❤\u{FE0F}", ["❤"]), ("🇮🇳", ["I", "N"]),
      ("1\u{FE0F}\u{20E3}", ["1\u{20E3}"]), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿!", ["🏴", "!"]),
      ("\u{301}a", ["\u{25CC}\u{301}", "a"]),
      ("a\u{200D}🙂", ["a", "🙂"]), ("क\u{94D}\u{200D}ष", ["क\u{94D}", "ष"]),
      ("so\u{AD}ft", ["s", "o", "f", "t"]),
      ("\u{1100}\u{1161}\u{11A8}", ["\u{1100}\u{1161}\u{11A8}"]),
      ("a\u{300}\u{301}\u{302}\u{303}\u{304}", ["a\u{300}\u{301}\u{302}"]),
    ])
  func simple(text: String, glyphs: [String]) {
    #expect(shown(text) == glyphs)
  }

  @Test(
    "nothing in a text can drive the terminal or turn the reading direction",
    arguments: [
      "\u{1B}", "\u{0}", "\u{7}", "\u{8}", "\u{7F}", "\u{9B}", "\u{85}", "\u{202E}", "\u{2066}",
      "\u{2028}", "\u{FEFF}", "\u{200B}", "\u{200F}", "\u{E0041}", "\u{E000}", "\u{10FFFF}",
      "\u{FFF9}", "\u{0378}",
    ])
  func safe(text: String) {
    #expect(shown("a" + text + "b") == ["a", "\u{FFFD}", "b"])
  }

  @Test("breaks of lines and tabs become spaces")
  func blanks() {
    #expect(shown("a\tb\nc\r\nd") == ["a", " ", "b", " ", "c", " ", " ", "d"])
  }

  @Test("every glyph of every hostile text survives being read again")
  func stable() {
    for sample in HostileText.samples {
      for glyph in Glyphs(sample) {
        #expect(Array(Glyphs(glyph.text)) == [glyph])
        #expect(glyph.width == 1 || glyph.width == 2)
      }
    }
  }

  @Test("the C library takes as many columns for what is shown, with few exceptions")
  func system() throws {
    let system = try #require(SystemWidth())
    let scalars = (0x20...0x3FFFF).compactMap { Unicode.Scalar($0) }
    let glyphs = scalars.compactMap { Array(Glyphs(String($0))).first }
    let bases = glyphs.compactMap { Unicode.Scalar($0.base) }
    try #require(bases.count == glyphs.count)
    let widths = system.widths(of: bases)
    var differing: [Unicode.Scalar] = []
    for (glyph, (base, width)) in zip(glyphs, zip(bases, widths)) where glyph.width != width {
      // -1: the system's tables are older than the scalar.
      if width != -1 { differing.append(base) }
    }
    // A letter of Ahom that takes room since Unicode 14; Debian's table still calls it a mark.
    #expect(differing == ["\u{1171E}"])
    #expect(widths.count { $0 != -1 } > 100_000)

    let marks = Set(glyphs.flatMap { $0.scalars.dropFirst() })
    #expect(marks.count > 1500)
    #expect(system.widths(of: Array(marks)).allSatisfy { $0 <= 0 })
  }

  @Test("what is left out has a width for the C library, and none for us")
  func hidden() throws {
    let system = try #require(SystemWidth())
    let scalars = (0xA0...0x3FFFF).compactMap { Unicode.Scalar($0) }
    let seen = zip(scalars, system.widths(of: scalars)).filter { scalar, width in
      width > 0 && Array(Glyphs(String(scalar))).isEmpty
    }
    // A hyphen that only a line break shows, and skin tones, which never stand alone.
    #expect(seen.map(\.0) == ["\u{AD}"] + (0x1F3FB...0x1F3FF).compactMap { Unicode.Scalar($0) })
  }
}
