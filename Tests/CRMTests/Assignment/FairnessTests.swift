import Storage
import Support
import Testing

@testable import CRM

/// The season of field.md: twelve callers of weights 1 to 3, eight states of skewed demand, two
/// languages, limits, and one day in seven away.
struct RoutingSeason {
  struct Arrival {
    let at: Instant
    let state: String
    let language: String
  }

  static let zone = Zone.utc
  private static let limits = [0, 30, 40, 50]
  let drafts: [CallerDraft]
  let arrivals: [Arrival]

  init(seed: UInt64, leads: Int) {
    var dice = Dice(seed: seed)
    let days = leads / 200
    let monday = Day(number: 20_416)
    drafts = (0..<12).map { number in
      var draft = CallerDraft()
      draft.name = "Caller \(number)"
      draft.weight = Int.random(in: 1...3, using: &dice)
      draft.dailyLimit = RoutingSeason.limits.randomElement(using: &dice) ?? 0
      draft.states = (0..<8).filter { _ in Int.random(in: 0..<10, using: &dice) < 4 }
        .map { "State \($0)" }
      draft.languages = ["Hindi", "Kannada"].filter { _ in Int.random(in: 0..<10, using: &dice) < 6
      }
      draft.leave = Leave(
        (0..<days).filter { _ in Int.random(in: 0..<100, using: &dice) < 15 }
          .map { monday.adding(days: $0)...monday.adding(days: $0) })
      return draft
    }
    arrivals = (0..<leads).map { number in
      // Each state half as busy as the one before.
      var state = 0
      while state < 7, Bool.random(using: &dice) { state += 1 }
      let day = RoutingSeason.zone.start(of: monday.adding(days: number / 200))
      return Arrival(
        at: day.adding(minutes: 480 + number % 200 * 3), state: "State \(state)",
        language: Int.random(in: 0..<10, using: &dice) < 7 ? "Hindi" : "Kannada")
    }
  }

  /// Gives out every lead in memory; `visit` sees each one's slate and who got it.
  func play(_ policy: Routing.Policy, _ visit: (Slate, Int64) -> Void) {
    var roster = Roster(drafts.enumerated().map { Roster.Entry(Int64($0.offset + 1), $0.element) })
    roster.routing.policy = policy
    var ledger = Ledger(roster)
    for (number, arrival) in arrivals.enumerated() {
      let day = Self.zone.day(of: arrival.at)
      if ledger.counts[day] == nil { ledger.counts = [day: [:]] }
      let slate = ledger.slate(
        for: Question(state: arrival.state, language: arrival.language), at: arrival.at,
        in: Self.zone)
      guard let chosen = ledger.choice(of: slate, ledger.standing(of: slate)) else { continue }
      visit(slate, chosen)
      let id = Int64(number + 1)
      ledger.book(
        Ledger.Effect(assignment: id, slate: nil, dues: slate.dues, chosen: chosen, day: day))
      if let key = slate.pointer { ledger.move(key, to: .init(caller: chosen, assignment: id)) }
    }
    precondition(ledger.accounts.all.reduce(0) { $0 + $1.credit } == 0, "credits are 0 together")
  }

  /// How far the worst caller ends from what was due to them, in leads.
  func worst(_ policy: Routing.Policy) -> Double {
    var due: [Int64: Double] = [:]
    play(policy) { slate, chosen in
      let total = slate.shares.reduce(0) { $0 + Double($1.weight) }
      for share in slate.shares { due[share.caller, default: 0] += Double(share.weight) / total }
      due[chosen, default: 0] -= 1
    }
    return due.values.map(abs).max() ?? 0
  }
}

@Suite("Leads are shared out fairly")
struct FairnessTests {
  @Test("by fair share nobody ends more than two leads from what was due", arguments: 1...40)
  func fairShare(seed: UInt64) {
    let worst = RoutingSeason(seed: seed, leads: 6000).worst(.fair)
    #expect(worst <= 2.0, "seed \(seed): \(worst)")
  }

  @Test("a plain rotation does not care for weights and absences: it ends far from that")
  func rotation() {
    #expect(RoutingSeason(seed: 1, leads: 6000).worst(.rotation) > 20)
  }

  @Test("the same season through the file gives each lead to the same caller, and every sum agrees")
  func throughTheFile() throws {
    let shop = try Shop(at: "2025-11-24 08:00", zone: "UTC")
    let season = RoutingSeason(seed: 7, leads: 6000)
    let numbers = try season.drafts.map { try shop.crm.callers.add($0, by: shop.asha).id.number }
    for start in stride(from: 0, to: season.arrivals.count, by: 500) {
      try shop.crm.batch {
        for arrival in season.arrivals[start..<start + 500] {
          shop.now = arrival.at
          try shop.received([
            "name": "Somebody", "state": .string(arrival.state),
            "language": .string(arrival.language),
          ])
        }
      }
    }
    var expected: [Int64] = []
    season.play(.fair) { _, chosen in expected.append(numbers[Int(chosen) - 1]) }
    let given: [Int64] = try shop.crm.database.read { tx in
      try tx.values("SELECT caller_id FROM assignment WHERE caller_id IS NOT NULL ORDER BY id")
    }
    #expect(given == expected)
    let judgement = try Judgement(shop.crm)
    #expect(judgement.worst <= 2.0 && judgement.beyondLimit == 0, "\(judgement.worst)")
    #expect(try shop.crm.check().problems == [])
  }

  @Test("through a season each rotation goes on to the next who may, behind the one before")
  func seasonOfRotation() {
    for seed in 1...8 as ClosedRange<UInt64> {
      var last: [String: Int64] = [:]
      var wrong = 0
      RoutingSeason(seed: seed, leads: 6000).play(.rotation) { slate, chosen in
        let free = slate.shares.map(\.caller)
        let next = last[slate.pointer ?? ""].flatMap { last in free.first { $0 > last } }
        if chosen != next ?? free.first { wrong += 1 }
        last[slate.pointer ?? ""] = chosen
      }
      #expect(wrong == 0, "seed \(seed)")
    }
  }

  @Test("a rotation is exact: among the same people each has the same, one more at most")
  func exactRotation() {
    var roster = Roster((1...7).map { Roster.Entry($0, CallerDraft()) })
    roster.routing.policy = .rotation
    var ledger = Ledger(roster)
    let day = Day(number: 0)
    ledger.counts = [day: [:]]
    var order: [Int64] = []
    for number in 1...100 {
      let slate = ledger.slate(
        for: Question(), at: Instant(milliseconds: 0), in: RoutingSeason.zone)
      guard let chosen = ledger.choice(of: slate, ledger.standing(of: slate)),
        let key = slate.pointer
      else { continue }
      order.append(chosen)
      ledger.move(key, to: .init(caller: chosen, assignment: Int64(number)))
    }
    #expect(order == (0..<100).map { Int64($0 % 7 + 1) })
  }
}
