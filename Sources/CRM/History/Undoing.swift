import Storage

/// Applies an event's journal backwards: every touched row goes back to what it was, if it still is
/// what the event left. Where it is not, the undo is refused and says what changed since, and by whom.
struct Undoing {
  let event: Int64
  /// The event that the undo itself records.
  let undo: Int64
  /// The rows that were written, in their order.
  private var steps: [RowKey] = []

  init(event: Int64, undo: Int64) {
    self.event = event
    self.undo = undo
  }

  /// The newest change goes back first, so that every row finds the rows it points to.
  mutating func apply(_ tx: borrowing Transaction) throws {
    let lines: [JournalRow] = try tx.all(
      "SELECT \(JournalRow.columns) FROM journal WHERE event_id = \(event) ORDER BY id DESC")
    let rows = lines.flatMap(\.newestFirst)
    for row in rows {
      if row.isErased { throw Obstacle(row.key, "was erased").refusal(of: event) }
      switch row.action {
      case .insert: try takeOut(row, tx)
      case .update: try setBack(row, tx)
      case .delete: try putBack(row, tx)
      }
    }
    try refuseVictims(tx)
    try UndoRules(rows: rows, conflicts: conflicts).check(tx)
  }

  /// An inserted row goes, if nothing in it has changed since.
  private mutating func takeOut(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    let now = try contents(of: row, tx)
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
    try refuseChanges(of: row, from: inserted, now: now, tx)
    try write("DELETE FROM \(name: row.noun.table) WHERE id = \(row.row)", row, tx)
  }

  /// Changed columns get their old values, if they still hold the new ones.
  private mutating func setBack(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    let now = try contents(of: row, tx)
    try refuseChanges(of: row, from: row.after, now: now, tx)
    let changes = try row.before.entries.filter { now[$0.name] == row.after[$0.name] }
      .map { "\(name: $0.name) = \(try JournalRow.cell($0.value))" as SQL }
    guard !changes.isEmpty else { return }
    try write(
      "UPDATE \(name: row.noun.table) SET \(changes.joined(", ")) WHERE id = \(row.row)", row, tx)
  }

  /// A deleted row comes back under its own number.
  private mutating func putBack(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    guard try !tx.exists("SELECT 1 FROM \(name: row.noun.table) WHERE id = \(row.row)") else {
      throw try conflicts.changed(row.key, "is there again", tx)
    }
    let columns = row.before.entries.map { SQL(verbatim: $0.name) }.joined(", ")
    let values = try row.before.entries.map { "\(try JournalRow.cell($0.value))" as SQL }
      .joined(", ")
    try write(
      "INSERT INTO \(name: row.noun.table) (id, \(columns)) VALUES (\(row.row), \(values))", row, tx
    )
  }

  private mutating func write(
    _ sql: SQL, _ row: JournalRow, _ tx: borrowing Transaction
  ) throws {
    do {
      try tx.run(sql)
    } catch StorageError.constraint(let rule) {
      throw try conflicts.broken(rule, by: row, tx)
    }
    steps.append(row.key)
  }

  private func refuseChanges(
    of row: JournalRow, from expected: JSON.Object, now: JSON.Object, _ tx: borrowing Transaction
  ) throws {
    guard !now.entries.isEmpty else { throw try conflicts.changed(row.key, "was deleted", tx) }
    for entry in expected.entries where !Housekeeping.holds(entry.name) {
      guard now[entry.name] == entry.value else {
        throw try conflicts.changed(row.key, "was changed (\(entry.name))", column: entry.name, tx)
      }
    }
  }

  /// An undo writes its own steps and nothing else. A row that went or changed along with them is
  /// one that somebody built on what is being undone.
  private func refuseVictims(_ tx: borrowing Transaction) throws {
    var place = 0
    var victim: (row: RowKey, isGone: Bool)?
    for change in tx.notes.changes {
      let noun = try Noun(rawValue: Int(change.code)).orMismatch("a noun's number")
      for row in change.rows.map({ RowKey(noun: noun, id: $0) }) {
        if place < steps.count, row == steps[place] {
          place += 1
        } else if victim == nil {
          victim = (row, change.action == JournalRow.Action.delete.rawValue)
        }
      }
    }
    guard let victim else { return }
    throw try victim.isGone
      ? conflicts.added(victim.row, tx)
      : conflicts.changed(victim.row, "was tied to it", tx)
  }

  private func contents(of row: JournalRow, _ tx: borrowing Transaction) throws -> JSON.Object {
    var object = JSON.Object()
    try tx.each("SELECT * FROM \(name: row.noun.table) WHERE id = \(row.row)") { cells in
      for column in 0..<cells.columnCount {
        let value: Value = try cells.next()
        let cell: JSON =
          switch value {
          case .null: .null
          case .integer(let number): .integer(number)
          case .text(let text): .string(text)
          case .real, .blob: throw Mismatch(expected: "a cell that the journal can hold")
          }
        object.append(cells.name(of: column), cell)
      }
    }
    return object
  }

  private var conflicts: Conflicts { Conflicts(event: event, undo: undo) }
}

/// Columns that follow from every change: they never stand in the way of an undo.
enum Housekeeping {
  static func holds(_ column: String) -> Bool { column == "updated_at" }
}
