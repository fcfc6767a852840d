import Glibc
import Terminal

/// The terminal's input, drained without waiting.
struct Keyboard {
  private var reader: KeyReader
  /// How long an Esc waits for what may follow it, in milliseconds.
  private let patience: Int32
  private(set) var isGone = false
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(_ reader: KeyReader, _ variables: [String: String]) {
    self.reader = reader
    patience = variables["ESCDELAY"].flatMap { Int32($0) }.map { min(max($0, 0), 2000) } ?? 25
  }

  /// Everything that is there. A flood is left for the next time, so that the screen lives on.
  mutating func drain() -> [Happening] {
    var happenings: [Happening] = []
    var room = 1 << 22
    while !isGone, room > 0, isReadable(within: reader.isWaiting ? patience : 0) {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        happenings += reader.take(buffer[..<count])
        room -= count
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        isGone = true
        happenings.append(.hungUp)
      }
    }
    if reader.isWaiting { happenings += reader.settle() }
    return happenings
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&wait, 1, milliseconds)
      if count >= 0 { return count > 0 }
      guard errno == EINTR else { return false }
    }
  }
}
