/// What a spreadsheet would take for more than text. A cell that begins with `=`, `+`, `-`, `@` or a
/// control character can run as a formula when the file is opened (owasp.org/www-community/attacks/CSV_Injection),
/// so it gets an apostrophe in front; the reader takes it off again.
package enum Formula {
  /// The text with an apostrophe in front, if it needs one.
  package static func neutralised(_ text: String) -> String? {
    isLike(text) ? "'" + text : nil
  }

  /// The text as it was before `neutralised`.
  package static func restored(_ text: String) -> String {
    guard text.utf8.first == apostrophe, isLike(text) else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  /// Whether a spreadsheet might calculate the text. Apostrophes in front don't count: so what has
  /// one of its own gets another, and comes back with its own.
  private static func isLike(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0.value != 0x27 }) else { return false }
    return switch first.value {
    // = + - @ and their wide forms, which spreadsheets of East Asia take for the same
    case 0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20: true
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }

  private static let apostrophe = UInt8(ascii: "'")
}
