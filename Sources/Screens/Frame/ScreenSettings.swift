package import Terminal

/// What each user sets for themselves, in a file of their own:
///
///     theme = bright
///     lead.move = m, f3
///     alert.bell = off
package struct ScreenSettings: Sendable {
  /// Other keys for actions than the usual ones, by the actions' names.
  package var keys: [String: [Key]] = [:]
  package var theme = Theme.calm
  /// Which ways of telling that a lead came are switched off.
  package var silenced: Set<Alert> = []

  package init() {}

  /// What is wrong with the file, and in which line.
  package struct Mistake: Error, CustomStringConvertible {
    let line: Int
    let reason: String

    package var description: String { "line \(line): \(reason)" }
  }

  package init(parsing text: String) throws(Mistake) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
      // Nothing behind the sign takes an action its keys.
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2 else {
        throw Mistake(line: number + 1, reason: "is not “name = value”")
      }
      try set(parts[0], parts[1], line: number + 1)
    }
  }

  private mutating func set(_ name: String, _ value: String, line: Int) throws(Mistake) {
    if name == "theme" {
      guard let theme = Theme.named(value) else {
        let names = Theme.all.map(\.name).joined(separator: ", ")
        throw Mistake(line: line, reason: "there is no theme “\(value)”: it is one of \(names)")
      }
      self.theme = theme
      return
    }
    if let alert = Alert(setting: name) {
      guard ["on", "off"].contains(value) else {
        throw Mistake(line: line, reason: "\(name) is on or off")
      }
      if value == "off" { silenced.insert(alert) } else { silenced.remove(alert) }
      return
    }
    guard Deed(rawValue: name) != nil else {
      throw Mistake(line: line, reason: "there is no action “\(name)”: “leadline keys” lists them")
    }
    keys[name] = try value.split(separator: ",").map { word throws(Mistake) in
      guard let key = Key(String(word)) else {
        throw Mistake(line: line, reason: "“\(word)” is no key: write m, ctrl-k, f3 or page-up")
      }
      return key
    }
  }

  /// As the file has it.
  package var text: String {
    let theme = "theme = \(theme.name)\n"
    let lines = keys.sorted { $0.key < $1.key }.map { name, keys in
      "\(name) = \(keys.map { "\($0)" }.joined(separator: ", "))\n"
    }
    let off = Alert.allCases.filter(silenced.contains).map { "\($0.setting) = off\n" }
    return theme + off.joined() + lines.joined()
  }
}
