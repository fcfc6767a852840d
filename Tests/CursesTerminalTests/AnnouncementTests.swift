import Testing

@testable import CursesTerminal

@Suite("What the terminal is told beside the screen")
struct AnnouncementTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(
    "sixty-four letters are as the standard has them",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("é李", "w6nmnY4="),
    ])
  func base64(plain: String, letters: String) {
    #expect(text(Base64.encode(plain.utf8)) == letters)
  }

  @Test("nothing in a text ends its sequence early")
  func harmless() {
    let text = "a\u{7}b\u{1B}\\c\u{9C}d\ne"
    for bytes in [
      Announcement.title(text), Announcement.note(text, text, splitsTitle: true),
      Announcement.note(text, text, splitsTitle: false), Announcement.clipboard(text),
    ] {
      let middle = String(decoding: bytes, as: UTF8.self).unicodeScalars.dropFirst().dropLast()
      #expect(bytes.first == 0x1B && bytes.last == 7)
      #expect(!middle.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    }
  }

  @Test("a title is no longer than a title")
  func long() {
    #expect(Announcement.title(String(repeating: "x", count: 5000)).count < 220)
  }

  @Test("a note's title can't take the place of its text")
  func note() {
    #expect(
      text(Announcement.note("a;b", "c", splitsTitle: true)) == "\u{1B}]777;notify;a,b;c\u{7}")
  }
}
