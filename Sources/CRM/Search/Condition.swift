package import Storage

/// What a filter asks of a list's items, with every name, day and amount already understood, so
/// that its two readings, SQL and memory, compare nothing but texts and numbers.
package indirect enum Condition<Item: Record & Sendable>: Sendable {
  /// Of nothing: true.
  case all([Condition])
  /// Of nothing: false.
  case any([Condition])
  case not(Condition)
  case test(Field<Item>, FieldTest)
  case spoken(SearchMatch, in: Catalogue<Item>)
}

/// A question about one field. What is absent passes only `absent`.
package enum FieldTest: Hashable, Sendable {
  case absent
  /// The text holds this, which is written in small ASCII letters.
  case holds(String)
  /// The text is one of these, ASCII case aside.
  case among([String])
  /// The number, as the column holds it, lies in one of these.
  case within([ClosedRange<Int64>])
  /// The amount is of this currency, which that column holds.
  case currency(Currency, column: String)
}

extension Condition {
  /// The conditions that must all hold, however they are nested.
  package var terms: [Condition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.terms)
  }

  /// Every word that is asked for, wherever it stands.
  var matches: Set<SearchMatch> {
    switch self {
    case .all(let parts), .any(let parts):
      parts.reduce(into: []) { $0.formUnion($1.matches) }
    case .not(let part): part.matches
    case .test: []
    case .spoken(let match, _): [match]
    }
  }
}
