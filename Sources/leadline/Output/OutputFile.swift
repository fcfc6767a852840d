import Glibc
import Storage

/// Where a file's worth of answer goes: standard output, or a new file that only bears its name when
/// it is whole.
final class OutputFile {
  let output: Output
  private let path: String?
  private let draft: String
  private let file: UnsafeMutablePointer<FILE>?

  init(_ path: String?) throws {
    self.path = path
    draft = "\(path ?? "").part-\(getpid())"
    guard let path else {
      file = nil
      output = Output(STDOUT_FILENO)
      return
    }
    guard access(path, F_OK) != 0 else { throw StorageError.exists(path: path) }
    // What is on file is its owner's business.
    let before = umask(0o077)
    defer { umask(before) }
    guard let file = fopen(draft, "wxe") else {
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    self.file = file
    output = Output(fileno(file))
  }

  deinit {
    guard let file else { return }
    fclose(file)
    unlink(draft)
  }

  /// Gives the file its name and answers it.
  func finish() throws -> String? {
    try output.flush()
    guard let path else { return nil }
    // link(2) refuses a name that is taken, rename(2) would replace it.
    guard link(draft, path) == 0 else {
      if errno == EEXIST { throw StorageError.exists(path: path) }
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    return path
  }
}
