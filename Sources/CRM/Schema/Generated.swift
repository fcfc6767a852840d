import Storage

/// What follows from the tables and is made anew after each migration: the journal's triggers and
/// the search index's.
extension Schema {
  /// Every table of the business; a change of any of their rows is journaled.
  static let journaled = Noun.allCases

  /// What bare words find, and in which entries of the index.
  enum Words {
    static let customer = 0
    static let company = 1
    static let task = 2
  }

  static let indexedTexts: [IndexedText] = [
    IndexedText(
      kind: Words.customer, table: "customer", words: customerWords,
      columns: ["name", "email", "phone", "mobile", "company_id"]),
    IndexedText(
      kind: Words.company, table: "company",
      words: { "search_words(\($0).name, \($0).domain, NULL, NULL, \($0).phone, NULL)" },
      columns: ["name", "domain", "phone"],
      quoted: .init(
        kind: Words.customer, table: "customer", words: customerWords, reference: "company_id")),
    IndexedText(
      kind: Words.task, table: "task",
      words: { "search_words(\($0).title, NULL, NULL, NULL, NULL, NULL)" }, columns: ["title"]),
  ]

  @Sendable private static func customerWords(_ row: String) -> String {
    """
    search_words(\(row).name, \(row).email, \
    (SELECT name FROM company WHERE id = \(row).company_id), NULL, \(row).phone, \(row).mobile)
    """
  }

  @Sendable static func regenerate(_ tx: borrowing Transaction) throws {
    for noun in journaled {
      let columns = try tx.values(tx.dialect.columns(of: noun.table), as: String.self)
      let triggers = tx.dialect.journalTriggers(
        table: noun.table, code: noun.rawValue, columns: columns.filter { $0 != "id" })
      for statement in triggers { try tx.run(SQL(verbatim: statement)) }
    }
    for text in indexedTexts {
      for statement in tx.dialect.searchTriggers(text) { try tx.run(SQL(verbatim: statement)) }
    }
  }
}
