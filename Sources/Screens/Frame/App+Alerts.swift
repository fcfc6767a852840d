import CRM
import Terminal

/// What is told of leads that were given out while somebody looks on; and the clocks that run.
extension App {
  /// Tells of new leads as its user wants to hear of them.
  mutating func hear(_ news: AssignmentNews) -> [Wish] {
    unclaimed = news.unclaimed
    guard let briefing else { return [] }
    let mine = AlertWords.mine(news.mine, briefing)
    let queued = AlertWords.queued(news.queued)
    let words = [mine, queued].compactMap(\.self)
    guard !words.isEmpty else { return [] }
    let text = words.joined(separator: "; ")
    var effects: [Effect] = []
    if !settings.silenced.contains(.toast) {
      effects.append(.toast(Toast(text, queued == nil ? .accent : .alarm)))
    }
    if !settings.silenced.contains(.bell) { effects.append(.ring) }
    if !settings.silenced.contains(.note) {
      effects.append(.notify("Leadline · \(briefing.business.name)", text))
    }
    return carryOut(effects, from: 0)
  }

  /// The claims' clocks in sight.
  private var windows: [ClaimWindow] {
    let first = stack.lastIndex { $0.screen.isPage } ?? 0
    return stack.dropFirst(first).flatMap(\.screen.windows)
  }

  /// Whether a clock in sight reads otherwise now.
  func turns(_ before: Instant, _ now: Instant) -> Bool {
    windows.contains { window in
      let (old, new) = (ClaimClock(window, at: before), ClaimClock(window, at: now))
      return old.text != new.text || old.role != new.role
    }
  }

  /// How many milliseconds may pass until something is to be looked after.
  var patience: Int32 {
    guard let briefing else { return 1000 }
    let rest = windows.map { briefing.clock($0).rest }.min() ?? 1000
    return Int32(min(1000, max(1, rest)))
  }
}

/// New leads as they are told.
enum AlertWords {
  /// "Ravi Kumar, Karnataka is yours to claim"
  static func mine(_ items: [AssignmentNews.Item], _ briefing: Briefing) -> String? {
    guard let newest = items.first else { return nil }
    let key = briefing.keys.keys(of: Deed.takeNext.rawValue).first.map { "; \($0) takes it" } ?? ""
    if items.count == 1 { return "New lead: \(who(newest))\(key)" }
    return "\(items.count) new leads: \(who(newest)) and \(items.count - 1) more"
  }

  static func queued(_ items: [AssignmentNews.Item]) -> String? {
    guard let newest = items.first else { return nil }
    if items.count == 1 { return "Nobody is free for \(who(newest))" }
    return "Nobody is free for \(items.count) leads: \(who(newest)) and \(items.count - 1) more"
  }

  private static func who(_ item: AssignmentNews.Item) -> String {
    [item.customer, item.state].compactMap(\.self).joined(separator: ", ")
  }
}
