import CSystem
import Glibc
import Storage

/// The files that stand beside a database: found by its real name, so that a link and the file it
/// points to share one gate and one bell, and open to whom the database is open to.
enum SideFile {
  static func path(_ database: String, _ suffix: String) -> String {
    guard let real = realpath(database, nil) else { return database + suffix }
    defer { free(real) }
    return String(cString: real) + suffix
  }

  /// Opens the file, made first if it is not there; negative when neither can be done.
  static func open(_ path: String, beside database: String, flags: Int32) -> Int32 {
    var status = stat()
    guard stat(database, &status) == 0 else { return -1 }
    let safely = flags | O_CLOEXEC | O_NOFOLLOW
    let mode = status.st_mode & 0o666
    let made = leadline_open(path, safely | O_CREAT | O_EXCL, mode)
    guard made >= 0 else { return leadline_open(path, safely, 0) }
    // Neither the umask nor who came first decides who may use it, as SQLite does for its log.
    fchmod(made, mode)
    if geteuid() == 0 { fchown(made, status.st_uid, status.st_gid) }
    return made
  }

  /// Why a file beside the database could not be opened or made.
  static func failure(_ code: Int32, database: String) -> StorageError {
    switch code {
    case EACCES, EPERM, EROFS: .readOnly(path: database)
    case ENOSPC, EDQUOT: .full(path: database)
    default: .cannotOpen(path: database, reason: String(cString: strerror(code)))
    }
  }
}
