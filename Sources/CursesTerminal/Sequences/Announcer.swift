import CNcurses
import Terminal

/// Tells the terminal what isn't on the screen, where it understands that.
struct Announcer {
  private let isModern: Bool
  private let isUnicode: Bool
  private let splitsTitle: Bool
  private let bell = TerminalType.bytes("bel")
  private var title: String?
  private var hasMouse = false

  init(_ variables: [String: String], isModern: Bool, isUnicode: Bool) {
    self.isModern = isModern
    self.isUnicode = isUnicode
    let type = variables["TERM"] ?? ""
    splitsTitle =
      type.hasPrefix("rxvt") || type.hasPrefix("foot") || variables["VTE_VERSION"] != nil
  }

  var clipboardRoom: Int { isModern ? Announcement.clipboardRoom : 0 }

  func ring() { Wire.send(bell) }

  /// Told once: the terminal keeps it, and a frame is no longer for it.
  mutating func title(_ text: String) {
    guard title != text else { return }
    title = text
    send(Announcement.title(plain(text)))
  }

  mutating func capturesMouse(_ does: Bool) {
    hasMouse = does
    send(does ? Modes.withMouse : Modes.withoutMouse)
  }

  func notify(_ title: String, _ text: String) {
    send(Announcement.note(plain(title), plain(text), splitsTitle: splitsTitle))
  }

  /// Whether there was room for it.
  func copy(_ text: String) -> Bool {
    guard text.utf8.count <= clipboardRoom else { return false }
    send(Announcement.clipboard(text))
    return true
  }

  /// Tells again what lasts, after the terminal was another's.
  func remind() {
    if let title { send(Announcement.title(plain(title))) }
    if hasMouse { send(Modes.withMouse) }
  }

  private func send(_ bytes: [UInt8]) {
    if isModern, Tenancy.holds { Wire.send(bytes) }
  }

  private func plain(_ text: String) -> String {
    isUnicode ? text : Glyphs(text).map(\.ascii.text).joined()
  }
}
