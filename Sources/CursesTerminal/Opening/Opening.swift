import CNcurses
import Glibc
import Terminal

/// The terminal as ncurses has just opened it, made ready.
struct Opening {
  /// What the backspace key sends, as the terminal was set.
  let eraser: UInt8

  init(_ found: termios, isModern: Bool) {
    eraser = found[VERASE]
    raw()
    noecho()
    nonl()
    keypad(leadline_window(), true)
    // A list that moves on by a row is scrolled, not sent again.
    idlok(leadline_window(), true)
    TerminalType.forgetSecondAlphabet()
    // Input is read by the keyboard, never by ncurses, which must not look out for it either.
    typeahead(-1)
    var own = termios()
    tcgetattr(STDIN_FILENO, &own)
    // Ctrl-C and Ctrl-Z are keys; Ctrl-\ still ends a program that hangs.
    own.c_lflag |= tcflag_t(ISIG)
    for key in [VINTR, VSUSP] { own[key] = 0 }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &own)
    def_prog_mode()
    Tenancy.begin(
      found: found, own: own,
      entering: Opening.bytes(["smcup", "smkx", "civis"]) + (isModern ? Modes.entering : []),
      leaving: Opening.leaving(isModern: isModern))
    // The rest of what enters was sent by ncurses.
    Wire.send(Opening.bytes(["civis"]) + (isModern ? Modes.entering : []))
  }

  /// Fits ncurses to the window, and answers its size. A terminal that doesn't know its size has the
  /// one of its description.
  static func fit() -> Size {
    var window = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0,
      Int32(window.ws_row) != leadline_lines() || Int32(window.ws_col) != leadline_columns()
    {
      resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    }
    return Size(width: Int(leadline_columns()), height: Int(leadline_lines()))
  }

  /// Ends whatever a frame that broke off may have begun; a terminal without a second screen keeps
  /// what was shown, and goes on below it.
  private static func leaving(isModern: Bool) -> [UInt8] {
    let secondScreen = TerminalType.bytes("rmcup")
    let wholeScrolls = TerminalType.bytes("csr").isEmpty ? [] : Array("\u{1B}[r".utf8)
    return bytes(["rmir", "rmacs", "sgr0", "op", "rmkx"]) + wholeScrolls
      + (isModern ? Modes.leaving : [])
      + bytes(["cnorm"])
      + (secondScreen.isEmpty ? TerminalType.goingDown + bytes(["el"]) : secondScreen)
  }

  private static func bytes(_ capabilities: [String]) -> [UInt8] {
    capabilities.flatMap { TerminalType.bytes($0) }
  }
}

extension termios {
  /// A control character, which Swift sees as one of a tuple; 0 is none.
  fileprivate subscript(place: Int32) -> UInt8 {
    get { withUnsafeBytes(of: c_cc) { $0[Int(place)] } }
    set { withUnsafeMutableBytes(of: &c_cc) { $0[Int(place)] = newValue } }
  }
}
