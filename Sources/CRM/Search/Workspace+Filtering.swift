import Storage

extension Workspace {
  /// What the words of this person's filters mean now.
  package func filterContext(for actor: Member) -> FilterContext {
    filterContext(for: actor as Member?)
  }

  /// The same of nobody's filter, in which `me` means no one.
  func filterContext(for actor: Member?) -> FilterContext {
    FilterContext(
      today: today, zone: business.zone, currency: business.currency, me: actor?.id.number,
      resolve: { noun, word in try self.ids(of: noun, beginning: word) })
  }

  /// The ids of those whose name has a word that begins so.
  private func ids(of noun: Noun, beginning word: String) throws -> [Int64] {
    try database.read { tx in
      switch noun {
      case .customer: try searched(word, Schema.Words.customer, tx)
      case .company: try searched(word, Schema.Words.company, tx)
      case .member: try named("SELECT id, login || ' ' || name FROM member", word, tx)
      case .stage, .pipeline: try named("SELECT id, name FROM \(name: noun.table)", word, tx)
      case .caller:
        try named(
          """
          SELECT caller.id, login || ' ' || name FROM caller JOIN member ON member.id = caller.id
          """, word, tx)
      case .rule: try named("SELECT id, name FROM rule", word, tx)
      case .business, .requirement, .lead, .sale, .task, .activity, .event, .view, .assignment,
        .routing:
        []
      }
    }
  }

  private func searched(
    _ word: String, _ kind: Int, _ tx: borrowing Transaction
  ) throws -> [Int64] {
    try tx.values(tx.dialect.search([SearchMatch(word: word, digits: nil)], kind: kind))
  }

  private func named(_ sql: SQL, _ word: String, _ tx: borrowing Transaction) throws -> [Int64] {
    try tx.all(sql, as: Named.self)
      .filter { searchText(texts: [$0.name], phones: []).hasBytes(" " + word) }.map(\.id)
  }
}
