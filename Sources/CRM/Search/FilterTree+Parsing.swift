extension FilterTree {
  /// Reads a filter. Terms side by side must all hold, `or` binds less, `-` turns a term or a group
  /// round, parentheses group.
  package init(parsing source: String) throws(FilterError) {
    guard source.utf8.count <= FilterTree.longest else {
      throw FilterError(.tooLong, at: 0..<0)
    }
    var parser = FilterParser(source)
    self.source = source
    root = try parser.whole()
  }
}

/// Recursive descent over the tokens, with the depth counted.
private struct FilterParser {
  private var scanner: FilterScanner
  private var piece: FilterScanner.Piece?

  init(_ source: String) {
    scanner = FilterScanner(source)
    piece = scanner.next()
  }

  mutating func whole() throws(FilterError) -> FilterTree.Node? {
    let root = try alternatives(depth: 0)
    if let piece { throw FilterError(.unopenedGroup, at: piece.range) }
    return root
  }

  /// Terms, `or`, terms …; nothing when there is not one term.
  private mutating func alternatives(depth: Int) throws(FilterError) -> FilterTree.Node? {
    var branches: [FilterTree.Node] = []
    var lastOr: Range<Int>?
    while true {
      let terms = try terms(depth: depth)
      if terms.isEmpty {
        if let lastOr { throw FilterError(.nothingAfter("or"), at: lastOr) }
        guard piece?.token == .or, let piece else { return nil }
        throw FilterError(.nothingBeforeOr, at: piece.range)
      }
      branches.append(terms.count == 1 ? terms[0] : .all(terms))
      guard piece?.token == .or else { break }
      lastOr = take()?.range
    }
    return branches.count == 1 ? branches[0] : .any(branches)
  }

  private mutating func terms(depth: Int) throws(FilterError) -> [FilterTree.Node] {
    var terms: [FilterTree.Node] = []
    while let piece, piece.token != .close, piece.token != .or {
      terms.append(try term(piece, depth: depth))
    }
    return terms
  }

  /// The term that begins with `piece`.
  private mutating func term(
    _ piece: FilterScanner.Piece, depth: Int
  ) throws(FilterError) -> FilterTree.Node {
    guard depth < FilterTree.deepest else { throw FilterError(.tooDeep, at: piece.range) }
    take()
    switch piece.token {
    case .open: return try group(from: piece.range, depth: depth + 1)
    case .minus:
      guard let next = self.piece, next.range.lowerBound == piece.range.upperBound,
        next.token != .close
      else { throw FilterError(.nothingAfter("-"), at: piece.range) }
      return .not(try term(next, depth: depth + 1))
    case .words(let words):
      guard words.isClosed else { throw FilterError(.unclosedQuote, at: words.range) }
      guard !words.text.isEmpty else { throw FilterError(.emptyQuotes, at: words.range) }
      return .words(words)
    case .field(let term):
      try check(term)
      return .field(term)
    case .stray(let comparison): throw FilterError(.missingField(comparison), at: piece.range)
    case .or: return .words(FilterTree.Text(text: "or", range: piece.range))
    case .close: throw FilterError(.unopenedGroup, at: piece.range)
    }
  }

  private mutating func group(
    from open: Range<Int>, depth: Int
  ) throws(FilterError) -> FilterTree.Node {
    let inside = try alternatives(depth: depth)
    guard let end = take() else { throw FilterError(.unclosedGroup, at: open) }
    guard let inside else {
      throw FilterError(.emptyGroup, at: open.lowerBound..<end.range.upperBound)
    }
    return inside
  }

  private func check(_ term: FilterTree.Term) throws(FilterError) {
    for value in term.values {
      guard value.isClosed else { throw FilterError(.unclosedQuote, at: value.range) }
      guard !value.text.isEmpty else {
        throw FilterError(.missingValue(term.name.text, term.comparison), at: value.range)
      }
      if !value.isQuoted, value.text.first.map(FilterTree.Comparison.begins) == true {
        throw FilterError(.doubledOperator(term.name.text), at: value.range)
      }
    }
  }

  @discardableResult
  private mutating func take() -> FilterScanner.Piece? {
    defer { piece = scanner.next() }
    return piece
  }
}
