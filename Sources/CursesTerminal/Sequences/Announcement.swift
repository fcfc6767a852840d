import Terminal

/// What is told to the terminal itself, beside the screen: its title, its clipboard, a note on the
/// desktop (invisible-island.net/xterm/ctlseqs). Nothing in a text can end such a sequence early.
enum Announcement {
  /// Longer texts are refused: terminals stop reading at 100,000 bytes, and Base64 makes four of three.
  static let clipboardRoom = 74_000

  static func title(_ text: String) -> [UInt8] { sequence("2;" + harmless(text, 200)) }

  static func clipboard(_ text: String) -> [UInt8] {
    sequence("52;c;" + String(decoding: Base64.encode(text.utf8), as: UTF8.self))
  }

  /// Some terminals know one sequence for a note, some another; both at once would show it twice.
  static func note(_ title: String, _ text: String, splitsTitle: Bool) -> [UInt8] {
    let (title, text) = (harmless(title, 100), harmless(text, 300))
    if splitsTitle {
      let title = String(title.map { $0 == ";" ? "," : $0 })
      return sequence("777;notify;\(title);\(text)")
    }
    return sequence("9;\(title.isEmpty ? text : title + ": " + text)")
  }

  private static func sequence(_ text: String) -> [UInt8] { Array("\u{1B}]\(text)\u{7}".utf8) }

  /// As the screen shows it: what would drive the terminal shows U+FFFD.
  private static func harmless(_ text: String, _ limit: Int) -> String {
    Glyphs(text).prefix(limit).map(\.text).joined()
  }
}
