import Glibc

/// Bytes on their way out, gathered so that a page is one write.
final class Output {
  enum Failure: Error, CustomStringConvertible {
    /// Whoever reads has seen enough.
    case closed
    case failed(String)

    var description: String {
      switch self {
      case .closed: "the reader went away"
      case .failed(let reason): "the answer can't be written: \(reason)"
      }
    }
  }

  private let file: Int32
  private var pending: [UInt8] = []

  init(_ file: Int32) { self.file = file }

  func write(_ text: String) { pending += text.utf8 }

  /// Room for a large answer: what is gathered goes out when it is much.
  func write(_ bytes: inout [UInt8]) throws(Failure) {
    pending += bytes
    bytes.removeAll(keepingCapacity: true)
    if pending.count >= 1 << 16 { try flush() }
  }

  func flush() throws(Failure) {
    var start = 0
    while start < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        Glibc.write(file, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        pending = []
        throw errno == EPIPE ? .closed : .failed(String(cString: strerror(errno)))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// A line on standard error. What it quotes can't drive the terminal.
  static func tell(_ line: String, isSafe: Bool = false) {
    let output = Output(STDERR_FILENO)
    output.write((isSafe ? line : SafeText.lines(line)) + "\n")
    // Where even standard error is closed, nobody is there to be told.
    try? output.flush()
  }
}
