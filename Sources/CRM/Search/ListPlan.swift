import Storage

/// How the rows of a list are found where the engine leaves the choice to us: few rows are looked up
/// and sorted; else the sort's index is walked and every row tested, until the page is full.
struct ListPlan: Hashable {
  /// What finds the rows.
  enum Lead: Hashable {
    /// One term: its number among the terms.
    case term(Int)
    /// The words that are found together.
    case words
    /// The shortlist that the filter asks for.
    case shortlist
  }

  var lead: Lead?
  /// Which of the catalogue's shortlists the filter asks for, if any.
  var shortlist: Int?
  /// Words that one search finds together: few rows have them all though many may have each.
  var together: [SearchMatch] = []
  /// Those of them that too many rows have to gather their hits: they are looked up by their first
  /// letters.
  var shortened: Set<SearchMatch> = []
  /// The rows that may have them all, as the search told while it was planned: it is not asked again.
  var met: String?
  /// Terms that may narrow the walk, because the index they use is in the sort's order.
  var narrowing: Set<Int> = []
  /// Words that few enough rows have to find them all beforehand.
  var rare: Set<SearchMatch> = []

  /// So many rows are looked up and sorted while a key is still going up.
  static let few = 2000
  /// So many hits of a word are kept beside a walk; fewer where each has to be looked at.
  static func listed(_ match: SearchMatch) -> Int { match.isCertain ? 10_000 : 5000 }
  /// So many of those that may have words are looked at to learn how many have them.
  static let looked = 40
  /// Terms beyond these are not counted.
  static let counted = 8
}

/// One term of a list's WHERE: the access rule, or a part of the filter.
enum ListTerm<Item: Record & Sendable> {
  case rule(SQL)
  case condition(Condition<Item>)

  /// Whether an index finds its rows.
  var isIndexed: Bool {
    switch self {
    case .rule: true
    case .condition(.test(let field, let test)): field.indexed && test.isIndexed
    case .condition(.spoken): true
    case .condition: false
    }
  }

  /// The word it asks for, if that is all it does.
  var match: SearchMatch? {
    if case .condition(.spoken(let match, _)) = self { match } else { nil }
  }

  /// Whether it holds one column to one value, so that its index is in the default sort's order.
  var isEquality: Bool {
    guard case .condition(.test(let field, let test)) = self, field.indexed else { return false }
    switch test {
    case .absent: return true
    case .among(let words): return words.count == 1
    case .within(let spans): return spans.count == 1 && spans[0].lowerBound == spans[0].upperBound
    case .holds, .currency: return false
    }
  }

  /// Whether it asks just this.
  func asks(_ test: Shortlist.Test) -> Bool {
    guard case .condition(.test(let field, let own)) = self else { return false }
    return field.name == test.field && own == test.test
  }

  /// Whether it cuts one piece out of the index that leads with this field.
  func isPiece(of name: String) -> Bool {
    guard case .condition(.test(let field, .within(let spans))) = self else { return false }
    return field.name == name && field.indexed && spans.count == 1
  }

  func sql(_ dialect: any Dialect, words: (SearchMatch) -> WordReading) -> SQL {
    switch self {
    case .rule(let rule): "(\(rule))"
    case .condition(let condition): condition.sql(dialect, words: words)
    }
  }
}

extension FieldTest {
  fileprivate var isIndexed: Bool {
    switch self {
    case .absent, .among, .within: true
    case .holds, .currency: false
    }
  }
}
