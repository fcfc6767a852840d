import Storage

/// Keeps the search index true to what an event changed. The journal says which rows those are, so no
/// change escapes it.
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

  private var work: [Noun: Work] = [:]

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

  /// Takes note of one line of the journal, in its order.
  mutating func note(
    _ noun: Noun, _ rows: ClosedRange<Int64>, _ action: JournalRow.Action, before: String?
  ) {
    guard let entry = SearchIndex.entry(for: noun) else { return }
    guard action != .insert else { return work[noun, default: Work()].add(rows) }
    let renews = action == .delete || entry.columns.contains { before?.hasBytes($0) ?? false }
    for id in rows { work[noun, default: Work()].change(id, renews: renews) }
  }

  /// Renews the entries of the rows noted, and of the customers whose company was.
  mutating func renew(_ tx: borrowing Transaction) throws {
    for company in work[.company]?.renewed ?? [] {
      let customers: [Int64] = try tx.values(
        "SELECT id FROM customer WHERE company_id = \(company)")
      for id in customers { work[.customer, default: Work()].change(id, renews: true) }
    }
    for (noun, work) in work {
      guard let entry = SearchIndex.entry(for: noun) else { continue }
      for id in work.dropped { try tx.run(tx.dialect.dropWords(kind: entry.kind, id: id)) }
      for condition in work.conditions {
        let rows: SQL = """
          SELECT source.id, \(name: entry.words) AS words FROM \(name: entry.table) source
          WHERE source.id \(condition)
          """
        try tx.run(tx.dialect.addWords(of: rows, kind: entry.kind))
      }
    }
  }

  /// Takes over what a later event of the same transaction noted.
  mutating func add(_ later: SearchIndex) {
    for (noun, rows) in later.work { work[noun, default: Work()].add(rows) }
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
