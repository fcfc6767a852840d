/// A filter as it was typed, taken apart: what stands where, before any list has been asked whether
/// it has such fields. Positions count characters from 0.
package struct FilterTree: Hashable, Sendable {
  package let source: String
  /// Nothing when the filter is empty: it matches everything.
  package let root: Node?

  package indirect enum Node: Hashable, Sendable {
    case all([Node])
    case any([Node])
    case not(Node)
    case words(Text)
    case field(Term)
  }

  /// Words, a field's name or a value.
  package struct Text: Hashable, Sendable {
    /// Without the quotes around it.
    package let text: String
    package let range: Range<Int>
    var isQuoted = false
    /// Whether the quote that opens it is closed.
    var isClosed = true
  }

  /// `value>=50k`, `state:karnataka,kerala`.
  package struct Term: Hashable, Sendable {
    package let name: Text
    package let comparison: Comparison
    package let values: [Text]

    package var range: Range<Int> {
      name.range.lowerBound..<(values.last?.range.upperBound ?? name.range.upperBound)
    }
  }

  /// What stands between a field and its value.
  package enum Comparison: String, CaseIterable, Sendable {
    case holds = ":"
    case equals = "="
    case more = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="

    /// Whether it asks for an order, which only numbers, money and dates have.
    var isOrder: Bool { self != .holds && self != .equals }

    static func begins(with character: Character) -> Bool { ":=<>".contains(character) }
  }
}

extension FilterTree {
  static let longest = 10_000
  /// SQLite's own parser gives up at a hundred open ends, and a group may leave three.
  static let deepest = 16
  /// Words and values in one filter; also what one name may stand for.
  static let mostTests = 200
  static let mostNamesakes = 100

  /// A value as it must be typed to be read as one value.
  package static func spelled(_ value: String) -> String {
    let isPlain =
      !["", "none", "any"].contains(value.asciiLowercased)
      && !value.contains { $0.isWhitespace || "()\",".contains($0) }
      && !value.prefix(1).contains(where: Comparison.begins)
    if isPlain { return value }
    let parts = value.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(parts.joined(separator: "\"\""))\""
  }
}
