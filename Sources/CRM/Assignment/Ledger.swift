/// What is due to whom, in memory while a write runs: credits, the leads of each day, and where the
/// rotations stand. All of it follows from the assignments, and changes only by their effects.
struct Ledger {
  /// What an assignment that counts does: everybody of its slate is credited, and one pays.
  struct Effect {
    let assignment: Int64
    let slate: Slate?
    let chosen: Int64
    let day: Day
  }

  struct DayCount: Hashable {
    let day: Day
    let caller: Int64
  }

  struct Pointer: Hashable {
    let caller: Int64
    let assignment: Int64
  }

  let roster: Roster
  private(set) var credits: [Int64: Int64]
  /// Each caller's newest assignment that counts.
  var last: [Int64: Int64]
  var counts: [Day: [Int64: Int]] = [:]
  /// Nil where it was looked for in vain.
  var pointers: [String: Pointer?] = [:]
  /// Slates that stand in the file, with their numbers.
  var slates: [Slate: Int64] = [:]
  var slatesByNumber: [Int64: Slate] = [:]

  // What has to be written.
  var changed: Set<Int64> = []
  var dayChanges: [DayCount: Int] = [:]
  var changedPointers: Set<String> = []
  /// Whose newest assignment was taken back: it has to be looked up again.
  var stale: Set<Int64> = []

  private var answers: [Question: Slate] = [:]
  private var answered: Int64?

  init(
    _ roster: Roster, credits: [Int64: Int64] = [:], last: [Int64: Int64] = [:]
  ) {
    self.roster = roster
    self.credits = credits
    self.last = last
  }

  /// Who may get such a lead now.
  mutating func slate(for question: Question, at now: Instant, in zone: Zone) -> Slate {
    let minute = floorDivided(now.milliseconds, by: 60_000).quotient
    if answered != minute {
      answers = [:]
      answered = minute
    }
    if let slate = answers[question] { return slate }
    let maker = SlateMaker(
      roster: roster, counts: counts[zone.day(of: now)] ?? [:], now: now, zone: zone)
    let slate = maker.slate(for: question)
    answers[question] = slate
    return slate
  }

  /// Who of a slate gets the lead; nobody where it is empty.
  func choice(of slate: Slate) -> Int64? {
    switch roster.routing.policy {
    case .fair: furthestBehind(in: slate)
    case .rotation: next(in: slate)
    }
  }

  /// The highest credit after this lead's dues; then who was assigned longest ago; then the lower
  /// number.
  private func furthestBehind(in slate: Slate) -> Int64? {
    var best: (credit: Int64, last: Int64, caller: Int64)?
    _ = slate.dues { share, due in
      let credit = (credits[share.caller] ?? 0) + due
      let last = last[share.caller] ?? 0
      if let best, (-best.credit, best.last) <= (-credit, last) { return }
      best = (credit, last, share.caller)
    }
    return best?.caller
  }

  /// The one behind the last one, in the order of their numbers, and round again.
  private func next(in slate: Slate) -> Int64? {
    guard let key = slate.pointer, let pointer = pointers[key] ?? nil else {
      return slate.shares.first?.caller
    }
    return (slate.shares.first { $0.caller > pointer.caller } ?? slate.shares.first)?.caller
  }

  /// Books an assignment's effect, or takes it back.
  mutating func book(_ effect: Effect, back: Bool = false) {
    let sign: Int64 = back ? -1 : 1
    if let slate = effect.slate, !slate.shares.isEmpty {
      let rest = slate.dues { share, due in
        credits[share.caller, default: 0] += sign * due
        changed.insert(share.caller)
      }
      credits[effect.chosen, default: 0] -= sign * (Credit.scale - rest)
    }
    changed.insert(effect.chosen)
    count(effect, by: Int(sign))
    if !back {
      last[effect.chosen] = max(last[effect.chosen] ?? 0, effect.assignment)
    } else if last[effect.chosen] == effect.assignment {
      last[effect.chosen] = nil
      stale.insert(effect.chosen)
    }
  }

  private mutating func count(_ effect: Effect, by step: Int) {
    dayChanges[DayCount(day: effect.day, caller: effect.chosen), default: 0] += step
    // A day that is not in memory is added up in the file alone.
    guard let before = counts[effect.day]?[effect.chosen] ?? (counts[effect.day].map { _ in 0 })
    else { return }
    counts[effect.day]?[effect.chosen] = before + step
    guard let limit = roster.entry(effect.chosen)?.limit else { return }
    // The fates of who is at their limit say by how much.
    if max(before, before + step) >= limit { answers = [:] }
  }

  /// The rotation goes on to whoever was assigned last.
  mutating func move(_ key: String, to pointer: Pointer) {
    pointers[key] = pointer
    changedPointers.insert(key)
  }

  func credit(of caller: Int64) -> Int64 { credits[caller] ?? 0 }
}
