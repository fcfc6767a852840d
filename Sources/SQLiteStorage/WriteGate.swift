import CSystem
import Glibc
package import Storage

/// The one queue of writers, across processes: an exclusive `flock` on a file beside the data.
///
/// SQLite's own waiting starves people (the longest wait of 64 writers was 10 s; through this gate
/// 0.3 s), and a checkpoint that races a commit can corrupt a file (sqlite.org/wal.html §11), so
/// every write and every checkpoint passes here. The lock dies with its process.
package final class WriteGate {
  private let file: Int32

  /// Opens the gate of a database. It is a file of its own: opening and closing the database file
  /// ourselves would drop SQLite's locks (sqlite.org/howtocorrupt.html §2.2).
  package init(database: String) throws(StorageError) {
    file = SideFile.open(
      SideFile.path(database, ".gate"), beside: database, flags: O_RDWR)
    guard file >= 0 else { throw SideFile.failure(errno, database: database) }
  }

  deinit { close(file) }

  /// Waits in line; false when it is still held after so long.
  package func enter(milliseconds: Int32) -> Bool {
    guard leadline_flock(file, milliseconds) == 0 else { return false }
    sign()
    return true
  }

  package func leave() { flock(file, LOCK_UN) }

  /// Who holds the gate now, as it signed itself, if it is held at all.
  package func holder() -> String? {
    if flock(file, LOCK_SH | LOCK_NB) == 0 {
      flock(file, LOCK_UN)
      return nil
    }
    return WriteGate.lastSignature(file)
  }

  private static func lastSignature(_ file: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 80)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes[..<count].prefix { $0 != 0x0A && $0 != 0 }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  /// One fixed-size write, so that a reader never sees half of two names.
  private func sign() { pwrite(file, WriteGate.signature, WriteGate.signature.count, 0) }

  private static let signature: [UInt8] = {
    let user = getpwuid(getuid()).flatMap { String(validatingCString: $0.pointee.pw_name) }
    let name = "\(user ?? "somebody") (process \(getpid()))".utf8.prefix(79)
    return Array(name) + Array(repeating: 0x0A, count: 80 - name.count)
  }()
}
