import Terminal
import Testing

@testable import CursesTerminal

@Suite("What is typed")
struct KeyReaderTests {
  private func read(_ bytes: [UInt8]) -> [Happening] {
    var reader = KeyReader()
    return reader.take(bytes) + reader.settle()
  }

  private func keys(_ text: String) -> [Key] {
    read(Array(text.utf8)).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test(
    "every terminal's way to say a key is understood",
    arguments: [
      ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[1;2A", .shiftUp),
      ("\u{1B}[1;2D", .shiftLeft), ("\u{1B}[a", .shiftUp), ("\u{1B}[1;5C", .right),
      ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}OF", .end),
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[2~", .insert),
      ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
      ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[15~", .function(5)),
      ("\u{1B}[24~", .function(12)), ("\t", .tab), ("\r", .enter), ("\n", .enter),
      ("\u{7F}", .backspace), ("\u{1}", .control("a")), ("\u{1A}", .control("z")),
      ("\u{1C}", .control("\\")), ("\u{0}", .control(" ")), ("\u{1B}", .escape),
      ("\u{1B}b", .alt("b")), ("\u{1B}é", .alt("é")), ("\u{1B}\u{7F}", .alt("\u{7F}")),
      ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("e\u{301}", .character("é")),
      ("नि", .character("नि")), ("👨‍👩‍👧", .character("👨‍👩‍👧")), (" ", .space),
    ])
  func key(text: String, key: Key) {
    #expect(keys(text) == [key])
  }

  @Test("Esc right before a key's sequence is Esc, then the key")
  func twice() {
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
  }

  @Test("whatever arrives in pieces is the same as whole")
  func pieces() {
    let text = "aé\u{1B}[1;2A\u{1B}OP李\u{1B}[200~one\r\ntwo\u{1B}[201~z\u{1B}[<0;3;4M\u{1B}x"
    var whole = KeyReader()
    let expected = whole.take(Array(text.utf8)) + whole.settle()
    for size in 1...7 {
      var reader = KeyReader()
      var found: [Happening] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += reader.take(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(found + reader.settle() == expected)
    }
    #expect(expected.contains(.paste("one\ntwo")))
    #expect(expected.contains(.click(Point(2, 3))))
  }

  @Test("any bytes at all are read to their end")
  func noise() {
    var state: UInt64 = 7
    for _ in 0..<2000 {
      var reader = KeyReader()
      let bytes = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 33)
        return byte.isMultiple(of: 5) ? 0x1B : byte.isMultiple(of: 7) ? 0x5B : byte
      }
      _ = reader.take(bytes)
      _ = reader.settle()
      // Nothing may be left but a paste that goes on.
      #expect(!reader.isWaiting)
    }
  }

  @Test("what is no letter is shown as one that is unknown")
  func broken() {
    #expect(read([0x61, 0xFF, 0x62]).count == 3)
    #expect(read([0xC3]) == [.key(.character("\u{FFFD}"))])
  }

  @Test("a keyboard of Latin-1 has its letters")
  func latin() {
    var reader = KeyReader(isLatin1: true)
    #expect(reader.take([0xE9]) == [.key(.character("é"))])
  }

  @Test("backspace is what the terminal says it is")
  func eraser() {
    var reader = KeyReader(eraser: 0x08)
    #expect(reader.take([0x08, 0x7F]) == [.key(.backspace), .key(.backspace)])
    #expect(read([0x08]) == [.key(.control("h"))])
  }

  @Test("a terminal's own description counts first")
  func described() {
    var reader = KeyReader(KeySequences([Array("\u{1B}[11^".utf8): .function(9)]))
    #expect(reader.take(Array("\u{1B}[11".utf8)).isEmpty)
    #expect(reader.take(Array("^".utf8)) == [.key(.function(9))])
  }

  @Test("a paste keeps its lines, and what looks like keys in it")
  func paste() {
    let text = "q\u{1B}[A one\rtwo\u{1B}[201"
    #expect(
      read(Array("\u{1B}[200~\(text)\u{1B}[201~j".utf8)) == [
        .paste("q\u{1B}[A one\ntwo\u{1B}[201"), .key(.character("j")),
      ])
    #expect(
      read(Array("\u{1B}[200~".utf8) + [0xFF] + Array("\u{1B}[201~".utf8)) == [
        .paste("\u{FFFD}")
      ])
  }

  @Test("a paste whose end is lost holds the keyboard until Ctrl-C")
  func lost() {
    var reader = KeyReader()
    #expect(reader.take(Array("\u{1B}[200~abc".utf8)).isEmpty)
    #expect(!reader.isWaiting)
    #expect(reader.take([0x03]).count == 1)
    #expect(reader.take(Array("j".utf8)) == [.key(.character("j"))])
  }

  @Test("turning the wheel is one thing however fast it is; letting a button go is nothing")
  func mouse() {
    let down = "\u{1B}[<65;5;6M"
    #expect(read(Array((down + down + down).utf8)) == [.wheel(3, Point(4, 5))])
    #expect(
      read(Array("\u{1B}[<64;5;6M\u{1B}[<0;1;1m\u{1B}[<2;1;1M".utf8)) == [
        .wheel(-1, Point(4, 5))
      ])
  }
}
