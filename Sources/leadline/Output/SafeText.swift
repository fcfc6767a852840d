/// Text from a file as it may go to a terminal: nothing in it moves the cursor, changes colours or
/// turns the reading direction round.
enum SafeText {
  /// On one line: line breaks and tabs become spaces.
  static func line(_ text: String) -> String { shown(text, keepsLines: false) }

  /// With its line breaks.
  static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

  private static func shown(_ text: String, keepsLines: Bool) -> String {
    // Nearly all text is plain ASCII, or has none of what is looked for below.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where keepsLines: safe.append(scalar)
      case 0x0D where keepsLines: continue
      case 0x09, 0x0A, 0x0D: safe.append(" ")
      case 0..<0x20, 0x7F:
        safe.append("^")
        safe.append(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
      default: safe.append(hides(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(safe)
  }

  /// C1 controls, marks that turn or hide text, line and paragraph separators. Joiners stay: they are
  /// spelling in Indian scripts, and hold emoji together.
  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
