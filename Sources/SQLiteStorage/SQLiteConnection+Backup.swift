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
    try copy(to: draft.path, progress: progress)
    try prove(draft.path)
    try makeDurable(draft.path)
    // link(2) refuses a name that is taken, rename(2) would replace it.
    guard link(draft.path, path) == 0 else {
      if errno == EEXIST { throw .exists(path: path) }
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private func copy(to draft: String, progress: (Double) -> Void) throws(StorageError) {
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
    // All in one step: between steps another writer would make it start again.
    progress(0)
    let step = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    switch step & 0xFF {
    case SQLITE_DONE: progress(1)
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

  /// Opens the copy as a stranger would and asks for every fault and every row.
  private func prove(_ draft: String) throws(StorageError) {
    let copy = try SQLiteConnection(path: draft, opening: .snapshot)
    if let fault = try copy.damage().first { throw .damaged(path: path, detail: fault) }
    let dangling = try copy.danglingReferences()
    guard dangling == 0 else {
      throw .damaged(path: path, detail: "\(dangling) rows point to rows that are not there")
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
