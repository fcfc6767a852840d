import Glibc
import Storage

/// Where a file's worth of text goes: standard output, or a file that only bears its name when it is
/// whole; a new one, unless it may take an old one's place.
final class OutputFile {
  let output: Output
  private let path: String?
  private let draft: String
  private let replaces: Bool
  private let file: UnsafeMutablePointer<FILE>?

  init(_ name: String?, replacing: Bool = false) throws {
    let path = replacing ? name.map(OutputFile.target(of:)) : name
    self.path = path
    replaces = replacing
    draft = "\(path ?? "").part-\(getpid())"
    guard let path else {
      file = nil
      output = Output(STDOUT_FILENO)
      return
    }
    guard replacing || access(path, F_OK) != 0 else { throw StorageError.exists(path: path) }
    // What is on file is its owner's business.
    let before = umask(0o077)
    defer { umask(before) }
    guard let file = fopen(draft, "wxe") else {
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    self.file = file
    output = Output(fileno(file))
  }

  /// What a link leads to, so that the link stays.
  private static func target(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
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
    // link(2) refuses a name that is taken, rename(2) replaces what bears it.
    guard (replaces ? rename(draft, path) : link(draft, path)) == 0 else {
      if errno == EEXIST { throw StorageError.exists(path: path) }
      throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    return path
  }
}
