import CSQLite
import Glibc
package import Storage

extension SQLiteConnection {
  package func execute(_ sql: SQL, row body: (inout Row) throws -> Bool) throws -> Int {
    let cells = Cells(sql.bindings)
    return try cells.bytes.withUnsafeBytes { bytes in
      try execute(sql.template, cells.all[...], bytes, row: body)
    }
  }

  package func execute(
    _ template: String, _ some: ArraySlice<Cells.Cell>, of cells: Cells
  ) throws {
    _ = try cells.bytes.withUnsafeBytes { bytes in
      try execute(template, some, bytes, row: { _ in true })
    }
  }

  /// The bytes of the cells stay where they are until the statement is reset.
  private func execute(
    _ template: String, _ cells: ArraySlice<Cells.Cell>, _ bytes: UnsafeRawBufferPointer,
    row body: (inout Row) throws -> Bool
  ) throws -> Int {
    if let undoneBy { throw undoneBy }
    try stopSwitch.check()
    let statement = try prepare(template)
    defer { statement.reset() }
    let bound = statement.bind(cells, bytes)
    guard bound == SQLITE_OK else { throw failure(bound, in: template, running: true) }
    let writes = statement.writes
    if writes { try prepareWitness() }
    let noted = writes ? notes.begin() : 0
    var wanted = true
    while true {
      let code = statement.step()
      if writes, let objection = objection(in: template) {
        notes.keep(first: noted)
        throw objection
      }
      switch code {
      case SQLITE_DONE: return writes ? Int(sqlite3_changes64(handle)) : 0
      case SQLITE_ROW:
        var row = Row(cursor: statement)
        if wanted { wanted = try body(&row) }
        // A reader that has enough must still let a writing statement come to its end.
        if !wanted, !writes { return 0 }
      default:
        if writes { notes.keep(first: noted) }
        throw failure(code, in: template, running: true)
      }
    }
  }

  /// Without RETURNING, which opens a table of its own for the answer.
  package func insert(_ sql: SQL) throws -> Int64 {
    _ = try execute(sql) { _ in true }
    return sqlite3_last_insert_rowid(handle)
  }

  package func run(script: String) throws(StorageError) {
    try stopSwitch.check()
    isUntouched = false
    witness?.isAway = true
    defer { witness?.isAway = false }
    errno = 0
    try check(sqlite3_exec(handle, script, nil, nil, nil), in: script)
  }

  /// Runs a statement without bindings from the cache.
  func command(_ text: String) throws(StorageError) {
    let statement = try prepare(text)
    defer { statement.reset() }
    while true {
      switch statement.step() {
      case SQLITE_DONE: return
      case SQLITE_ROW: continue
      case let code: throw failure(code, in: text)
      }
    }
  }

  func pragma(_ name: String) throws(StorageError) -> Int {
    let statement = try prepare("PRAGMA \(name)")
    defer { statement.reset() }
    let code = statement.step()
    guard code == SQLITE_ROW else { throw failure(code, in: "PRAGMA \(name)") }
    return Int(sqlite3_column_int64(statement.handle, 0))
  }

  func check(_ code: Int32, in sql: String) throws(StorageError) {
    if code != SQLITE_OK { throw failure(code, in: sql) }
  }

  /// A statement of this text that nobody is stepping: from the cache, or made now.
  private func prepare(_ template: String) throws(StorageError) -> Statement {
    let statement = try idle(template)
    if statement.writes { isUntouched = false }
    return statement
  }

  private func idle(_ template: String) throws(StorageError) -> Statement {
    let key = StatementKey(text: template)
    if let cached = statements[key], !cached.busy {
      cached.busy = true
      return cached
    }
    var pointer: OpaquePointer?
    errno = 0
    let code = sqlite3_prepare_v3(
      handle, SQL(verbatim: template).marked, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, in: template) }
    let statement = Statement(handle: pointer)
    statement.busy = true
    if statements.count > 300 { statements.removeAll() }
    if statements[key] == nil { statements[key] = statement }
    return statement
  }
}
