import Storage

/// Reads a word of a closed set from a cell.
struct Word<Choice: RawRepresentable> where Choice.RawValue == String {
  let value: Choice

  init(_ text: String) throws { value = try Choice(rawValue: text).orMismatch("a known word") }

  static func optional(_ text: String?) throws -> Choice? { try text.map { try Word($0).value } }
}
