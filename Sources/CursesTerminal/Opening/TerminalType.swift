import CNcurses
import Glibc

/// Which description of a terminal is used.
struct TerminalType {
  /// What TERM says.
  let asked: String

  init(_ variables: [String: String]) { asked = variables["TERM"] ?? "" }

  /// Whether it understands what came after the VT100: titles, pasting, mice, the clipboard. The
  /// others would show such sequences as text.
  var isModern: Bool {
    !["linux", "vt", "cons", "ansi", "dumb", "hurd"].contains { asked.hasPrefix($0) }
  }

  /// Opens it by its own description, or else by that of the terminals most like it.
  func open() throws {
    for type in [asked, "xterm-256color", "vt100"] where !type.isEmpty {
      guard leadline_setupterm(type) != 0 else { continue }
      guard leadline_capability("cup") != nil else {
        throw OpeningError.cannotMoveCursor(type: type)
      }
      if leadline_newterm(type) != nil { return }
    }
    throw OpeningError.unknownTerminal(type: asked)
  }

  /// The bytes of a capability, without the pauses that terminals of glass once needed.
  static func bytes(_ capability: String) -> [UInt8] {
    leadline_capability(capability).map { unpaused($0) } ?? []
  }

  /// Forgets the second alphabet, which is never used here: as xterm is described, every change of
  /// style leaves it anew, for three bytes each time. Must be called before anything is painted.
  static func forgetSecondAlphabet() {
    cut("\u{1B}(B", from: "sgr0")
    cut("%?%p9%t\u{1B}(0%e\u{1B}(B%;", from: "sgr")
  }

  /// Changes the description in memory, which ncurses hands out as it is.
  private static func cut(_ part: String, from capability: String) {
    guard let text = leadline_capability(capability), let found = strstr(text, part) else { return }
    let rest = found + part.utf8.count
    memmove(found, rest, strlen(rest) + 1)
  }

  /// Goes below everything that is shown.
  static var goingDown: [UInt8] { leadline_going_to(998, 0).map { unpaused($0) } ?? [] }

  /// "$<5/>" is a pause of five milliseconds.
  private static func unpaused(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = text
    while place.pointee != 0 {
      if place[0] == CChar(UInt8(ascii: "$")), place[1] == CChar(UInt8(ascii: "<")) {
        while place.pointee != 0, place.pointee != CChar(UInt8(ascii: ">")) { place += 1 }
        if place.pointee != 0 { place += 1 }
        continue
      }
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    return bytes
  }
}
