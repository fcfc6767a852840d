import CSQLite
import CSystem
import Glibc
package import Storage

/// Opening a file: only one that is ours, and only with every promise switched on.
extension SQLiteConnection {
  static func open(_ path: String, _ opening: Opening, vfs: String?) throws(StorageError)
    -> OpaquePointer
  {
    _ = SQLiteConnection.isConfigured
    if access(path, F_OK) == 0 {
      try refuseForeignFile(path, vfs: vfs)
    } else {
      guard opening == .new else { throw .missing(path: path) }
      // Customers are nobody else's business: the owner alone reads a new file. O_EXCL: a file that
      // another thread has just opened is not opened and closed here, it would lose its locks.
      close(leadline_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
    }
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    switch opening {
    case .new: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .existing: flags |= SQLITE_OPEN_READWRITE
    case .snapshot: flags |= SQLITE_OPEN_READONLY
    }
    var handle: OpaquePointer?
    // A name like ":memory:" or "file:x" is a file's name like any other.
    let name = path.hasPrefix("/") ? path : "./" + path
    let code = sqlite3_open_v2(name, &handle, flags, LogLayer.name(over: vfs))
    guard code == SQLITE_OK, let handle else {
      let system = sqlite3_system_errno(handle)
      sqlite3_close_v2(handle)
      if code & 0xFF == SQLITE_NOMEM { throw .outOfMemory }
      let reason = system == 0 ? sqlite3_errstr(code) : UnsafePointer(strerror(system))
      throw .cannotOpen(path: path, reason: reason.map { String(cString: $0) } ?? "")
    }
    return handle
  }

  /// What holds for every connection of the process is said once, before the first.
  private static let isConfigured: Bool = {
    leadline_sqlite3_configure()
    return true
  }()

  /// Looks at the file as something that never changes, so that another program's file does not even
  /// get a log or a lock from us (sqlite.org/uri.html#uriimmutable). What this look can't tell, the
  /// true opening will: a first page that a power cut tore is mended there by its journal.
  private static func refuseForeignFile(_ path: String, vfs: String?) throws(StorageError) {
    let plain = path.flatMap { character -> String in
      switch character {
      case "%": "%25"
      case "?": "%3f"
      case "#": "%23"
      default: String(character)
      }
    }
    let name = (path.hasPrefix("/") ? "file://" : "file:./") + plain + "?immutable=1"
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    guard sqlite3_open_v2(name, &handle, flags, vfs) == SQLITE_OK else { return }
    func ask(_ question: String) -> Int? {
      var statement: OpaquePointer?
      defer { sqlite3_finalize(statement) }
      guard sqlite3_prepare_v2(handle, question, -1, &statement, nil) == SQLITE_OK,
        sqlite3_step(statement) == SQLITE_ROW
      else { return nil }
      return Int(sqlite3_column_int64(statement, 0))
    }
    guard let id = ask("PRAGMA application_id"), id != applicationID else { return }
    let tables = ask("SELECT count(*) FROM sqlite_schema") ?? 0
    guard id == 0, tables == 0 else { throw .foreign(path: path) }
  }

  /// What every connection gets before it believes anything that is in the file.
  func secure() throws(StorageError) {
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, options.patience)
    try harden()
    // Once more, through the log: a file may have been claimed and not yet copied back.
    let id = try pragma("application_id")
    guard id != SQLiteConnection.applicationID else { return }
    let tables = try count("SELECT count(*) FROM sqlite_schema")
    guard id == 0, tables == 0 else { throw .foreign(path: path) }
  }

  func prepareForWriting() throws(StorageError) {
    guard sqlite3_db_readonly(handle, "main") == 0 else { throw .readOnly(path: path) }
    try useWriteAheadLog()
    try command("PRAGMA synchronous = \(options.synchronous.rawValue)")
    try command("PRAGMA foreign_keys = ON")
    try command("PRAGMA wal_autocheckpoint = 0")
    watchLogSize()
  }

  /// sqlite.org/security.html: a hostile file or statement finds little to work with.
  private func harden() throws(StorageError) {
    let switches = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1),
    ]
    for (option, value) in switches {
      try check(leadline_sqlite3_db_config(handle, option, Int32(value)), in: "hardening")
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    for pragma in ["cell_size_check = ON", "mmap_size = 0", "cache_size = -\(options.cache)"] {
      try run(script: "PRAGMA \(pragma)")
    }
  }

  /// Marks a new file as ours; the caller does so in the transaction that makes the first table.
  package func claim() throws(StorageError) {
    try command("PRAGMA application_id = \(SQLiteConnection.applicationID)")
  }

  /// The change of a new file's mode takes its turn at the gate: of two that change it together, one
  /// would be refused without waiting.
  private func useWriteAheadLog() throws(StorageError) {
    if try text("PRAGMA journal_mode") == "wal" { return }
    try enterGate()
    defer { leaveGate() }
    // EXTRA syncs the folder too: a journal that came back after a power cut would undo the log's
    // first commits.
    try command("PRAGMA synchronous = EXTRA")
    guard try text("PRAGMA journal_mode = WAL") == "wal" else {
      throw .cannotOpen(
        path: path,
        reason: "its folder can't hold a write-ahead log (a network folder?); use a local disk")
    }
  }

  private func text(_ question: String) throws(StorageError) -> String {
    let statement = Statement(handle: try prepareOnce(question))
    let code = statement.step()
    guard code == SQLITE_ROW, case .text(let answer) = statement.value(at: 0) else {
      throw failure(code, in: question)
    }
    return answer
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
    errno = 0
    let code = sqlite3_prepare_v2(handle, text, -1, &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, in: text) }
    return pointer
  }

  func count(_ text: String) throws(StorageError) -> Int {
    let statement = Statement(handle: try prepareOnce(text))
    let code = statement.step()
    guard code == SQLITE_ROW else { throw failure(code, in: text) }
    return Int(sqlite3_column_int64(statement.handle, 0))
  }
}
