import Glibc
import Storage

/// What a command reads: a file, or standard input.
enum InputFile {
  /// A small text; nil where it can't be read.
  static func text(of path: String) -> String? {
    (try? bytes(of: path)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func failure(_ path: String) -> StorageError {
    .cannotOpen(path: path, reason: String(cString: strerror(errno)))
  }
}
