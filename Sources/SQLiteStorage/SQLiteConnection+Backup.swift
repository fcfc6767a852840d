import CSQLite
import CSystem
import Glibc
package import Storage

extension SQLiteConnection {
  /// Copies the data as of now while others work on, proves the copy, and only then gives it its
  /// name: a partial copy never bears it.
  package func backup(to path: String, progress: (Double) -> Void) throws(StorageError) -> Int {
    guard access(path, F_OK) != 0 else { throw .exists(path: path) }
    try finish(Draft(of: path), as: path, progress: progress)
    try makeDurable(SQLiteConnection.folder(of: path))
    var status = stat()
    stat(path, &status)
    return Int(status.st_size)
  }

  private func finish(
    _ draft: consuming Draft, as path: String, progress: (Double) -> Void
  ) throws(StorageError) {
    try begin(writing: false)
    do {
      defer { rollback() }
      try copy(to: draft.path, progress: progress)
    }
    try prove(draft.path)
    try makeDurable(draft.path)
    // link(2) refuses a name that is taken, rename(2) would replace it.
    guard link(draft.path, path) == 0 else {
      if errno == EEXIST { throw .exists(path: path) }
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func copy(to draft: String, progress: (Double) -> Void) throws(StorageError) {
    // Here the moment begins that is copied.
    _ = try count("SELECT count(*) FROM sqlite_schema")
    var target: OpaquePointer?
    defer { sqlite3_close_v2(target) }
    let code = sqlite3_open_v2(
      draft, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK else {
      throw .cannotOpen(
        path: draft, reason: String(cString: strerror(sqlite3_system_errno(target))))
    }
    guard let backup = sqlite3_backup_init(target, "main", handle, "main") else {
      throw .failing(path: draft, reason: String(cString: sqlite3_errmsg(target)))
    }
    let step = steps(of: backup, progress)
    sqlite3_backup_finish(backup)
    switch step & 0xFF {
    case SQLITE_DONE: progress(1)
    case SQLITE_INTERRUPT: throw .interrupted
    case SQLITE_NOMEM: throw .outOfMemory
    case SQLITE_CORRUPT, SQLITE_NOTADB:
      throw .damaged(path: self.path, detail: String(cString: sqlite3_errstr(step)))
    case SQLITE_FULL: throw .full(path: draft)
    case SQLITE_IOERR:
      let system = sqlite3_system_errno(target)
      if [ENOSPC, EFBIG, EDQUOT].contains(system) { throw .full(path: draft) }
      throw .failing(path: draft, reason: String(cString: strerror(system)))
    default: throw .failing(path: draft, reason: String(cString: sqlite3_errstr(step)))
    }
    // A copy is one file: no log beside it.
    let single = sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nil, nil, nil)
    guard single == SQLITE_OK else {
      throw .failing(path: draft, reason: String(cString: sqlite3_errmsg(target)))
    }
  }

  /// Some pages at a time, so that it can be stopped. The transaction that is open keeps the data of
  /// one moment: without it another writer would make the copy start again.
  private func steps(of backup: OpaquePointer, _ progress: (Double) -> Void) -> Int32 {
    progress(0)
    var step = SQLITE_OK
    while step == SQLITE_OK {
      do { try stopSwitch.check() } catch { return SQLITE_INTERRUPT }
      step = sqlite3_backup_step(backup, 4096)
      let left = Double(sqlite3_backup_remaining(backup))
      let all = Double(sqlite3_backup_pagecount(backup))
      if step == SQLITE_OK, all > 0 { progress(1 - left / all) }
    }
    return step
  }

  /// Opens the copy as a stranger would and asks for every fault and every row.
  private func prove(_ draft: String) throws(StorageError) {
    let copy = try SQLiteConnection(path: draft, opening: .snapshot)
    try stopSwitch.guarding(copy.stopSwitch) { () throws(StorageError) in
      if let fault = try copy.damage().first { throw .damaged(path: path, detail: fault) }
      let dangling = try copy.danglingReferences()
      guard dangling == 0 else {
        throw .damaged(path: path, detail: "\(dangling) rows point to rows that are not there")
      }
    }
  }

  private func makeDurable(_ path: String) throws(StorageError) {
    let file = leadline_open(path, O_RDONLY | O_CLOEXEC, 0)
    guard file >= 0 else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    guard fsync(file) == 0 else {
      throw .failing(path: path, reason: String(cString: strerror(errno)))
    }
  }

  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
