import Foundation
import Synchronization

/// Another process: a helper of the tests beside the test bundle, or a tool of the machine.
package final class Child {
  package let id: Int32
  private let output: Int32
  private var pending: [UInt8] = []
  private var status: Ending?

  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signal(Int32)
  }

  /// Starts a program by its path, or a helper by its name. Its standard error goes to ours.
  package init(_ program: String, _ arguments: [String]) throws {
    let path = program.hasPrefix("/") ? program : Child.besideTheTests(program)
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    // One at a time: a child must not inherit the pipe that is being made for another.
    let made = Child.spawning.withLock { _ in
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { return (code: errno, child: pid_t(), output: Int32(-1)) }
      _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      posix_spawn_file_actions_addclose(&actions, ends[1])
      var child = pid_t()
      let code = posix_spawn(&child, path, &actions, nil, words + [nil], environ)
      posix_spawn_file_actions_destroy(&actions)
      close(ends[1])
      return (code, child, ends[0])
    }
    id = made.child
    output = made.output
    guard made.code == 0 else {
      status = .exited(127)
      throw POSIXError(POSIXErrorCode(rawValue: made.code) ?? .ENOENT)
    }
  }

  private static let spawning = Mutex(())

  deinit {
    if status == nil {
      kill(id, SIGKILL)
      wait()
    }
    close(output)
  }

  /// The next line that it prints; nil when it has closed its output.
  package func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      if !fill() { return nil }
    }
  }

  /// Everything else that it prints, to its end.
  package func rest() -> String {
    while fill() {}
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  package func signal(_ number: Int32) { kill(id, number) }

  @discardableResult
  package func wait() -> Ending {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(id, &raw, 0) < 0 && errno == EINTR {}
    let ending: Ending = raw & 0x7F == 0 ? .exited((raw >> 8) & 0xFF) : .signal(raw & 0x7F)
    status = ending
    return ending
  }

  private func fill() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var count = bytes.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    while count < 0 && errno == EINTR {
      count = bytes.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
    }
    if count > 0 { pending += bytes[..<count] }
    return count > 0
  }

  package static func besideTheTests(_ name: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    let bundle = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().path + "/" + name
  }
}
