/// Why there can be no full screen.
package enum OpeningError: Error, Hashable, Sendable {
  /// The input or the output is a file or a pipe.
  case noTerminal
  /// TERM names a terminal whose cursor can't be moved.
  case cannotMoveCursor(type: String)
  /// Neither the terminal that TERM names nor any usual one is described on this machine.
  case unknownTerminal(type: String)
}

extension OpeningError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noTerminal:
      "The full screen needs a terminal for its input and its output."
    case .cannotMoveCursor(let type):
      "TERM is \(type), and such a terminal can't move its cursor; "
        + "set TERM to what yours is, for instance xterm-256color."
    case .unknownTerminal(let type):
      "This machine knows no terminal \(type) and none of the usual ones: "
        + "install its terminal descriptions (ncurses-base)."
    }
  }
}
