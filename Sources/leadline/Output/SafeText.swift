import Terminal

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
      // Joiners stay: they are spelling in Indian scripts, and hold emoji together.
      default: safe.append(scalar.isUnsafe ? "\u{FFFD}" : scalar)
      }
    }
    return String(safe)
  }
}
