/// Why a lead is with whom it is: what was asked, and what became of everybody.
package struct Why: Sendable {
  /// One caller's fate.
  package struct Fate: Sendable {
    package let caller: ID<Caller>
    package let name: String
    /// "cap 30 of 30", "credit 0.8", "eligible".
    package let what: String
    package let isEligible: Bool
    package let isChosen: Bool
  }

  package let level: Level
  package let reason: String
  /// What was tried in vain.
  package let steps: [String]
  package let fates: [Fate]
  /// The lead's assignments, newest first; none for a trial.
  package let history: [Assignment]

  init(
    _ slate: Slate?, level: Level, reason: String, credits: String?, chosen: Int64?,
    names: [Int64: String], history: [Assignment]
  ) {
    self.level = level
    self.reason = reason
    steps = slate?.steps ?? []
    self.history = history
    let known = Why.read(credits)
    func name(_ id: Int64) -> String { names[id] ?? "No. \(id)" }
    let eligible = (slate?.shares ?? []).map { share in
      Fate(
        caller: ID(share.caller), name: name(share.caller),
        what: known[share.caller].map { "credit \(Credit.text($0))" } ?? "eligible",
        isEligible: true, isChosen: share.caller == chosen)
    }
    let others = (slate?.misses ?? []).map { miss in
      Fate(
        caller: ID(miss.caller), name: name(miss.caller), what: miss.why, isEligible: false,
        isChosen: miss.caller == chosen)
    }
    fates = (eligible + others).sorted { $0.caller < $1.caller }
  }

  private static func read(_ credits: String?) -> [Int64: Int64] {
    var read: [Int64: Int64] = [:]
    for part in credits?.split(separator: " ") ?? [] {
      let pair = part.split(separator: ":").compactMap { Int64($0) }
      if pair.count == 2 { read[pair[0]] = pair[1] }
    }
    return read
  }
}
