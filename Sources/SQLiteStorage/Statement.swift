import CSQLite
import Glibc
import Storage

/// A prepared statement; the connection's cache keeps it between its uses.
final class Statement: Cursor {
  let handle: OpaquePointer
  /// Set while a caller is stepping: a statement in use is not handed out twice.
  var busy = false
  /// Whether it changes the file.
  let writes: Bool

  init(handle: OpaquePointer) {
    self.handle = handle
    writes = sqlite3_stmt_readonly(handle) == 0
  }

  deinit { sqlite3_finalize(handle) }

  /// To a statement that is at its beginning, where every place is NULL still. The engine makes no copy
  /// of the bytes: it reads them here until the statement is reset.
  func bind(_ cells: ArraySlice<Cells.Cell>, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    var index: Int32 = 0
    for cell in cells {
      index += 1
      let code =
        switch cell {
        case .null: SQLITE_OK
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .real(let number): sqlite3_bind_double(handle, index, number)
        case .text(let place):
          leadline_sqlite3_bind_text(
            handle, index, bytes.baseAddress.map { $0 + Int(place.lowerBound) },
            Int32(clamping: place.count))
        case .blob(let place):
          leadline_sqlite3_bind_blob(
            handle, index, bytes.baseAddress.map { $0 + Int(place.lowerBound) },
            Int32(clamping: place.count))
        }
      if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
  }

  /// The system's error number is what this step leaves in it.
  func step() -> Int32 {
    errno = 0
    return sqlite3_step(handle)
  }

  /// Back to the beginning, with nothing of the last use left in it.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    busy = false
  }

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  func name(of column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  func value(at column: Int) -> Value {
    let column = Int32(column)
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      return .text(String(decoding: cell(at: column), as: UTF8.self))
    case SQLITE_BLOB: return .blob(Array(cell(at: column)))
    default: return .null
    }
  }

  /// Text too: asking for it as a C string would need memory for its last zero.
  private func cell(at column: Int32) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_column_blob(handle, column) else {
      return .init(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
