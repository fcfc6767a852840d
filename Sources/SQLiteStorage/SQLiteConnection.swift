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
  package private(set) var isUntouched = true
  /// The error that made the engine undo the whole transaction by itself: nothing more may run in it.
  var undoneBy: StorageError?
  package let notes = ChangeNotes()
  /// Kept for C, which holds a pointer to it; none where nothing is journaled.
  var witness: Witness?
  private var statements: [StatementKey: Statement] = [:]
  /// Prepared beforehand: it must work when the memory for preparing it is gone.
  private var undo: Statement?
  /// Kept for C, which holds a pointer to it.
  let log = WALSize()

  /// What tests and tools turn; the program leaves it as it is.
  package struct Options: Sendable {
    /// How long a writer waits for the gate before it says who holds it.
    package var patience: Int32 = 10_000
    /// Pages in the log from which a commit copies them back into the file. The more there are the
    /// oftener one copy serves several commits; up to 4062 a reader finds them in one table of the
    /// log's index (sqlite.org/walformat.html#the_wal_index_file_format).
    package var checkpointPages = 4000
    /// KiB of the file's pages that are kept in memory.
    package var cache = 16_000
    /// Off only in the control experiment that shows why the gate is there.
    package var gated = true
    /// When a commit waits for the disk.
    package var synchronous = Synchronous.full
    /// Off only where a crash may cost the last commits: building a throw-away file.
    package var durable: Bool {
      get { synchronous == .full }
      set { synchronous = newValue ? .full : .off }
    }
    /// Another layer below SQLite, for fault tests.
    package var vfs: String?
    package init() {}
  }

  /// Only `full` keeps what was confirmed through a loss of power (sqlite.org/pragma.html#pragma_synchronous).
  package enum Synchronous: String, Sendable { case full, normal, off }

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

  package func changeCounter() throws(StorageError) -> Int { try pragma("data_version") }

  package func schemaVersion() throws(StorageError) -> Int { try pragma("user_version") }

  package func setSchemaVersion(_ version: Int) throws(StorageError) {
    try command("PRAGMA user_version = \(version)")
  }

  /// Who holds the write gate now.
  package func gateHolder() -> String? { inGate ? nil : gate?.holder() }

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
