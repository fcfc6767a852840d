import CSQLite
import Glibc
import Storage

extension SQLiteConnection {
  /// SQLite's word for the call that has just failed, as a fact that a person can act on.
  /// `running`: values were bound by then.
  func failure(_ code: Int32, in sql: String, running: Bool = false) -> StorageError {
    // SQLite itself keeps the system's error for some calls, but not for a COMMIT.
    let error = fact(code, system: errno, in: sql, running: running)
    if inTransaction, undoneBy == nil, sqlite3_get_autocommit(handle) != 0 { undoneBy = error }
    return error
  }

  private func fact(_ code: Int32, system: Int32, in sql: String, running: Bool) -> StorageError {
    let message = String(cString: sqlite3_errmsg(handle))
    if code == SQLITE_IOERR | (12 << 8) { return .outOfMemory }
    switch code & 0xFF {
    case SQLITE_FULL: return .full(path: path)
    case SQLITE_NOMEM: return .outOfMemory
    case SQLITE_INTERRUPT: return .interrupted
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
      return .busy(path: path, holder: gateHolder(), seconds: Int(options.patience) / 1000)
    case SQLITE_NOTADB: return .notADatabase(path: path)
    case SQLITE_CORRUPT: return .damaged(path: path, detail: message)
    case SQLITE_READONLY, SQLITE_PERM: return .readOnly(path: path)
    case SQLITE_CANTOPEN: return .cannotOpen(path: path, reason: reason(system) ?? message)
    case SQLITE_IOERR:
      // A limit on the size of a file or on a person's share of the disk arrives as a failed write.
      if [ENOSPC, EFBIG, EDQUOT].contains(system) { return .full(path: path) }
      return .failing(path: path, reason: reason(system) ?? message)
    case SQLITE_CONSTRAINT:
      return .constraint(.init(kind: kind(of: code), subject: subject(of: message)))
    default:
      // The engine quotes what it stumbles over, a person's words too: they stay out of errors.
      let words = running ? String(cString: sqlite3_errstr(code & 0xFF)) : message
      return .statement(message: words, sql: SQL(verbatim: sql).numbered)
    }
  }

  private func reason(_ system: Int32) -> String? {
    system == 0 ? nil : String(cString: strerror(system))
  }

  private func kind(of code: Int32) -> StorageError.Constraint.Kind {
    // sqlite.org/rescode.html: the second byte tells which rule it was.
    switch code >> 8 {
    case 1: .check
    case 3: .foreignKey
    case 5: .notNull
    case 6, 8: .unique
    case 7: .trigger
    default: .other
    }
  }

  /// The part of the message behind its colon: a column or the name of a rule.
  private func subject(of message: String) -> String {
    guard let colon = message.firstIndex(of: ":") else { return message }
    return String(message[message.index(after: colon)...].drop { $0 == " " })
  }
}
