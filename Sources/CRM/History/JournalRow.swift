import Storage

/// A line of the journal: one row's change, as it was noted, or rows that were added one
/// after the other.
struct JournalRow: Record {
  enum Action: Int, Sendable {
    case insert = 1
    case update = 2
    case delete = 3
  }

  let id: Int64
  let event: Int64
  let noun: Noun
  let row: Int64
  /// The last of the rows that were added together; nothing where it is one row's change.
  let through: Int64?
  let action: Action
  /// For an update the changed columns alone, for a delete all.
  let before: JSON.Object
  let after: JSON.Object

  var key: RowKey { RowKey(noun: noun, id: row) }
  /// Whether its values were erased: only their digest is left.
  var isErased: Bool { action != .insert && before.entries.isEmpty }

  static let columns: SQL = "id, event_id, noun, row_id, through, action, before, after"

  /// The lines that one row stands on.
  static func about(_ noun: Noun, _ row: Int64) -> SQL {
    """
    (journal.noun = \(noun.rawValue) AND journal.row_id = \(row)
      OR journal.through >= \(row) AND journal.id = (
        SELECT span.id FROM journal span WHERE span.noun = \(noun.rawValue)
          AND span.row_id < \(row) AND span.through IS NOT NULL
        ORDER BY span.row_id DESC LIMIT 1))
    """
  }

  init(row cells: inout Row) throws {
    id = try cells.next()
    event = try cells.next()
    noun = try Noun(rawValue: cells.next()).orMismatch("a noun's number")
    row = try cells.next()
    through = try cells.next()
    action = try Action(rawValue: cells.next()).orMismatch("a journal action")
    before = try JournalRow.values(cells.next())
    after = try JournalRow.values(cells.next())
  }

  /// Each row's change for itself.
  var newestFirst: [JournalRow] {
    guard let through else { return [self] }
    return (row...through).reversed().map { JournalRow(self, only: $0) }
  }

  private init(_ span: JournalRow, only row: Int64) {
    id = span.id
    event = span.event
    noun = span.noun
    self.row = row
    through = nil
    action = span.action
    before = span.before
    after = span.after
  }

  private static func values(_ text: String?) throws -> JSON.Object {
    guard let text else { return JSON.Object() }
    guard case .object(let object) = try JSON(parsing: text) else {
      throw Mismatch(expected: "a JSON object")
    }
    return object
  }

  /// A journaled value as the cell it was.
  static func cell(_ value: JSON) throws -> Value {
    switch value {
    case .null: .null
    case .integer(let number): .integer(number)
    case .string(let text): .text(text)
    case .bool, .number, .array, .object: throw Mismatch(expected: "a journaled cell")
    }
  }
}

extension JSON {
  /// Cells as the journal writes them down; nothing where there are none.
  static func text(of cells: [RowChange.Cell]) -> String? {
    if cells.isEmpty { return nil }
    var row = Object()
    for cell in cells { row.append(cell.column, JSON(cell: cell.value)) }
    return JSON.object(row).text
  }

  /// The business's cells are whole numbers and text; SQLite's STRICT tables see to it.
  private init(cell: Storage.Value) {
    self =
      switch cell {
      case .integer(let number): .integer(number)
      case .text(let text): .string(text)
      case .null, .real, .blob: .null
      }
  }
}

/// Which row of which table.
struct RowKey: Hashable, CustomStringConvertible {
  let noun: Noun
  let id: Int64

  var description: String { "\(noun.title) \(id)" }
}

extension Optional {
  func orMismatch(_ expected: String) throws -> Wrapped {
    guard let self else { throw Mismatch(expected: expected) }
    return self
  }
}
