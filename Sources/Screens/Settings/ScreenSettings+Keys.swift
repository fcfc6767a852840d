package import Terminal

/// Why an action can't have a key.
package enum KeyRefusal: Error, Equatable, CustomStringConvertible {
  /// Another action has it where this one is done.
  case taken(Key, by: Deed)
  /// Where something is written, letters are text.
  case isText(Key)

  package var description: String {
    switch self {
    case .taken(let key, let deed):
      "“\(key)” is the key of “\(deed.action.title)” there: give that another one first"
    case .isText(let key):
      "“\(key)” is text while something is written: take ctrl with a letter, or a function key"
    }
  }
}

extension ScreenSettings {
  /// An action's keys as they are set now.
  package func keys(of deed: Deed) -> [Key] { keys[deed.rawValue] ?? deed.action.keys }

  /// The settings with another key for an action: it takes the place of the first one, which is the
  /// one that is shown.
  package func giving(_ key: Key, to deed: Deed) throws(KeyRefusal) -> ScreenSettings {
    if case .character = key, ["form", "prompt"].contains(deed.action.context) {
      throw .isText(key)
    }
    let rest = keys(of: deed).contains(key) ? keys(of: deed)[...] : keys(of: deed).dropFirst()
    return try setting([key] + rest.filter { $0 != key }, of: deed)
  }

  /// An action that has the key too, and comes before this one where both could be done.
  func covering(_ key: Key, of deed: Deed) -> Deed? {
    Deed.allCases.first { other in
      other.action.nearness > deed.action.nearness && keys(of: other).contains(key)
    }
  }

  /// The settings with an action's usual keys.
  package func resetting(_ deed: Deed) throws(KeyRefusal) -> ScreenSettings {
    try setting(deed.action.keys, of: deed)
  }

  /// A key means one thing in one place.
  private func setting(_ new: [Key], of deed: Deed) throws(KeyRefusal) -> ScreenSettings {
    for other in Deed.allCases
    where other != deed && other.action.context == deed.action.context {
      if let key = new.first(where: keys(of: other).contains) { throw .taken(key, by: other) }
    }
    var settings = self
    settings.keys[deed.rawValue] = new == deed.action.keys ? nil : new
    return settings
  }
}

extension Action {
  /// The nearer a context is to what is in focus, the sooner its keys count.
  fileprivate var nearness: Int {
    ["everywhere", "record", "list"].firstIndex(of: context) ?? 3
  }
}
