/// Switches of terminals that came after the VT100 (invisible-island.net/xterm/ctlseqs).
enum Modes {
  /// The title is kept aside, and pasted text comes between marks.
  static let entering = Array("\u{1B}[22;0t\u{1B}[?2004h".utf8)
  static let leaving = Array("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l\u{1B}[23;0t".utf8)
  /// Presses and the wheel, in numbers that know no largest window.
  static let withMouse = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  static let withoutMouse = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
}
