import CSQLite
import Storage

/// Sees every change of a row that a connection makes, and notes those of the journaled tables. It can't
/// hold a change up: what it objects to is for the connection to undo.
final class Witness {
  enum Objection {
    case refusal(String)
    /// SQLite could not tell what the row holds.
    case failure(Int32)
  }

  struct Column {
    let name: String
    /// What stands in the rows that are older than the column: they are told as if they held NULL.
    private let standard: Value?

    init(name: String, isRequired: Bool, standard: String?) {
      self.name = name
      self.standard = isRequired ? standard.flatMap { Value(literal: $0) } : nil
    }

    /// What an older row holds, where this is one.
    func standIn(for cell: RowSight.Cell) -> Value? { cell.isNull ? standard : nil }
  }

  private final class Table {
    let name: String
    let spelling: ContiguousArray<CChar>
    let code: Int64
    var columns: [Column] = []

    init(_ table: JournaledTable) {
      name = table.name
      spelling = table.name.utf8CString
      code = table.code
    }
  }

  private let tables: [Table]
  /// The last that was seen to change: rows of one table come one after the other.
  private var latest: Table?
  private let notes: ChangeNotes
  /// The schema's number when the columns were learnt.
  private(set) var schema: Int?
  /// Whether that has been looked at in this transaction.
  var isReady = false
  /// The first thing that must not be kept.
  var objection: Objection?
  /// While a migration runs, whose changes belong to no event.
  var isAway = false

  init(of tables: [JournaledTable], notes: ChangeNotes) {
    self.tables = tables.map { Table($0) }
    self.notes = notes
  }

  var names: [String] { tables.map(\.name) }

  func beginAnew() {
    isReady = false
    objection = nil
  }

  func learn(_ columns: [String: [Column]], from schema: Int) {
    for table in tables { table.columns = columns[table.name] ?? [] }
    self.schema = schema
  }

  func see(_ sight: borrowing RowSight) {
    guard !isAway, let table = table(of: sight), sight.isMain else { return }
    if sight.operation == SQLITE_INSERT {
      return check(notes.add(row: sight.new, of: table.code, depth: sight.depth))
    }
    do throws(RowSight.Unreadable) {
      guard let change = try change(sight, of: table) else { return }
      check(notes.add(change, depth: sight.depth))
    } catch {
      object(.failure(error.code))
    }
  }

  private func table(of sight: borrowing RowSight) -> Table? {
    if let latest, sight.isIn(latest.spelling) { return latest }
    for table in tables where sight.isIn(table.spelling) {
      latest = table
      return table
    }
    return nil
  }

  private func check(_ isNoted: Bool) {
    if !isNoted { object(.refusal("a change that belongs to no event")) }
  }

  /// An update that leaves everything as it was is none.
  private func change(
    _ sight: borrowing RowSight, of table: Table
  ) throws(RowSight.Unreadable) -> RowChange? {
    guard sight.width == table.columns.count else {
      object(.refusal("a change of \(table.name), whose columns are others by now"))
      return nil
    }
    if sight.operation == SQLITE_DELETE {
      let before = try sight.cells(of: table.columns)
      return RowChange(code: table.code, row: sight.old, action: 3, before: before)
    }
    guard sight.old == sight.new else {
      object(.refusal("a record keeps its number"))
      return nil
    }
    let (before, after) = try sight.changes(of: table.columns)
    if before.isEmpty { return nil }
    return RowChange(code: table.code, row: sight.new, action: 2, before: before, after: after)
  }

  private func object(_ objection: Objection) {
    if self.objection == nil { self.objection = objection }
  }
}

extension Value {
  /// A column's default as the schema spells it: a whole number or a quoted text.
  fileprivate init?(literal: String) {
    if let number = Int64(literal) {
      self = .integer(number)
    } else if literal.first == "'" {
      self = .text(String(literal.dropFirst().dropLast().replacing("''", with: "'")))
    } else {
      return nil
    }
  }
}
