import CSystem
import Glibc

/// Tells the other programs on the same file that something was committed: a touch of a side file.
/// The write-ahead log itself is no good for this: its bytes are written before they count.
final class Bell {
  private let file: Int32

  static func path(of database: String) -> String { database + ".notify" }

  init?(database: String) {
    file = leadline_open(
      Bell.path(of: database), O_WRONLY | O_CREAT | O_CLOEXEC, SideFile.mode(beside: database))
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  func ring() { futimens(file, nil) }
}

/// The files that stand beside a database are open to whom the database is open to.
enum SideFile {
  static func mode(beside database: String) -> mode_t {
    var status = stat()
    guard stat(database, &status) == 0 else { return 0o600 }
    return status.st_mode & 0o666
  }
}
