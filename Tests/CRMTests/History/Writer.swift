import Foundation
import Synchronization

/// A `scribe` at work in a process of its own, that can be killed.
final class Writer {
  private let process: pid_t
  private let output: Int32
  private var pending: [UInt8] = []

  init(_ arguments: [String]) throws {
    let path = Writer.beside
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    // One at a time: a child must not inherit the pipe that is being made for another.
    let made = Writer.spawning.withLock { _ in
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { return (child: pid_t(0), output: Int32(-1)) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      var child = pid_t()
      let code = posix_spawn(&child, path, &actions, nil, words + [nil], environ)
      posix_spawn_file_actions_destroy(&actions)
      close(ends[1])
      return (code == 0 ? child : 0, ends[0])
    }
    process = made.child
    output = made.output
    guard process > 0 else { throw POSIXError(.ENOENT) }
  }

  private static let spawning = Mutex(())

  /// Helpers are built beside the test bundle.
  private static var beside: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    let bundle = URL(fileURLWithPath: String(decoding: bytes[..<max(count, 0)], as: UTF8.self))
    return bundle.deletingLastPathComponent().path + "/scribe"
  }

  deinit { close(output) }

  /// Waits for the next line; nil when there are no more.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = read(output, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      pending += bytes[..<count]
    }
  }

  /// All that it still says, to its end; then it is gone.
  func lines() -> [String] {
    var lines: [String] = []
    while let line = line() { lines.append(line) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return lines
  }

  /// No farewell, no clean-up: SIGKILL.
  func kill() { Foundation.kill(process, SIGKILL) }
}
