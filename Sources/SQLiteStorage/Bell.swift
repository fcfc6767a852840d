import Glibc

/// Tells the other programs on the same file that something was committed: a touch of a side file.
/// The write-ahead log itself is no good for this: its bytes are written before they count.
final class Bell {
  private let file: Int32

  static func path(of database: String) -> String { SideFile.path(database, ".notify") }

  init?(database: String) {
    file = SideFile.open(Bell.path(of: database), beside: database, flags: O_WRONLY)
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  func ring() { futimens(file, nil) }
}
