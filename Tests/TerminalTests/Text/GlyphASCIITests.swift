import Testing

@testable import Terminal

@Suite("What stands for a glyph where only ASCII is shown")
struct GlyphASCIITests {
  @Test(
    "frames, signs and letters",
    arguments: [
      ("╭─│╮╰╯", "+-|+++"), ("▌●✓▲▼…⋯·›→", ">*x^v~~.>>"), ("▁▂▃▄▅▆▇█", "_.-=+*##"), ("▏▍▉", "###"),
      ("José Muñoz, Zoë, Łódź, Åse, đ, ı, ệ", "Jose Munoz, Zoe, Lodz, Ase, d, i, e"),
      ("e\u{301}", "e"), ("Ω я क", "? ? ?"), ("“so” – ‘so’", "\"so\" - 'so'"), ("Straße", "Strase"),
    ])
  func letters(text: String, ascii: String) {
    #expect(Glyphs(text).map(\.ascii.text).joined() == ascii)
  }

  @Test("a wide glyph leaves a space behind it, so columns stay")
  func wide() {
    let grid = drawn(6, 1) { grid, area in grid.write("a王b", 0, 0, in: area) }
    #expect(grid.cells.map(\.glyph.ascii.text).joined() == "a? b  ")
  }

  @Test("everything has a stand-in of one column")
  func all() {
    for text in HostileText.samples {
      for glyph in Glyphs(text) {
        #expect(glyph.ascii.width == 1)
        #expect(glyph.ascii.base < 0x80)
        #expect(glyph.ascii.marks == 0)
      }
    }
  }
}
