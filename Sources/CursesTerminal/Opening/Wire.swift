import Glibc

/// The way to the terminal beside ncurses, whose own buffer is empty between two frames. Safe in a
/// signal handler.
enum Wire {
  static func send(_ bytes: [UInt8]) { bytes.withUnsafeBytes { send($0) } }

  static func send(_ bytes: UnsafeRawBufferPointer, to file: Int32 = STDOUT_FILENO) {
    guard var place = bytes.baseAddress else { return }
    var rest = bytes.count
    while rest > 0 {
      let count = write(file, place, rest)
      if count > 0 {
        place += count
        rest -= count
      } else if errno == EAGAIN {
        // Another program made the terminal non-blocking.
        var wait = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, 100)
      } else if errno != EINTR {
        return
      }
    }
  }
}
