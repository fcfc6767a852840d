import CSQLite
import Storage

extension SQLiteConnection {
  /// Lets the journal's triggers tell this connection what they see: `note_change(table, row, action,
  /// before, after)`. In memory, where an event's changes are at hand when it is sealed.
  func takeNotes() throws(StorageError) {
    let code = sqlite3_create_function_v2(
      handle, "note_change", 5, SQLITE_UTF8 | SQLITE_INNOCUOUS,
      Unmanaged.passUnretained(notes).toOpaque(),
      { context, _, arguments in
        guard let context, let arguments, let user = sqlite3_user_data(context) else { return }
        let notes = Unmanaged<ChangeNotes>.fromOpaque(user).takeUnretainedValue()
        guard notes.isOpen else {
          sqlite3_result_error(context, "a change that belongs to no event", -1)
          sqlite3_result_error_code(context, SQLITE_CONSTRAINT | (7 << 8))
          return
        }
        notes.add(
          RowChange(
            code: sqlite3_value_int64(arguments[0]), row: sqlite3_value_int64(arguments[1]),
            action: sqlite3_value_int64(arguments[2]), before: text(arguments[3]),
            after: text(arguments[4])))
      }, nil, nil, nil)
    try check(code, in: "note_change")
  }
}

private func text(_ value: OpaquePointer?) -> String? {
  guard let value, let start = sqlite3_value_blob(value) else { return nil }
  let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  return String(decoding: bytes, as: UTF8.self)
}
