import Glibc

/// A small text in a file.
struct TextFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Nil where it can't be read.
  func read() -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while case let count = fread(buffer.baseAddress, 1, buffer.count, file), count > 0 {
        bytes += buffer[..<count]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(_ text: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Output.Failure.failed("\(path) can't be written: \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    let output = Output(file)
    output.write(text)
    try output.flush()
  }
}
