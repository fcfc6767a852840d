import Glibc

/// Where the answer goes: somebody's terminal, or a file or a program.
struct Terminal {
  let isTerminal: Bool
  private let file: Int32

  init(_ file: Int32) {
    self.file = file
    isTerminal = isatty(file) == 1
  }

  /// Its columns; nil where nobody looks.
  var width: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// What an answer for people is written on.
struct Paper {
  /// Lines are cut here; without a width nothing is.
  let width: Int?
  let isColoured: Bool

  init(_ environment: Environment) {
    width = environment.terminal.width
    // no-color.org
    isColoured = environment.terminal.isTerminal && environment.variable("NO_COLOR") == nil
  }

  init(width: Int?, isColoured: Bool) {
    self.width = width
    self.isColoured = isColoured
  }

  func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
