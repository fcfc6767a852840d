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

  /// As a new file has it.
  package var text: String { text(replacing: "") }

  /// As the file is to have it: what an old one says stays where it stands, its comments with it.
  package func text(replacing old: String) -> String {
    var entries = entries
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    lines = lines.compactMap { line in
      guard !line.hasPrefix("#"), let sign = line.firstIndex(of: "=") else { return line }
      let name = line[..<sign].filter { !$0.isWhitespace }
      guard let place = entries.firstIndex(where: { $0.name == name }) else { return nil }
      let entry = entries.remove(at: place)
      let now = "\(entry.name)=\(entry.value)".filter { !$0.isWhitespace }
      return line.filter { !$0.isWhitespace } == now ? line : "\(entry.name) = \(entry.value)"
    }
    lines += entries.map { "\($0.name) = \($0.value)" }
    return lines.map { $0 + "\n" }.joined()
  }

  private var entries: [(name: String, value: String)] {
    let off = Alert.allCases.filter(silenced.contains).map { (name: $0.setting, value: "off") }
    let keys = keys.sorted { $0.key < $1.key }.map { name, keys in
      (name: name, value: keys.map { "\($0)" }.joined(separator: ", "))
    }
    return [(name: "theme", value: theme.name)] + off + keys
  }
}
