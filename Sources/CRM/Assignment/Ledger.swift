/// What is due to whom, in memory while a write runs: credits, the leads of each day, and where the
/// rotations stand. All of it follows from the assignments, and changes only by their effects.
struct Ledger {
  /// What an assignment that counts does: everybody of its slate is credited, and one pays.
  struct Effect {
    let assignment: Int64
    /// The number of its slate, where that stands in the file.
    let slate: Int64?
    let dues: Dues?
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

  /// Where a rotation stands, as far as it was asked for; no pointer where it was looked for in vain.
  struct Rotation {
    var pointer: Pointer?
    /// Whether it has to be written.
    var isChanged = false
  }

  let roster: Roster
  var accounts: Accounts
  var counts: [Day: [Int64: Int]] = [:]
  var rotations: [String: Rotation] = [:]
  var slates = Slates()

  // What has to be written.
  var dayChanges: [DayCount: Int] = [:]
  /// Whose newest assignment was taken back: it has to be looked up again.
  var stale: Set<Int64> = []

  private var answers: [Question: Slate] = [:]
  private var answered: Int64?

  /// Who has no account yet begins with nothing.
  init(_ roster: Roster, _ accounts: Accounts = Accounts()) {
    self.roster = roster
    self.accounts = accounts
    self.accounts.open(for: roster.entries.map(\.id))
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
    let slate = slates.known(maker.slate(for: question))
    answers[question] = slate
    return slate
  }

  /// How everybody of a slate stands with this lead's dues.
  func standing(of slate: Slate) -> Standing {
    var standing = Standing()
    accounts.walk(slate.dues) { standing.compare($0.caller, credit: $1, last: $2) }
    return standing
  }

  /// Who of a slate gets the lead; nobody where it is empty.
  func choice(of slate: Slate, _ standing: Standing) -> Int64? {
    switch roster.routing.policy {
    case .fair: standing.furthestBehind
    case .rotation: next(in: slate)
    }
  }

  /// The one behind the last one, in the order of their numbers, and round again.
  private func next(in slate: Slate) -> Int64? {
    guard let key = slate.pointer, let pointer = rotations[key]?.pointer else {
      return slate.shares.first?.caller
    }
    return (slate.shares.first { $0.caller > pointer.caller } ?? slate.shares.first)?.caller
  }

  /// Books an assignment's effect, or takes it back.
  mutating func book(_ effect: Effect, back: Bool = false) {
    let sign: Int64 = back ? -1 : 1
    if let dues = effect.dues, !dues.shares.isEmpty {
      accounts.credit(dues, of: effect.slate, leads: sign)
      accounts.change(effect.chosen) { $0.credit -= sign * (Credit.scale - dues.rest) }
    }
    count(effect, by: Int(sign))
    accounts.change(effect.chosen) { account in
      if !back {
        account.last = max(account.last ?? 0, effect.assignment)
      } else if account.last == effect.assignment {
        account.last = nil
        stale.insert(effect.chosen)
      }
    }
  }

  private mutating func count(_ effect: Effect, by step: Int) {
    dayChanges[DayCount(day: effect.day, caller: effect.chosen), default: 0] += step
    // A day that is not in memory is added up in the file alone.
    counts[effect.day]?[effect.chosen, default: 0] += step
    guard let limit = roster.limit(of: effect.chosen),
      let count = counts[effect.day]?[effect.chosen]
    else { return }
    // The fates of who is at their limit say by how much.
    if max(count - step, count) >= limit { answers = [:] }
  }

  /// The rotation goes on to whoever was assigned last.
  mutating func move(_ key: String, to pointer: Pointer) {
    rotations[key] = Rotation(pointer: pointer, isChanged: true)
  }

  func credit(of caller: Int64) -> Int64 { accounts[caller]?.credit ?? 0 }
}
