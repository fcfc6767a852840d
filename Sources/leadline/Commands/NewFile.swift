import Glibc
import Storage

/// A database that is being made: under another name until it is whole, and gone if it never is.
final class NewFile {
  let path: String
  let draft: String

  init(_ path: String) throws {
    self.path = path
    draft = "\(path).part-\(getpid())"
    guard access(path, F_OK) != 0 else { throw StorageError.exists(path: path) }
    try NewFile.makeFolder(of: path)
  }

  deinit {
    for ending in ["", "-wal", "-shm", "-journal", ".gate", ".notify"] { unlink(draft + ending) }
  }

  /// Gives the finished file its name.
  func keep() throws {
    guard access(draft + "-wal", F_OK) != 0 else {
      throw StorageError.failing(path: path, reason: "its log could not be copied into it")
    }
    // link(2) refuses a name that is taken, rename(2) would replace it.
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw StorageError.exists(path: path) }
      throw NewFile.failure(path)
    }
  }

  private static func makeFolder(of path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for end in parts.indices {
      let folder = parts[...end].joined(separator: "/")
      // Customers are nobody else's business.
      guard !folder.isEmpty, mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      // Where nothing may be made, what is there already will do (a home on a read-only disk).
      guard access(folder, X_OK) != 0 else { continue }
      throw failure(folder)
    }
  }

  private static func failure(_ path: String) -> StorageError {
    switch errno {
    case ENOSPC, EDQUOT: .full(path: path)
    case EROFS: .readOnly(path: path)
    default: .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }
}
