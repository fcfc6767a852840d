import Storage

/// Applies an event's journal backwards: every touched row goes back to what it was, if it still is
/// what the event left. Where it is not, the undo is refused and says what changed since, and by whom.
struct Undoing {
  let event: Int64
  /// The event that the undo itself records.
  let undo: Int64

  func apply(_ tx: borrowing Transaction) throws {
    try tx.run(tx.dialect.deferForeignKeys)
    let rows: [JournalRow] = try tx.all(
      "SELECT \(JournalRow.columns) FROM journal WHERE event_id = \(event) ORDER BY id DESC")
    for row in rows {
      switch row.action {
      case .insert: try takeOut(row, tx)
      case .update: try setBack(row, tx)
      case .delete: try putBack(row, tx)
      }
    }
    try refuseVictims(of: rows, tx)
  }

  /// An inserted row goes, if nothing in it has changed since.
  private func takeOut(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    let now = try contents(of: row, tx)
    guard !now.entries.isEmpty else { throw try conflict(row, "was deleted", tx) }
    // The oldest value before any later change is what the event inserted.
    let later: [JournalRow] = try tx.all(
      """
      SELECT \(JournalRow.columns) FROM journal
      WHERE noun = \(row.noun.rawValue) AND row_id = \(row.row) AND id > \(row.id)
        AND event_id < \(undo) AND action = 2 ORDER BY id DESC
      """)
    var inserted = JSON.Object()
    for change in later {
      for entry in change.before.entries { inserted[entry.name] = entry.value }
    }
    for entry in inserted.entries where !Housekeeping.holds(entry.name) {
      guard now[entry.name] == entry.value else {
        throw try conflict(row, "was changed (\(entry.name))", tx)
      }
    }
    try tx.run("DELETE FROM \(name: row.noun.table) WHERE id = \(row.row)")
  }

  /// Changed columns get their old values, if they still hold the new ones.
  private func setBack(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    let now = try contents(of: row, tx)
    guard !now.entries.isEmpty else { throw try conflict(row, "was deleted", tx) }
    var changes: [SQL] = []
    for entry in row.before.entries {
      if now[entry.name] != row.after[entry.name] {
        if Housekeeping.holds(entry.name) { continue }
        throw try conflict(row, "was changed (\(entry.name))", tx)
      }
      changes.append("\(name: entry.name) = \(try JournalRow.cell(entry.value))")
    }
    guard !changes.isEmpty else { return }
    try tx.run("UPDATE \(name: row.noun.table) SET \(changes.joined(", ")) WHERE id = \(row.row)")
  }

  /// A deleted row comes back under its own number.
  private func putBack(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    guard try contents(of: row, tx).entries.isEmpty else {
      throw try conflict(row, "is there again", tx)
    }
    let columns = row.before.entries.map { SQL(verbatim: $0.name) }.joined(", ")
    let values = try row.before.entries.map { "\(try JournalRow.cell($0.value))" as SQL }
      .joined(", ")
    do {
      try tx.run(
        "INSERT INTO \(name: row.noun.table) (id, \(columns)) VALUES (\(row.row), \(values))")
    } catch StorageError.constraint(let rule) {
      throw Conflict(
        event: event, noun: row.noun, row: row.row, what: "can't come back (\(rule.subject))",
        by: nil, since: nil
      ).error
    }
  }

  /// A row that the event never touched must not go because one that it did touch goes: somebody
  /// built on it since.
  private func refuseVictims(of rows: [JournalRow], _ tx: borrowing Transaction) throws {
    let touched = Set(rows.map { RowKey(noun: $0.noun, row: $0.row) })
    let changed: [JournalRow] = try tx.all(
      "SELECT \(JournalRow.columns) FROM journal WHERE event_id = \(undo) ORDER BY id")
    for row in changed where !touched.contains(RowKey(noun: row.noun, row: row.row)) {
      throw try conflict(row, "was added", tx)
    }
  }

  private func contents(of row: JournalRow, _ tx: borrowing Transaction) throws -> JSON.Object {
    var object = JSON.Object()
    try tx.each("SELECT * FROM \(name: row.noun.table) WHERE id = \(row.row)") { cells in
      for column in 0..<cells.columnCount {
        let value: Value = try cells.next()
        object[cells.name(of: column)] =
          switch value {
          case .null: .null
          case .integer(let number): .integer(number)
          case .text(let text): .string(text)
          case .real, .blob: throw Mismatch(expected: "a cell that the journal can hold")
          }
      }
    }
    return object
  }

  /// Names the newest change of the row by another event.
  private func conflict(
    _ row: JournalRow, _ what: String, _ tx: borrowing Transaction
  ) throws -> CRMError {
    var by: String?
    var since: Int64?
    try tx.each(
      """
      SELECT event.id, member.name FROM journal
      JOIN event ON event.id = journal.event_id LEFT JOIN member ON member.id = event.actor_id
      WHERE journal.noun = \(row.noun.rawValue) AND journal.row_id = \(row.row)
        AND journal.event_id NOT IN (\(event), \(undo)) AND journal.event_id > \(event)
      ORDER BY journal.id DESC LIMIT 1
      """
    ) { cells in
      since = try cells.next()
      by = try cells.next()
    }
    return Conflict(event: event, noun: row.noun, row: row.row, what: what, by: by, since: since)
      .error
  }

  private struct RowKey: Hashable {
    let noun: Noun
    let row: Int64
  }
}

/// Columns that follow from every change: they never stand in the way of an undo.
enum Housekeeping {
  static func holds(_ column: String) -> Bool { column == "updated_at" }
}

extension Conflict {
  var error: CRMError { .changedSince(self) }
}
