import CRM

/// Leads that change hands: how many go to whom.
struct Handover: Sendable {
  /// By login, who gets most first; nobody's wait in the queue.
  let gains: [(who: String?, count: Int)]
  /// From whom, whoever loses most first.
  let losses: [(who: String?, count: Int)]
  /// How many stay where they are.
  let staying: Int

  init(_ moves: [Assignments.Move]) {
    let moved = moves.filter { $0.from != $0.to }
    gains = Handover.counted(moved.map(\.to))
    losses = Handover.counted(moved.map(\.from))
    staying = moves.count - moved.count
  }

  var count: Int { gains.reduce(0) { $0 + $1.count } }

  private static func counted(_ names: [String?]) -> [(who: String?, count: Int)] {
    let counts = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    return counts.map { (who: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.who ?? "~") < ($0.count, $1.who ?? "~") }
  }

  /// "Now asha has 5 of them, ravi 1, nobody 4."
  var before: String {
    let shown = losses.prefix(6).enumerated().map { place, loss in
      let count = "\(loss.count.grouped)\(place == 0 ? " of them" : "")"
      return "\(loss.who ?? "nobody") has \(count)"
    }
    return "Now \(shown.joined(separator: ", "))\(losses.count > shown.count ? " …" : "")."
  }

  /// "5 to ravi, 4 to meera, 3 wait for somebody"
  var told: String {
    let shown = 6
    var words = gains.prefix(shown).map { gain in
      gain.who.map { "\(gain.count.grouped) to \($0)" }
        ?? "\(gain.count.grouped) \(gain.count == 1 ? "waits" : "wait") for somebody"
    }
    if gains.count > shown {
      let rest = gains.dropFirst(shown)
      let count = rest.reduce(0) { $0 + $1.count }
      words.append("\(count.grouped) to \(rest.count.grouped) others")
    }
    return words.isEmpty ? "nothing changes" : words.joined(separator: ", ")
  }
}
