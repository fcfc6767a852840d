import Storage

/// What could stand at the caret of a filter that is being typed.
package struct FilterCompletion: Hashable, Sendable {
  /// The characters of the filter that a candidate replaces, counted from 0.
  package let range: Range<Int>
  package let candidates: [Candidate]

  package struct Candidate: Hashable, Sendable {
    /// As it is to stand in the filter.
    package let text: String
    /// What it means, for people.
    package let hint: String
  }

  static let nothing = FilterCompletion(range: 0..<0, candidates: [])

  /// `values` knows the words in use of a category, and the names of a reference.
  package static func at<Item>(
    _ caret: Int, in source: String, of catalogue: Catalogue<Item>,
    values: (Field<Item>) throws -> [String]
  ) rethrows -> FilterCompletion {
    guard source.utf8.count <= FilterTree.longest else { return .nothing }
    var scanner = FilterScanner(source)
    while let piece = scanner.next(), piece.range.lowerBound < caret {
      guard caret <= piece.range.upperBound else { continue }
      switch piece.token {
      case .words(let word) where word.isQuoted: return .nothing
      case .words(let word):
        return fields(word, to: caret, of: catalogue, isFinished: false)
      case .or:
        let word = FilterTree.Text(text: "or", range: piece.range)
        return fields(word, to: caret, of: catalogue, isFinished: false)
      case .field(let term): return try within(term, caret, catalogue, values)
      case .open, .minus: break
      case .close, .stray: return .nothing
      }
    }
    let empty = FilterTree.Text(text: "", range: caret..<caret)
    return fields(empty, to: caret, of: catalogue, isFinished: false)
  }

  private static func within<Item>(
    _ term: FilterTree.Term, _ caret: Int, _ catalogue: Catalogue<Item>,
    _ values: (Field<Item>) throws -> [String]
  ) rethrows -> FilterCompletion {
    if caret <= term.name.range.upperBound {
      return fields(term.name, to: caret, of: catalogue, isFinished: true)
    }
    guard let field = catalogue.field(named: term.name.text),
      let value = term.values.first(where: {
        $0.range.lowerBound <= caret && caret <= $0.range.upperBound
      })
    else { return .nothing }
    // With the opening quote, if there is one.
    let typed = value.text.prefix(caret - value.range.lowerBound - (value.isQuoted ? 1 : 0))
    let words = try candidates(for: field, term.comparison, values)
    let fitting = words.filter { $0.name.isBegun(by: String(typed)) }
    return FilterCompletion(range: value.range, candidates: fitting.map(\.candidate))
  }

  /// Fields whose name or label begins as typed; of the one that is typed whole, its operators.
  private static func fields<Item>(
    _ name: FilterTree.Text, to caret: Int, of catalogue: Catalogue<Item>, isFinished: Bool
  ) -> FilterCompletion {
    let typed = String(name.text.prefix(caret - name.range.lowerBound)).fieldKey
    var candidates: [Candidate] = []
    for field in catalogue.fields where field.kind != .json {
      if isFinished {
        guard field.isBegun(by: typed) else { continue }
        candidates.append(Candidate(text: field.name, hint: field.label))
      } else if field.name.fieldKey == typed {
        candidates += FilterTree.Comparison.allCases.filter(field.kind.takes).map {
          Candidate(text: field.name + $0.rawValue, hint: $0.meaning(for: field.kind))
        }
      } else if field.isBegun(by: typed) {
        candidates.append(Candidate(text: field.name + ":", hint: field.label))
      }
    }
    return FilterCompletion(range: name.range, candidates: candidates)
  }

  private static func candidates<Item>(
    for field: Field<Item>, _ comparison: FilterTree.Comparison,
    _ values: (Field<Item>) throws -> [String]
  ) rethrows -> [(name: String, candidate: Candidate)] {
    var found: [(String, Candidate)] = []
    func add(_ words: [String]) {
      found += words.map { ($0, Candidate(text: FilterTree.spelled($0), hint: "")) }
    }
    func addPlain(_ word: String, _ hint: String) {
      found.append((word, Candidate(text: word, hint: hint)))
    }
    switch field.kind {
    case .choice(let choices): add(choices)
    case .category: add(try values(field))
    case .reference(let noun):
      if noun == .member { addPlain("me", "you") }
      add(try values(field))
    case .flag: add(["yes", "no"])
    case .day, .instant:
      addPlain("today", "")
      addPlain("tomorrow", "")
      addPlain("yesterday", "")
      addPlain("7d", "in 7 days")
      addPlain("-7d", "7 days ago")
      addPlain("eow", "the end of the week")
      addPlain("eom", "the end of the month")
    case .text, .number, .money, .json: break
    }
    if field.optional, !comparison.isOrder {
      addPlain("none", "without \(field.label)")
      addPlain("any", "with any \(field.label)")
    }
    return found
  }
}

extension Field {
  fileprivate func isBegun(by typed: String) -> Bool {
    name.fieldKey.hasPrefix(typed) || label.isBegun(by: typed)
  }
}

extension FieldKind {
  fileprivate func takes(_ comparison: FilterTree.Comparison) -> Bool {
    self != .json && (isOrdered || !comparison.isOrder)
  }
}

extension FilterTree.Comparison {
  fileprivate func meaning(for kind: FieldKind) -> String {
    switch self {
    case .holds: kind == .text ? "has in it" : "is"
    case .equals: "is exactly"
    case .more: kind.isDate ? "after" : "more than"
    case .atLeast: kind.isDate ? "from" : "at least"
    case .less: kind.isDate ? "before" : "less than"
    case .atMost: kind.isDate ? "up to" : "at most"
    }
  }
}

extension FieldKind {
  fileprivate var isDate: Bool { self == .day || self == .instant }
}

extension String {
  /// Whether one of its words begins as typed, case and accents aside.
  fileprivate func isBegun(by typed: String) -> Bool {
    let typed = typed.folded
    return typed.isEmpty || (" " + folded).hasBytes(" " + typed)
  }
}
