import Storage

/// What follows from the tables and is made anew after each migration: the journal's triggers.
extension Schema {
  /// Every table of the business; a change of any of their rows is journaled.
  package static let journaled = Noun.allCases.filter { $0 != .event }

  @Sendable static func regenerate(_ tx: borrowing Transaction) throws {
    for noun in journaled {
      let columns = try tx.values(tx.dialect.columns(of: noun.table), as: String.self)
      let triggers = tx.dialect.journalTriggers(
        table: noun.table, code: noun.rawValue, columns: columns.filter { $0 != "id" })
      for statement in triggers { try tx.run(SQL(verbatim: statement)) }
    }
  }
}
