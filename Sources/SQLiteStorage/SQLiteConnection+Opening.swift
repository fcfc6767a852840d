import CSQLite
import CSystem
import Glibc
package import Storage

/// Opening a file: only one that is ours, and only with every promise switched on.
extension SQLiteConnection {
  static func open(_ path: String, _ opening: Opening, vfs: String?) throws(StorageError)
    -> OpaquePointer
  {
    let there = access(path, F_OK) == 0
    switch opening {
    case .existing, .snapshot: if !there { throw .missing(path: path) }
    case .new:
      // Customers are nobody else's business: the owner alone reads a new file.
      if !there { close(leadline_open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)) }
    }
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    switch opening {
    case .new: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .existing: flags |= SQLITE_OPEN_READWRITE
    case .snapshot: flags |= SQLITE_OPEN_READONLY
    }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags, vfs)
    guard code == SQLITE_OK, let handle else {
      let reason = String(cString: strerror(sqlite3_system_errno(handle)))
      sqlite3_close_v2(handle)
      throw .cannotOpen(path: path, reason: reason)
    }
    return handle
  }

  func prepareForUse(_ opening: Opening) throws(StorageError) {
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, options.patience)
    harden()
    try refuseForeignFile()
    if opening == .snapshot { return }
    guard sqlite3_db_readonly(handle, "main") == 0 else { throw .readOnly(path: path) }
    try useWriteAheadLog()
    try command("PRAGMA synchronous = \(options.durable ? "FULL" : "OFF")")
    try command("PRAGMA foreign_keys = ON")
    try command("PRAGMA wal_autocheckpoint = 0")
    watchLogSize()
  }

  /// sqlite.org/security.html: a hostile file or statement finds little to work with.
  private func harden() {
    leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
    leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    for pragma in [
      "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY", "cache_size = -16000",
    ] {
      sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil)
    }
  }

  /// Looks before anything is written: another program's file stays as it is.
  private func refuseForeignFile() throws(StorageError) {
    let id = try pragma("application_id")
    if id == SQLiteConnection.applicationID { return }
    let tables = try count("SELECT count(*) FROM sqlite_schema")
    guard id == 0, tables == 0 else { throw .foreign(path: path) }
  }

  /// Marks a new file as ours; the caller does so in the transaction that makes the first table.
  package func claim() throws(StorageError) {
    try command("PRAGMA application_id = \(SQLiteConnection.applicationID)")
  }

  private func useWriteAheadLog() throws(StorageError) {
    let statement = Statement(handle: try prepareOnce("PRAGMA journal_mode = WAL"))
    let code = sqlite3_step(statement.handle)
    guard code == SQLITE_ROW else { throw failure(code, in: "PRAGMA journal_mode = WAL") }
    guard case .text("wal") = statement.value(at: 0) else {
      throw .cannotOpen(
        path: path,
        reason: "its folder can't hold a write-ahead log (a network folder?); use a local disk")
    }
  }

  private func watchLogSize() {
    sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        Unmanaged<WALSize>.fromOpaque(context).takeUnretainedValue().pages = Int(pages)
        return SQLITE_OK
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  func prepareOnce(_ text: String) throws(StorageError) -> OpaquePointer {
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, text, -1, &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, in: text) }
    return pointer
  }

  func count(_ text: String) throws(StorageError) -> Int {
    let statement = Statement(handle: try prepareOnce(text))
    let code = sqlite3_step(statement.handle)
    guard code == SQLITE_ROW else { throw failure(code, in: text) }
    return Int(sqlite3_column_int64(statement.handle, 0))
  }
}
