/// Who gets a lead, and why; nothing is written yet.
package struct Decision: Sendable {
  /// Nobody where the lead has to wait.
  package let caller: ID<Caller>?
  package let level: Level
  /// One sentence.
  package let reason: String
  let slate: Slate
  let pointer: String?
  let counts: Bool
  /// The highest credits as they were, as "3:800000000 7:-200000000".
  let credits: String?

  package var owner: ID<Member>? { caller.map { ID($0.number) } }
}

extension Ledger {
  /// Decides by the policy who of a slate gets a lead; or for `former`, who had the customer before.
  func decision(on slate: Slate, former: Int64? = nil) -> Decision {
    let standing = standing(of: slate)
    let tried = slate.steps.isEmpty ? "" : " (" + slate.steps.joined(separator: "; ") + ")"
    if let former {
      let name = roster.name(of: former)
      return Decision(
        caller: ID(former), level: .former, reason: "\(name) had this customer before",
        slate: slate, pointer: nil, counts: true, credits: standing.credits)
    }
    guard let chosen = choice(of: slate, standing) else {
      return Decision(
        caller: nil, level: .queue, reason: "waits for somebody\(tried)", slate: slate,
        pointer: nil, counts: false, credits: nil)
    }
    let name = roster.name(of: chosen)
    let among = slate.shares.count == 1 ? "the only one free" : reasonAmong(slate)
    return Decision(
      caller: ID(chosen), level: slate.level,
      reason: String(joining: slate.ground, ": ", name, ", ", among, tried), slate: slate,
      pointer: slate.pointer, counts: true, credits: standing.credits)
  }

  /// Who had the customer before, where they come first: no rule of exception says otherwise, they
  /// are at work, and they haven't had their day's leads, for a cap holds for everybody.
  func returning(
    to former: @autoclosure () throws -> ID<Member>?, on slate: Slate, _ day: Day
  ) rethrows -> Int64? {
    guard slate.level != .rule, roster.routing.formerFirst, let former = try former(),
      let entry = roster.entry(former.number), entry.isAround(on: day),
      entry.isBelowLimit(counts[day]?[entry.id] ?? 0)
    else { return nil }
    return entry.id
  }

  private func reasonAmong(_ slate: Slate) -> String {
    switch roster.routing.policy {
    case .fair: "owed most of \(slate.shares.count)"
    case .rotation: "next of \(slate.shares.count)"
    }
  }
}
