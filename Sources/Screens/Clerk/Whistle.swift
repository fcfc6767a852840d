import Glibc

/// Wakes a thread that waits, from any other: a pipe with one byte in it, or none.
final class Whistle: Sendable {
  /// Readable after it was blown.
  let descriptor: Int32
  private let mouth: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    let made = pipe(&ends)
    precondition(made == 0, "a pipe can be had")
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, mouth) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(mouth)
  }

  func blow() {
    var byte: UInt8 = 1
    // A full pipe wakes as well as one more byte.
    _ = write(mouth, &byte, 1)
  }

  /// Takes what was heard so far.
  func clear() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
    }
  }

  /// Whether it was blown, or is within so many milliseconds.
  func isHeard(within milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }

  /// Waits until it is blown.
  func wait() {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, -1) < 0, errno == EINTR {}
    clear()
  }
}
