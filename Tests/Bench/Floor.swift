import CSQLite
import Glibc

/// SQLite as bare as it gets: the C interface, one connection, prepared statements, nothing of ours.
/// What our own figures are held against.
final class Floor {
  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  init(_ path: String, synchronous: String = "FULL") {
    check(
      sqlite3_open_v2(
        path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil))
    run("PRAGMA journal_mode = WAL")
    run("PRAGMA synchronous = \(synchronous)")
    run("PRAGMA cache_size = -16000")
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  func run(_ script: String) { check(sqlite3_exec(handle, script, nil, nil, nil)) }

  /// Runs a prepared statement to its end; answers how many rows and columns it read.
  @discardableResult
  func step(_ text: String, _ values: [Cell]) -> Int {
    let statement = prepared(text)
    for (index, value) in values.enumerated() {
      switch value {
      case .integer(let number): sqlite3_bind_int64(statement, Int32(index + 1), number)
      case .text(let text):
        leadline_sqlite3_bind_text(statement, Int32(index + 1), text, Int32(text.utf8.count))
      case .null: sqlite3_bind_null(statement, Int32(index + 1))
      }
    }
    var cells = 0
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_ROW else { fatalError(String(cString: sqlite3_errmsg(handle))) }
      for column in 0..<sqlite3_column_count(statement) {
        if sqlite3_column_text(statement, column) != nil { cells += 1 }
      }
    }
    sqlite3_reset(statement)
    return cells
  }

  enum Cell {
    case integer(Int64)
    case text(String)
    case null
  }

  var lastID: Int64 { sqlite3_last_insert_rowid(handle) }

  private func prepared(_ text: String) -> OpaquePointer {
    if let statement = statements[text] { return statement }
    var statement: OpaquePointer?
    check(sqlite3_prepare_v2(handle, text, -1, &statement, nil))
    guard let statement else { fatalError("nothing prepared") }
    statements[text] = statement
    return statement
  }

  private func check(_ code: Int32) {
    guard code == SQLITE_OK else { fatalError(String(cString: sqlite3_errmsg(handle))) }
  }
}
