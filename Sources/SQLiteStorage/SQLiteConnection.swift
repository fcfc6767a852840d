import CSQLite
import Glibc
package import Storage

/// One connection to one SQLite file, hardened: write-ahead log, full sync, foreign keys, no
/// checkpoint outside the write gate.
package final class SQLiteConnection: Connection {
  /// "LEAD": how our files are told from other programs' (sqlite.org/pragma.html#pragma_application_id).
  package static let applicationID = 0x4C45_4144

  package enum Opening: Sendable { case existing, new, snapshot }

  package let path: String
  package let dialect: any Dialect = SQLiteDialect()
  let handle: OpaquePointer
  let options: Options
  let stopSwitch: StopSwitch
  private var gate: WriteGate?
  private var bell: Bell?
  private var inGate = false
  var inTransaction = false
  package internal(set) var isUntouched = true
  /// The error that made the engine undo the whole transaction by itself: nothing more may run in it.
  var undoneBy: StorageError?
  package let notes = ChangeNotes()
  /// Kept for C, which holds a pointer to it; none where nothing is journaled.
  var witness: Witness?
  var statements: [StatementKey: Statement] = [:]
  /// Prepared beforehand: it must work when the memory for preparing it is gone.
  private var undo: Statement?
  /// Kept for C, which holds a pointer to it.
  let log = WALSize()

  /// Pages in the log after the last commit, as SQLite reports them.
  final class WALSize { var pages = 0 }

  package init(path: String, opening: Opening = .existing, options: Options = Options())
    throws(StorageError)
  {
    self.path = path
    self.options = options
    handle = try SQLiteConnection.open(path, opening, vfs: options.vfs)
    stopSwitch = StopSwitch(handle)
    try secure()
    if opening == .snapshot { return }
    undo = Statement(handle: try prepareOnce("ROLLBACK"))
    if options.gated { gate = try WriteGate(database: path) }
    try prepareForWriting()
    bell = Bell(database: path)
  }

  deinit {
    stopSwitch.close()
    statements.removeAll()
    undo = nil
    // The last to close copies the log back and removes it: only inside the gate (storage promise).
    if let gate, gate.enter(milliseconds: 0) {
      leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
      sqlite3_close_v2(handle)
      gate.leave()
    } else {
      sqlite3_close_v2(handle)
    }
  }

  package var place: String { path }

  package var interrupter: Interrupter { stopSwitch.interrupter }

  package func begin(writing: Bool) throws(StorageError) {
    if writing { try enterGate() }
    undoLeftover()
    do {
      try command(writing ? "BEGIN IMMEDIATE" : "BEGIN")
      inTransaction = true
      isUntouched = true
      witness?.beginAnew()
      stopSwitch.arm()
    } catch {
      leaveGate()
      throw error
    }
  }

  package func commit() throws(StorageError) {
    if let undoneBy { throw undoneBy }
    try stopSwitch.check()
    stopSwitch.disarm()
    try writeDown()
    inTransaction = false
    guard inGate else { return }
    // Others show what is there before the log is copied back, which may take a while.
    bell?.ring()
    if log.pages >= options.checkpointPages { checkpoint() }
    leaveGate()
  }

  /// Without a sync before it tells others of its pages SQLite must write each at once.
  private func writeDown() throws(StorageError) {
    let log = options.durable && !isUntouched ? GatheringLog(of: handle) : nil
    log?.gather()
    defer { log?.stop() }
    try command("COMMIT")
  }

  /// The gate stays ours. A program that knows no gate may still have written in between: what was read
  /// before holds no longer then, and the transaction is over.
  package func restart() throws(StorageError) {
    if let undoneBy { throw undoneBy }
    let counter = try changeCounter()
    undoLeftover()
    try command("BEGIN IMMEDIATE")
    isUntouched = true
    guard try changeCounter() != counter else { return }
    let error = StorageError.busy(path: path, holder: nil, seconds: 0)
    undoneBy = error
    throw error
  }

  package func rollback() {
    stopSwitch.disarm()
    inTransaction = false
    undoneBy = nil
    undoLeftover()
    leaveGate()
  }

  /// Ends the transaction that is open; if even that fails, the next one begins by ending it.
  private func undoLeftover() {
    guard sqlite3_get_autocommit(handle) == 0 else { return }
    if let undo {
      _ = undo.step()
      undo.reset()
    } else {
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
    }
  }

  package func changeCounter() throws(StorageError) -> Int { try pragma("data_version") }

  package func schemaVersion() throws(StorageError) -> Int { try pragma("user_version") }

  package func setSchemaVersion(_ version: Int) throws(StorageError) {
    try command("PRAGMA user_version = \(version)")
  }

  /// Who holds the write gate now.
  package func gateHolder() -> String? { inGate ? nil : gate?.holder() }

  func enterGate() throws(StorageError) {
    guard let gate else { return }
    guard gate.enter(milliseconds: options.patience) else {
      throw .busy(path: path, holder: gate.holder(), seconds: Int(options.patience) / 1000)
    }
    inGate = true
  }

  func leaveGate() {
    guard inGate else { return }
    inGate = false
    gate?.leave()
  }
}
