package import Storage

/// How SQL finds out whether an item has a word.
enum WordReading {
  /// Finds the rows by it.
  case lookedUp
  /// Finds all that may have it, once, and asks of each row that is met whether it is one of them:
  /// right for a rare word.
  case listed
  /// Looks at each row's own words: right for a word that half of them have.
  case rowByRow
}

extension Condition {
  /// The condition as an expression over the catalogue's FROM; every value is bound.
  package func sql(_ dialect: any Dialect) -> SQL { sql(dialect) { _ in .lookedUp } }

  func sql(_ dialect: any Dialect, words: (SearchMatch) -> WordReading) -> SQL {
    switch self {
    case .all(let parts):
      parts.isEmpty ? "1 = 1" : "(\(parts.map { $0.sql(dialect, words: words) }.joined(" AND ")))"
    case .any(let parts):
      parts.isEmpty ? "1 = 0" : "(\(parts.map { $0.sql(dialect, words: words) }.joined(" OR ")))"
    case .not(let part):
      // What is unknown is not so: NOT alone would leave out the rows that hold NULL.
      "((\(part.sql(dialect, words: words))) IS NOT TRUE)"
    case .test(let field, let test): test.sql(SQL(verbatim: field.column), field.kind, dialect)
    case .spoken(let match, let catalogue):
      "(\(catalogue.words.map { $0.sql(match, dialect, words(match)) }.joined(" OR ")))"
    }
  }
}

extension FieldTest {
  fileprivate func sql(_ column: SQL, _ kind: FieldKind, _ dialect: any Dialect) -> SQL {
    switch self {
    case .absent: "\(column) IS NULL"
    case .holds(let part): "(\(dialect.contains(column, part)))"
    case .among(let words):
      "(\(words.map { FieldTest.equals(column, $0, kind, dialect) }.joined(" OR ")))"
    case .within(let spans): FieldTest.sql(column, spans)
    case .currency(let currency, let column): "\(SQL(verbatim: column)) = \(currency)"
    }
  }

  /// A word of a closed set stands in the column letter by letter; its index knows no other case.
  private static func equals(
    _ column: SQL, _ word: String, _ kind: FieldKind, _ dialect: any Dialect
  ) -> SQL {
    if case .choice = kind { "\(column) = \(word)" } else { dialect.equals(column, word) }
  }

  private static func sql(_ column: SQL, _ spans: [ClosedRange<Int64>]) -> SQL {
    let points = spans.filter { $0.lowerBound == $0.upperBound }.map(\.lowerBound)
    var parts = spans.filter { $0.lowerBound < $0.upperBound }.map { sql(column, $0) }
    switch points.count {
    case 0: break
    case 1: parts.append("\(column) = \(points[0])")
    default: parts.append("\(column) IN \(SQL.list(points))")
    }
    return parts.isEmpty ? "1 = 0" : parts.count == 1 ? parts[0] : "(\(parts.joined(" OR ")))"
  }

  private static func sql(_ column: SQL, _ span: ClosedRange<Int64>) -> SQL {
    switch (span.lowerBound, span.upperBound) {
    case (.min, .max): "\(column) IS NOT NULL"
    case (.min, let upper): "\(column) <= \(upper)"
    case (let lower, .max): "\(column) >= \(lower)"
    case (let lower, let upper): "\(column) BETWEEN \(lower) AND \(upper)"
    }
  }
}

extension Catalogue.WordSource {
  fileprivate func sql(_ match: SearchMatch, _ dialect: any Dialect, _ reading: WordReading) -> SQL
  {
    switch reading {
    case .lookedUp: lookedUp([match], shortened: [], dialect)
    case .listed: listed([match], shortened: [], dialect)
    case .rowByRow: dialect.searchHolds(match, kind: kind, id: SQL(verbatim: column))
    }
  }

  /// The rows that match all of these, found by them; `met` are those that may, where they are known.
  func lookedUp(
    _ matches: [SearchMatch], shortened: Set<SearchMatch>, met: String? = nil,
    _ dialect: any Dialect
  ) -> SQL {
    let id = SQL(verbatim: column)
    guard let met else {
      let search = dialect.search(matches, shortened: shortened, kind: kind, roughly: false)
      return "\(id) IN (\(search))"
    }
    let holds = unsure(matches, shortened).map { dialect.searchHolds($0, kind: kind, id: id) }
    return (["\(id) IN (\(dialect.ids(in: met)))"] + holds).joined(" AND ")
  }

  /// Whether a row is one of those that match all of these, where it is not found by them. What the
  /// index does not know for certain is looked at in the row itself, but only in one that may match.
  func listed(
    _ matches: [SearchMatch], shortened: Set<SearchMatch>, met: String? = nil,
    _ dialect: any Dialect
  ) -> SQL {
    let id = SQL(verbatim: column)
    let search =
      met.map { dialect.ids(in: $0) }
      ?? dialect.search(matches, shortened: shortened, kind: kind, roughly: true)
    let isListed: SQL = "\(dialect.unindexed(id)) IN (\(search))"
    let holds = unsure(matches, shortened).map { dialect.searchHolds($0, kind: kind, id: id) }
    if holds.isEmpty { return isListed }
    // SQLite would evaluate both sides of an AND inside a term.
    return "CASE WHEN \(isListed) THEN \(holds.joined(" AND ")) ELSE 0 END"
  }

  private func unsure(
    _ matches: [SearchMatch], _ shortened: Set<SearchMatch>
  ) -> [SearchMatch] {
    matches.filter { !$0.isCertain || shortened.contains($0) }
  }
}

extension SearchMatch {
  /// Whether the index alone tells: it does not know the order of words, nor of a phone's threes.
  var isCertain: Bool { !word.contains(" ") && (digits?.utf8.count ?? 0) <= 3 }
}
