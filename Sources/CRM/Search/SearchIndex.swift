import Storage

/// Keeps the search index true to what an event changed. The journal, written by triggers, says which
/// rows those are, so no change escapes it. (A trigger can't write to the index itself: SQLite closes
/// virtual tables to triggers where the schema is not trusted, sqlite.org/pragma.html#pragma_trusted_schema.)
struct SearchIndex {
  /// Whose words are indexed, and which changes of a row renew them.
  struct Entry: Sendable {
    /// Tells the rows of different tables apart in the one index.
    let kind: Int
    let table: String
    /// The expression that makes the text, over the row `source`.
    let words: String
    /// As they stand in the journal: `"name":`.
    let columns: [String]

    init(_ kind: Int, _ noun: Noun, columns: [String], words: String) {
      self.kind = kind
      table = noun.table
      self.words = words
      self.columns = columns.map { "\"\($0)\":" }
    }
  }

  /// What a row's changes in one event ask of the index.
  private struct Work {
    var wasThere: Bool
    var renews: Bool
  }

  private var work: [Noun: [Int64: Work]] = [:]

  static func entry(for noun: Noun) -> Entry? {
    switch noun {
    case .customer: customer
    case .company: company
    case .task: task
    case .business, .member, .pipeline, .stage, .requirement, .lead, .sale, .activity,
      .event, .view, .caller, .assignment, .rule, .routing:
      nil
    }
  }

  /// Takes note of one journal row, in the journal's order.
  mutating func note(_ noun: Noun, _ id: Int64, _ action: JournalRow.Action, before: String?) {
    guard let entry = SearchIndex.entry(for: noun) else { return }
    let renews = action != .update || entry.columns.contains { before?.hasBytes($0) ?? false }
    if work[noun]?[id] == nil {
      work[noun, default: [:]][id] = Work(wasThere: action != .insert, renews: renews)
    } else if renews {
      work[noun]?[id]?.renews = true
    }
  }

  /// Renews the entries of the rows noted, and of the customers whose company was.
  mutating func renew(_ tx: borrowing Transaction) throws {
    for company in work[.company, default: [:]] where company.value.renews {
      let customers: [Int64] = try tx.values(
        "SELECT id FROM customer WHERE company_id = \(company.key)")
      for id in customers where work[.customer]?[id] == nil {
        work[.customer, default: [:]][id] = Work(wasThere: true, renews: true)
      }
    }
    for (noun, rows) in work {
      guard let entry = SearchIndex.entry(for: noun) else { continue }
      let ids = rows.filter(\.value.renews).keys.sorted()
      for id in ids where rows[id]?.wasThere == true {
        try tx.run(tx.dialect.dropWords(kind: entry.kind, id: id))
      }
      for run in ids.runs {
        var words: [(id: Int64, words: String)] = []
        try tx.each(
          """
          SELECT source.id, \(name: entry.words) FROM \(name: entry.table) source
          WHERE source.id BETWEEN \(run.lowerBound) AND \(run.upperBound)
          """
        ) { row in words.append((try row.next(), try row.next())) }
        for row in words {
          try tx.run(tx.dialect.addWords(row.words, kind: entry.kind, id: row.id))
        }
      }
    }
  }

  /// Takes over what a later event of the same transaction noted.
  mutating func add(_ later: SearchIndex) {
    for (noun, rows) in later.work {
      work[noun, default: [:]].merge(rows) { first, second in
        Work(wasThere: first.wasThere, renews: first.renews || second.renews)
      }
    }
  }

  private static let customer = Entry(
    Schema.Words.customer, .customer, columns: ["name", "email", "phone", "mobile", "company_id"],
    words: """
      search_words(source.name, source.email,
        (SELECT name FROM company WHERE id = source.company_id), NULL, source.phone, source.mobile)
      """)

  private static let company = Entry(
    Schema.Words.company, .company, columns: ["name", "domain", "phone"],
    words: "search_words(source.name, source.domain, NULL, NULL, source.phone, NULL)")

  private static let task = Entry(
    Schema.Words.task, .task, columns: ["title"],
    words: "search_words(source.title, NULL, NULL, NULL, NULL, NULL)")
}

extension Schema {
  /// The kinds of entries in the search index; they stand in the file and never change.
  enum Words {
    static let customer = 0
    static let company = 1
    static let task = 2
  }
}

extension [Int64] {
  /// Sorted numbers as the runs that follow each other without a gap, as those of a batch do.
  fileprivate var runs: [ClosedRange<Int64>] {
    var runs: [ClosedRange<Int64>] = []
    for number in self {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }
}
