/// What becomes of a lead: how it ends, and every step on the way, planned when it comes in. Pure.
struct DemoCourse {
  enum Ending { case open, won, lost }

  enum Deed {
    case call(ActivityDraft.Outcome)
    case mail, meeting, note
    /// The price is named.
    case price
    /// One stage on.
    case move
    case win
    /// Lost; silent when nobody was ever reached.
    case lose(silent: Bool)
  }

  struct Step {
    let at: Instant
    let deed: Deed
  }

  /// A lead younger than this is still open: whatever ends, ends before now.
  static let youngest = 16 * 86_400_000

  /// A quarter is won, three tenths are lost.
  static func ending(_ lead: Int, at arrival: Instant, now: Instant) -> Ending {
    guard now.milliseconds(since: arrival) > youngest else { return .open }
    let share = evenFraction(lead)
    return share < 0.26 ? .won : share < 0.57 ? .lost : .open
  }

  /// The steps in their order, all of them later than the arrival; those after now never happen.
  static func steps(
    _ ending: Ending, at arrival: Instant, whole: Bool, stages: Int, _ hours: DemoHours,
    _ chance: inout Chance
  ) -> [Step] {
    let deeds = whole ? wholeStory(ending, stages, &chance) : shortStory(ending, &chance)
    let age = Double(hours.now.milliseconds(since: arrival))
    var length = chance.around(26 * 86_400_000, spread: 0.5)
    // Leaves room for a weekend before now, so that what shall end does.
    if ending != .open { length = min(length, age * 0.75) }
    var steps: [Step] = []
    var last = arrival
    for (index, deed) in deeds.enumerated() {
      let share = (Double(index) + 0.2 + 0.7 * chance.fraction()) / Double(deeds.count)
      let wish = arrival.adding(milliseconds: Int(length * share * share))
      let soon = last.adding(seconds: chance.number(in: 120...1500))
      last = hours.atWork(from: max(wish, soon))
      steps.append(Step(at: last, deed: deed))
    }
    return steps
  }

  /// A lead that is not told about ends, or stays where it began.
  private static func shortStory(_ ending: Ending, _ chance: inout Chance) -> [Deed] {
    switch ending {
    case .won: [.win]
    case .lost: [.lose(silent: chance.happens(0.2))]
    case .open: []
    }
  }

  private static func wholeStory(
    _ ending: Ending, _ stages: Int, _ chance: inout Chance
  ) -> [Deed] {
    let reached = min(reach(ending, &chance), stages - 1)
    var deeds: [Deed] = []
    for _ in 0..<chance.pick([0, 0, 0, 1, 1, 2]) {
      deeds.append(.call(chance.pick([.noAnswer, .noAnswer, .busy, .voicemail])))
    }
    for stage in 0..<reached {
      deeds += before(stage, &chance)
      deeds.append(.move)
    }
    switch ending {
    case .open:
      if reached > 0, chance.happens(0.5) { deeds.append(.call(.callBack)) }
    case .won:
      if chance.happens(0.4) { deeds.append(.note) }
      deeds.append(.win)
    case .lost:
      if chance.happens(0.4) { deeds.append(.call(reached > 0 ? .notInterested : .noAnswer)) }
      deeds.append(.lose(silent: reached == 0))
    }
    return deeds
  }

  /// How many stages it goes on.
  static func reach(_ ending: Ending, _ chance: inout Chance) -> Int {
    switch ending {
    case .open: chance.pick(Weighted([(0, 24), (1, 28), (2, 22), (3, 15), (4, 11)]))
    case .won: chance.pick(Weighted([(2, 5), (3, 20), (4, 75)]))
    case .lost: chance.pick(Weighted([(0, 30), (1, 28), (2, 20), (3, 14), (4, 8)]))
    }
  }

  /// What is done in a stage before the lead goes on to the next.
  private static func before(_ stage: Int, _ chance: inout Chance) -> [Deed] {
    switch stage {
    case 0: [.call(.connected)]
    case 1: chance.pick([[.mail], [.mail, .note], [.note], [.call(.callBack), .mail]])
    case 2: chance.happens(0.5) ? [.meeting, .price, .mail] : [.price, .mail]
    default: chance.pick([[.call(.connected)], [.meeting], [.call(.connected), .note], [.mail]])
    }
  }
}
