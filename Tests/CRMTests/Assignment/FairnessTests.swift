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

  /// How far the worst caller ends from what was due to them, in leads.
  func worst(_ policy: Routing.Policy) -> Double {
    var roster = Roster(drafts.enumerated().map { Roster.Entry(Int64($0.offset + 1), $0.element) })
    roster.routing.policy = policy
    var ledger = Ledger(roster)
    var due: [Int64: Double] = [:]
    var received: [Int64: Double] = [:]
    for (number, arrival) in arrivals.enumerated() {
      let day = Self.zone.day(of: arrival.at)
      if ledger.counts[day] == nil { ledger.counts = [day: [:]] }
      let slate = ledger.slate(
        for: Question(state: arrival.state, language: arrival.language), at: arrival.at,
        in: Self.zone)
      guard let chosen = ledger.choice(of: slate) else { continue }
      let total = slate.shares.reduce(0) { $0 + Double($1.weight) }
      for share in slate.shares { due[share.caller, default: 0] += Double(share.weight) / total }
      received[chosen, default: 0] += 1
      let id = Int64(number + 1)
      ledger.book(Ledger.Effect(assignment: id, slate: slate, chosen: chosen, day: day))
      if let key = slate.pointer { ledger.move(key, to: .init(caller: chosen, assignment: id)) }
    }
    precondition(ledger.credits.values.reduce(0, +) == 0, "credits are 0 together")
    return due.keys.map { abs((received[$0] ?? 0) - (due[$0] ?? 0)) }.max() ?? 0
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

  @Test("the same season through the file is as fair, and every credit agrees")
  func throughTheFile() throws {
    let shop = try Shop(at: "2025-11-24 08:00", zone: "UTC")
    let season = RoutingSeason(seed: 7, leads: 600)
    for draft in season.drafts { try shop.crm.callers.add(draft, by: shop.asha) }
    let somebody = try shop.customer("Somebody")
    for start in stride(from: 0, to: season.arrivals.count, by: 100) {
      shop.now = season.arrivals[start].at
      try shop.crm.batch {
        for arrival in season.arrivals[start..<start + 100] {
          shop.now = arrival.at
          let lead = try shop.unowned(
            ["state": arrival.state, "language": arrival.language], of: somebody)
          try shop.crm.assignments.assign(lead.id, by: shop.asha)
        }
      }
    }
    #expect(try shop.crm.check().problems == [])
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
      guard let chosen = ledger.choice(of: slate), let key = slate.pointer else { continue }
      order.append(chosen)
      ledger.move(key, to: .init(caller: chosen, assignment: Int64(number)))
    }
    #expect(order == (0..<100).map { Int64($0 % 7 + 1) })
  }
}
