/// A way of telling somebody that a lead came: each can be switched off for oneself.
package enum Alert: String, CaseIterable, Sendable {
  /// A word at the foot of the screen.
  case toast
  case bell
  /// The count of unclaimed leads in the window's title.
  case title
  /// A note on the desktop, where the terminal can show one.
  case note

  /// As the file of settings names it.
  var setting: String { "alert.\(rawValue)" }

  init?(setting: String) {
    guard let alert = Alert.allCases.first(where: { $0.setting == setting }) else { return nil }
    self = alert
  }

  var words: String {
    switch self {
    case .toast: "a word at the foot of the screen"
    case .bell: "the terminal's bell"
    case .title: "how many wait for your claim, in the window's title"
    case .note: "a note on the desktop, where the terminal can show one"
    }
  }
}

extension ScreenSettings {
  /// The settings with a way of telling switched off, or on again.
  func switching(_ alert: Alert) -> ScreenSettings {
    var settings = self
    if settings.silenced.remove(alert) == nil { settings.silenced.insert(alert) }
    return settings
  }
}
