import Storage

extension FilterTree {
  /// What the filter asks of a list; names that stand for other records are looked up here, once.
  package func bound<Item>(
    to catalogue: Catalogue<Item>, in context: FilterContext
  ) throws -> Condition<Item> {
    var binder = FilterBinder(catalogue: catalogue, context: context)
    return try root.flatMap { try binder.condition($0) } ?? .all([])
  }
}

/// Gives each term of a filter its meaning in one catalogue.
struct FilterBinder<Item: Record & Sendable> {
  let catalogue: Catalogue<Item>
  let context: FilterContext
  private var tests = 0

  init(catalogue: Catalogue<Item>, context: FilterContext) {
    self.catalogue = catalogue
    self.context = context
  }

  /// Nothing when the node asks nothing: a lone `&` between words.
  mutating func condition(_ node: FilterTree.Node) throws -> Condition<Item>? {
    switch node {
    case .all(let nodes):
      let parts = try nodes.compactMap { try condition($0) }
      return parts.count > 1 ? .all(parts) : parts.first
    case .any(let nodes):
      let parts = try nodes.compactMap { try condition($0) }
      return parts.count > 1 ? .any(parts) : parts.first
    case .not(let node): return try condition(node).map { .not($0) }
    case .words(let words): return try condition(words)
    case .field(let term):
      try count(term.values.count, at: term.range)
      return try condition(term)
    }
  }

  /// Words in quotes stand side by side, and so do a phone's groups of digits; others need not.
  private mutating func condition(_ words: FilterTree.Text) throws -> Condition<Item>? {
    let folded = searchWords(words.text)
    guard !folded.isEmpty else { return nil }
    guard !catalogue.words.isEmpty else { return try named(words) }
    try count(folded.count, at: words.range)
    let digits = words.text.asciiDigits
    let isPhone = digits.count >= 3 && words.text.utf8.allSatisfy(\.isPartOfAPhone)
    if isPhone || words.isQuoted {
      let run = folded.joined(separator: " ")
      return .spoken(SearchMatch(word: run, digits: isPhone ? digits : nil), in: catalogue)
    }
    let parts = folded.map { word -> Condition<Item> in
      let isRun = word.utf8.count >= 3 && word.utf8.allSatisfy(\.isASCIIDigit)
      return .spoken(SearchMatch(word: word, digits: isRun ? word : nil), in: catalogue)
    }
    return parts.count > 1 ? .all(parts) : parts.first
  }

  /// A noun of few records has no index of words: its names are looked through.
  private mutating func named(_ words: FilterTree.Text) throws -> Condition<Item> {
    let names = catalogue.fields.filter { $0.kind == .text && ["name", "login"].contains($0.name) }
    guard !names.isEmpty else { throw FilterError(.noWords(catalogue.noun), at: words.range) }
    try count(names.count, at: words.range)
    return .any(names.map { .test($0, .holds(words.text.asciiLowercased)) })
  }

  private mutating func count(_ more: Int, at range: Range<Int>) throws(FilterError) {
    tests += more
    guard tests <= FilterTree.mostTests else { throw FilterError(.tooManyTests, at: range) }
  }
}

extension UInt8 {
  /// A digit, or what people put between a phone's digits.
  fileprivate var isPartOfAPhone: Bool { isASCIIDigit || " +-().".utf8.contains(self) }
}
