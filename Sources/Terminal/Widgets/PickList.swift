/// A list to choose from by typing: the palette, the help, pickers.
package struct PickList: Hashable, Sendable {
  package var title: String
  package private(set) var query = LineEditor()
  package private(set) var items: [Item]
  /// Whether it filters by itself; if not, the host answers each change of the query with items.
  package let isLocal: Bool
  /// Said when nothing matches.
  package var whenEmpty: String
  /// What is shown, best first.
  private(set) var found: [Found] = []
  /// Which of those found is chosen.
  private(set) var selected = 0

  package init(
    _ title: String, _ items: [Item] = [], query: String = "", isLocal: Bool = true,
    whenEmpty: String = "Nothing matches."
  ) {
    self.title = title
    self.items = items
    self.isLocal = isLocal
    self.whenEmpty = whenEmpty
    self.query.set(query)
    filter()
  }

  package struct Item: Hashable, Sendable {
    package var id: String
    package var title: String
    package var detail: String
    /// What to press for the same, shown at the right.
    package var key: String
    /// Why it can't be chosen now.
    package var refusal: String?
    /// The heading it stands under while nothing is typed.
    package var section: String

    package init(
      id: String, _ title: String, detail: String = "", key: String = "", refusal: String? = nil,
      section: String = ""
    ) {
      self.id = id
      self.title = title
      self.detail = detail
      self.key = key
      self.refusal = refusal
      self.section = section
    }
  }

  struct Found: Hashable, Sendable {
    let item: Int
    let matched: Set<Int>
  }

  package enum Reply: Hashable, Sendable {
    case nothing
    case queryChanged
    case chosen(String)
    case cancelled
  }

  package var chosen: Item? { found.indices.contains(selected) ? items[found[selected].item] : nil }

  /// Gives other items; the chosen one stays chosen if it is still there.
  package mutating func set(_ items: [Item]) {
    let id = chosen?.id
    self.items = items
    filter()
    select(id)
  }

  package mutating func select(_ id: String?) {
    guard let id, let place = found.firstIndex(where: { items[$0.item].id == id }) else { return }
    selected = place
  }

  package mutating func take(_ key: Key) -> Reply {
    switch key {
    case .escape: return .cancelled
    case .enter:
      guard let chosen, chosen.refusal == nil else { return .nothing }
      return .chosen(chosen.id)
    case .up, .backTab, .control("p"): step(-1)
    case .down, .tab, .control("n"): step(1)
    case .pageUp: selected = max(0, selected - 10)
    case .pageDown: selected = max(0, min(found.count - 1, selected + 10))
    default: return edit { $0.take(key) }
    }
    return .nothing
  }

  package mutating func take(paste text: String) -> Reply {
    edit {
      $0.insert(text)
      return true
    }
  }

  private mutating func edit(_ change: (inout LineEditor) -> Bool) -> Reply {
    let before = query.text
    guard change(&query), query.text != before else { return .nothing }
    selected = 0
    filter()
    return .queryChanged
  }

  /// One up or down; the ends meet.
  private mutating func step(_ by: Int) {
    guard !found.isEmpty else { return }
    selected = (selected + by + found.count) % found.count
  }

  private mutating func filter() {
    let query = query.text
    if !isLocal || query.allSatisfy(\.isWhitespace) {
      found = items.indices.map { number in
        let matched = isLocal ? nil : Fuzzy.score(query, items[number].title)?.matched
        return Found(item: number, matched: Set(matched ?? []))
      }
    } else {
      found = ranked(by: query)
    }
    selected = max(0, min(selected, found.count - 1))
  }

  /// Those whose title matches, then those whose detail or key has the words. What can't be chosen
  /// comes after its equals.
  private func ranked(by query: String) -> [Found] {
    let scored = items.indices.compactMap { number -> (score: Int, found: Found)? in
      let item = items[number]
      let later = item.refusal == nil ? 0 : 1
      if let (score, matched) = Fuzzy.score(query, item.title) {
        return (score * 2 - later, Found(item: number, matched: Set(matched)))
      }
      if item.key == query || Fuzzy.hasWords(query, in: "\(item.title) \(item.detail)") {
        return (-later, Found(item: number, matched: []))
      }
      return nil
    }
    return scored.sorted { ($1.score, $0.found.item) < ($0.score, $1.found.item) }.map(\.found)
  }
}
