import CSQLite
import Glibc
import Storage

extension SQLiteConnection {
  /// What the journal's triggers call to tell this connection what they see: in memory, where an
  /// event's changes are at hand when it is sealed.
  func takeNotes() throws(StorageError) {
    typealias Body =
      @convention(c) (
        OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
      ) -> Void
    let functions: [(name: String, arguments: Int32, body: Body)] = [
      ("note_insert", 2, { TriggerCall($0, $1, $2)?.insert() }),
      ("note_update", -1, { TriggerCall($0, $1, $2)?.update() }),
      ("note_delete", -1, { TriggerCall($0, $1, $2)?.delete() }),
    ]
    for function in functions {
      let code = sqlite3_create_function_v2(
        handle, function.name, function.arguments, SQLITE_UTF8 | SQLITE_INNOCUOUS,
        Unmanaged.passUnretained(notes).toOpaque(), function.body, nil, nil, nil)
      try check(code, in: function.name)
    }
  }
}

/// What a trigger of `SQLiteDialect.journalTriggers` says.
private struct TriggerCall {
  private let context: OpaquePointer
  private let arguments: UnsafeMutableBufferPointer<OpaquePointer?>
  private let notes: ChangeNotes

  init?(
    _ context: OpaquePointer?, _ count: Int32, _ arguments: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    guard let context, let user = sqlite3_user_data(context) else { return nil }
    self.context = context
    self.arguments = UnsafeMutableBufferPointer(start: arguments, count: Int(count))
    notes = Unmanaged<ChangeNotes>.fromOpaque(user).takeUnretainedValue()
  }

  /// Table, row.
  func insert() {
    add(RowChange(code: number(0), row: number(1), action: 1))
  }

  /// Table, row before and after, the columns' names, then of each its old and its new value. An
  /// update that left everything as it was is none.
  func update() {
    guard number(1) == number(2) else { return refuse("a record keeps its number") }
    let changed = stride(from: 4, to: arguments.count - 1, by: 2).filter { !isSame($0, $0 + 1) }
    if changed.isEmpty { return }
    let names = names(at: 3)
    add(
      RowChange(
        code: number(0), row: number(2), action: 2,
        before: changed.map { RowChange.Cell(names[($0 - 4) / 2], Value(arguments[$0])) },
        after: changed.map { RowChange.Cell(names[($0 - 4) / 2], Value(arguments[$0 + 1])) }))
  }

  /// Table, row, the columns' names, then of each its value.
  func delete() {
    let cells = zip(names(at: 2), arguments.dropFirst(3)).map { RowChange.Cell($0, Value($1)) }
    add(RowChange(code: number(0), row: number(1), action: 3, before: cells))
  }

  private func add(_ change: RowChange) {
    guard notes.isOpen else { return refuse("a change that belongs to no event") }
    notes.add(change)
  }

  private func refuse(_ reason: String) {
    sqlite3_result_error(context, reason, -1)
    // SQLITE_CONSTRAINT_TRIGGER, as RAISE(ABORT) has it.
    sqlite3_result_error_code(context, SQLITE_CONSTRAINT | (7 << 8))
  }

  private func number(_ place: Int) -> Int64 { sqlite3_value_int64(arguments[place]) }

  private func names(at place: Int) -> [String] {
    guard case .text(let names) = Value(arguments[place]) else { return [] }
    return names.split(separator: " ").map(String.init)
  }

  /// To the byte: another capital is a change too.
  private func isSame(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (arguments[one], arguments[other])
    let type = sqlite3_value_type(one)
    guard type == sqlite3_value_type(other) else { return false }
    switch type {
    case SQLITE_NULL: return true
    case SQLITE_INTEGER: return sqlite3_value_int64(one) == sqlite3_value_int64(other)
    case SQLITE_FLOAT: return sqlite3_value_double(one) == sqlite3_value_double(other)
    default:
      // The bytes first: what they are asked as settles how many they are.
      guard let these = sqlite3_value_blob(one), let those = sqlite3_value_blob(other) else {
        return sqlite3_value_bytes(one) == sqlite3_value_bytes(other)
      }
      let count = sqlite3_value_bytes(one)
      return count == sqlite3_value_bytes(other) && memcmp(these, those, Int(count)) == 0
    }
  }
}
