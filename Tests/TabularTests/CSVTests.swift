import Tabular
import Testing

@Suite("CSV out and in")
struct CSVTests {
  private func written(_ rows: [[String]], separator: Character = ",") -> String {
    var writer = CSVWriter(separator: separator)
    var bytes: [UInt8] = []
    for row in rows { writer.write(row, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func read(_ text: String, separator: Character = ",") throws -> [[String]] {
    var reader = CSVReader(text.utf8.makeIterator(), separator: separator)
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("a row knows the line that it begins on, behind empty lines and cells of many lines")
  func lines() throws {
    var reader = CSVReader("a,b\n\n\"two\nlines\",c\r\nd,e".utf8.makeIterator())
    var lines: [Int] = []
    while try reader.next() != nil { lines.append(reader.rowLine) }
    #expect(lines == [1, 3, 5])
  }

  @Test(
    "cells are quoted only where they must be",
    arguments: [
      (["a", "b c"], "a,b c\r\n"),
      (["a,b", "say \"hi\""], "\"a,b\",\"say \"\"hi\"\"\"\r\n"),
      (["two\nlines", ""], "\"two\nlines\",\r\n"),
      ([" a", "a "], "\" a\",\"a \"\r\n"),
      ([""], "\"\"\r\n"),
    ])
  func quoting(_ row: [String], _ text: String) {
    #expect(written([row]) == text)
  }

  @Test(
    "what a spreadsheet would calculate gets an apostrophe",
    arguments: ["=1+1", "+919845012345", "-5", "@SUM(A1)", "\t=1", "\r=1", "\u{7F}", "＝1", "'=1"])
  func neutralising(_ cell: String) throws {
    var writer = CSVWriter()
    var bytes: [UInt8] = []
    writer.write(["plain", cell], to: &bytes)
    #expect(writer.neutralised == 1)
    let rows = String(decoding: bytes, as: UTF8.self)
    let start = rows.unicodeScalars.drop { $0 != "," }.dropFirst().first { $0 != "\"" }
    #expect(start == "'")
    #expect(try read(rows) == [["plain", cell]])
  }

  @Test(
    "harmless cells stay as they are", arguments: ["'tis", "a=1", "1-2", "''", "", "née", "5"])
  func harmless(_ cell: String) throws {
    var writer = CSVWriter()
    var bytes: [UInt8] = []
    writer.write([cell, "x"], to: &bytes)
    #expect(writer.neutralised == 0)
    #expect(String(decoding: bytes, as: UTF8.self) == cell + ",x\r\n")
  }

  @Test(
    "whatever is written is read back, byte for byte", arguments: [",", ";", "\t"] as [Character])
  func roundTrip(_ separator: Character) throws {
    let alphabet: [String] = [
      "a", "é", "e\u{301}", "अ", "😀", "'", "\"", ",", ";", "\t", "\r", "\n", "\r\n", " ", "=", "+",
      "-", "@", "\u{FEFF}", "\u{0}", "\u{1B}", "＝",
    ]
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let rows = (0..<Int.random(in: 1...3, using: &dice)).map { _ in
        (0..<Int.random(in: 1...3, using: &dice)).map { _ in
          (0..<Int.random(in: 0...4, using: &dice)).map { _ in
            alphabet.randomElement(using: &dice) ?? ""
          }.joined()
        }
      }
      let back = try read(written(rows, separator: separator), separator: separator)
      // Swift's == would take two spellings of an accent for one.
      #expect(back.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test(
    "other programs' habits are understood",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a,b\r\n", [["a", "b"]]),
      ("\n\na\r\n\r\n\"\"\r\nb", [["a"], [""], ["b"]]),
      ("a,\n,b", [["a", ""], ["", "b"]]),
      ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
      ("a\"b,c", [["a\"b", "c"]]),
      ("", []),
    ])
  func habits(_ text: String, _ rows: [[String]]) throws {
    #expect(try read(text) == rows)
  }

  @Test(
    "what is no CSV is refused with its line",
    arguments: [
      ("a\n\"b", CSVError.unclosedQuote(line: 2)),
      ("a\nb\n\"c\"d", CSVError.textAfterQuote(line: 3)),
    ])
  func refusals(_ text: String, _ error: CSVError) {
    #expect(throws: error) { try read(text) }
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func encoding() {
    var reader = CSVReader([0x61, 0x0A, 0xFF, 0x0A].makeIterator())
    #expect(throws: CSVError.notUTF8(line: 2)) { while try reader.next() != nil {} }
  }

  @Test("every refusal says what to do")
  func sentences() {
    #expect(CSVError.unclosedQuote(line: 7).description.contains("line 7"))
    #expect(CSVError.textAfterQuote(line: 7).description.contains("double the quotes"))
    #expect(CSVError.notUTF8(line: 7).description.contains("save the file again as UTF-8"))
  }
}
