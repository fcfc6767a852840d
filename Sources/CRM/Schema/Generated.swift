import Storage

/// What follows from the tables and is made anew after each migration: the guards of the journaled ones.
extension Schema {
  /// Every table of the business; a change of any of their rows is journaled.
  package static let journaled = Noun.allCases.filter { $0 != .event }

  @Sendable static func regenerate(_ tx: borrowing Transaction) throws {
    for noun in journaled {
      for statement in tx.dialect.guards(of: noun.table) { try tx.run(SQL(verbatim: statement)) }
    }
  }
}
