/// Writes rows as CSV (rfc-editor.org/rfc/rfc4180): commas, CR LF, quotes where they are needed. What
/// a spreadsheet would calculate is made harmless, and counted.
package struct CSVWriter {
  /// How many cells got an apostrophe in front.
  package private(set) var neutralised = 0
  private let separator: UInt8

  package init(separator: Character = ",") {
    self.separator = separator.asciiValue ?? UInt8(ascii: ",")
  }

  package mutating func write(_ row: [String], to bytes: inout [UInt8]) {
    for (place, cell) in row.enumerated() {
      if place > 0 { bytes.append(separator) }
      // A row of one empty cell would be an empty line, which is no row.
      write(cell, isQuoted: row.count == 1 && cell.isEmpty, to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func write(_ cell: String, isQuoted: Bool, to bytes: inout [UInt8]) {
    var cell = cell
    if let harmless = Formula.neutralised(cell) {
      cell = harmless
      neutralised += 1
    }
    guard isQuoted || needsQuotes(cell) else {
      bytes += cell.utf8
      return
    }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private func needsQuotes(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return false }
    // Spaces at the ends are trimmed by some readers; a byte-order mark is swallowed by most.
    return first == 0x20 || last == 0x20 || first == 0xEF
      || cell.utf8.contains { $0 == separator || $0 == quote || $0 == 0x0D || $0 == 0x0A }
  }

  private let quote = UInt8(ascii: "\"")
}
