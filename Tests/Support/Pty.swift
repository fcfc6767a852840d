import Foundation
import Synchronization

/// A terminal with a program on it: its keyboard, and everything that it paints.
package final class Pty {
  package let id: Int32
  /// How many bytes the program has painted.
  package private(set) var received = 0
  private var terminal: Int32
  /// Held open, so that what was painted is still there when the program is gone.
  private var line: Int32
  private var ending: Child.Ending?
  private var waiting: [UInt8] = []

  /// Starts a program by its path, or a helper by its name, as the first of a session whose
  /// terminal this is.
  package init(
    _ program: String, _ arguments: [String] = [], variables: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    let ends = try Pty.open(columns: columns, rows: rows)
    (terminal, line) = (ends.terminal, ends.line)
    let path = program.hasPrefix("/") ? program : Child.besideTheTests(program)
    do {
      id = try Pty.spawn([path] + arguments, variables, on: ends.name)
    } catch {
      close(ends.terminal)
      close(ends.line)
      throw error
    }
  }

  deinit {
    if ending == nil {
      kill(id, SIGKILL)
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    }
    hangUp()
  }

  package func send(_ text: String) { send(Array(text.utf8)) }

  /// Types; what the program paints meanwhile is kept, so that neither waits for the other.
  package func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, terminal >= 0 {
      var wait = pollfd(fd: terminal, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&wait, 1, 10_000) > 0 else { return }
      if Int32(wait.revents) & POLLIN != 0 { waiting += take() }
      guard Int32(wait.revents) & POLLOUT != 0 else {
        if Int32(wait.revents) & (POLLHUP | POLLERR) != 0 { return }
        continue
      }
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  /// What was painted since the last time; waits for the first byte, at most so long.
  package func read(within seconds: Double) -> [UInt8] {
    defer { waiting = [] }
    if !waiting.isEmpty || terminal < 0 { return waiting }
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(seconds * 1000)) > 0 else { return [] }
    return take()
  }

  /// The window gets another size; the program is told by the system.
  package func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// How the terminal is set: echo, line editing, signals.
  package var modes: Modes {
    var modes = termios()
    tcgetattr(line, &modes)
    return Modes(modes)
  }

  package struct Modes: Equatable, Sendable {
    let flags: [UInt32]
    let keys: [UInt8]
    package let echoes: Bool

    init(_ modes: termios) {
      flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
      keys = withUnsafeBytes(of: modes.c_cc) { Array($0) }
      echoes = modes.c_lflag & UInt32(ECHO) != 0
    }
  }

  package func signal(_ number: Int32) { kill(id, number) }

  /// The window is closed.
  package func hangUp() {
    for end in [terminal, line] where end >= 0 { close(end) }
    (terminal, line) = (-1, -1)
  }

  /// How the program ended; nil if it still runs then. What it painted is kept.
  package func ending(within seconds: Double) -> Child.Ending? {
    let deadline = Date().addingTimeInterval(seconds)
    while ending == nil, Date() < deadline {
      var status: Int32 = 0
      if waitpid(id, &status, WNOHANG) == id {
        ending = status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .signal(status & 0x7F)
        break
      }
      if terminal >= 0 { waiting += readMore() } else { usleep(5000) }
    }
    return ending
  }

  private func readMore() -> [UInt8] {
    var wait = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 10) > 0 ? take() : []
  }

  private func take() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(terminal, &bytes, bytes.count)
    guard count > 0 else { return [] }
    received += count
    return Array(bytes[..<count])
  }
}
