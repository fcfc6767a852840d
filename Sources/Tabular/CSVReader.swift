/// Reads CSV row by row, as bytes come: RFC 4180, and what people's programs write instead (lines
/// that end in LF or CR alone, a byte-order mark, another separator, empty lines between rows).
package struct CSVReader<Bytes: IteratorProtocol> where Bytes.Element == UInt8 {
  private var bytes: Bytes
  private let separator: UInt8
  /// Read ahead, to be read again.
  private var pushedBack: [UInt8] = []
  private var line = 1
  private var isAtStart = true
  /// The line on which the last row begins.
  package private(set) var rowLine = 1

  package init(_ bytes: Bytes, separator: Character = ",") {
    self.bytes = bytes
    self.separator = separator.asciiValue ?? UInt8(ascii: ",")
  }

  /// The next row; nil after the last.
  package mutating func next() throws(CSVError) -> [String]? {
    if isAtStart { skipMark() }
    while let byte = take() {
      if byte == 0x0A || byte == 0x0D {
        endLine(byte)
        continue
      }
      pushedBack.append(byte)
      rowLine = line
      return try row()
    }
    return nil
  }

  private mutating func row() throws(CSVError) -> [String] {
    var cells: [String] = []
    while true {
      let (cell, end) = try cell()
      cells.append(cell)
      if end != separator { return cells }
    }
  }

  /// One cell, and the byte that ended it: a separator, a line's end, or nothing at the end of all.
  private mutating func cell() throws(CSVError) -> (String, UInt8?) {
    var content: [UInt8] = []
    let start = line
    var next = take()
    if next == quote {
      try quoted(into: &content)
      next = take()
      guard next == nil || ends(next) else { throw .textAfterQuote(line: line) }
    } else {
      while let byte = next, !ends(byte) {
        content.append(byte)
        next = take()
      }
    }
    if let byte = next, byte != separator { endLine(byte) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .notUTF8(line: start)
    }
    return (Formula.restored(text), next)
  }

  private mutating func quoted(into content: inout [UInt8]) throws(CSVError) {
    let start = line
    while let byte = take() {
      if byte == quote {
        guard let after = take() else { return }
        guard after == quote else {
          pushedBack.append(after)
          return
        }
      }
      if byte == 0x0A { line += 1 }
      content.append(byte)
    }
    throw .unclosedQuote(line: start)
  }

  private func ends(_ byte: UInt8?) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// CR LF is one end.
  private mutating func endLine(_ byte: UInt8) {
    line += 1
    guard byte == 0x0D, let after = take(), after != 0x0A else { return }
    pushedBack.append(after)
  }

  private mutating func skipMark() {
    isAtStart = false
    var begun: [UInt8] = []
    for expected: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard let byte = take() else { break }
      begun.append(byte)
      if byte != expected { break }
    }
    if begun != [0xEF, 0xBB, 0xBF] { pushedBack += begun.reversed() }
  }

  private mutating func take() -> UInt8? { pushedBack.popLast() ?? bytes.next() }

  private let quote = UInt8(ascii: "\"")
}

/// Why a text is no CSV, and where.
package enum CSVError: Error, Hashable, CustomStringConvertible {
  case unclosedQuote(line: Int)
  case textAfterQuote(line: Int)
  case notUTF8(line: Int)

  package var description: String {
    switch self {
    case .unclosedQuote(let line):
      "the quote that opens on line \(line) is never closed: close it, or double it if it is a part of the text"
    case .textAfterQuote(let line):
      "there is text behind a closing quote on line \(line): double the quotes that are a part of the text"
    case .notUTF8(let line):
      "line \(line) is not UTF-8: save the file again as UTF-8"
    }
  }
}
