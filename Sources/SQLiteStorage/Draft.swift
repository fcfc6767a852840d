import CSystem
import Glibc
import Storage

/// A copy while it is being made: under a name that says so, locked as long as its maker lives, and
/// gone with it.
struct Draft: ~Copyable {
  let path: String
  private let file: Int32

  init(of copy: String) throws(StorageError) {
    while true {
      let path = "\(copy).part-\(UInt32.random(in: .min ... .max))"
      // The owner alone reads a copy, as the file itself.
      let file = leadline_open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else {
        throw .cannotOpen(path: copy, reason: String(cString: strerror(errno)))
      }
      // Who clears away what was abandoned may have come before the lock.
      var status = stat()
      if flock(file, LOCK_EX) == 0, fstat(file, &status) == 0, status.st_nlink > 0 {
        self.path = path
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit {
    SQLiteConnection.remove(path)
    close(file)
  }
}

extension SQLiteConnection {
  /// Removes what is left beside a file of copies of it whose makers were killed.
  package static func removeAbandonedCopies(beside path: String) {
    let folder = folder(of: path)
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if isDraft(name, of: path) { removeIfAbandoned("\(folder)/\(name)") }
    }
  }

  /// "shop.db.before-v6.part-1234", for a file called shop.db.
  private static func isDraft(_ name: String, of path: String) -> Bool {
    let base = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".part-", omittingEmptySubsequences: false)
    return parts.count == 2 && "\(parts[0]).".hasPrefix("\(base).") && UInt32(parts[1]) != nil
  }

  private static func removeIfAbandoned(_ draft: String) {
    let file = leadline_open(draft, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0)
    guard file >= 0 else { return }
    defer { close(file) }
    // Whoever still makes it holds it.
    if flock(file, LOCK_EX | LOCK_NB) == 0 { remove(draft) }
  }
}
