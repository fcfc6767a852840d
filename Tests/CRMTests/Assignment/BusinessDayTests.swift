import Storage
import Support
import Synchronization
import Testing

@testable import CRM

/// Clocks that go back, jump ahead, pass midnight in the middle of a batch and change to winter time.
@Suite("S2 8.5: the business day, whatever the clock does")
struct BusinessDayTests {
  /// A clock that goes on by a step each time it is read.
  private final class Hands: Sendable {
    private let state: Mutex<(now: Instant, step: Int64)>

    init(_ now: Instant) { state = Mutex((now, 0)) }

    var clock: Clock {
      Clock {
        self.state.withLock { state in
          state.now = Instant(milliseconds: state.now.milliseconds + state.step)
          return state.now
        }
      }
    }

    func turn(by milliseconds: Int64, step: Int64) {
      state.withLock { state in
        state = (Instant(milliseconds: state.now.milliseconds + milliseconds), step)
      }
    }
  }

  @Test("each day's counts are those of its own leads, and no limit is passed", arguments: 1...4)
  func jumps(seed: UInt64) throws { try BusinessDayTests.jump(seed: seed, times: 40) }

  static func jump(seed: UInt64, times: Int) throws {
    var dice = Dice(seed: seed)
    // The night in which the hour from two to three comes twice, and the one that has none.
    let start = seed % 2 == 0 ? "2026-10-24 20:00" : "2026-03-28 20:00"
    let shop = try Shop(at: start, zone: "Europe/Berlin", currency: "EUR", region: "DE")
    for (name, limit) in [("Neha", "7"), ("Omar", "12"), ("Priya", "40")] {
      let shift = name == "Omar" ? "mon-sun,22:00-03:30" : ""
      try shop.caller(name, ["limit": limit, "shift": shift])
    }
    let hands = Hands(shop.now)
    shop.crm.clock = hands.clock
    let hour: Int64 = 3_600_000
    let jumps = [0, 0, hour, -hour, 24 * hour, -24 * hour, 7 * hour, hour + hour / 2]
    let steps: [Int64] = [0, 1, 400, 60_000, 600_000]
    for step in 0..<times {
      let jump = jumps.randomElement(using: &dice) ?? 0
      hands.turn(by: jump, step: steps.randomElement(using: &dice) ?? 0)
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: try shop.crm.assignments.handOn(by: shop.asha)
      case 1: try shop.crm.assignments.drainQueue(by: shop.asha)
      case 2:
        let waiting: [ID<Lead>] = try shop.crm.database.read { tx in
          try tx.values("SELECT lead_id FROM assignment WHERE status = 'assigned' LIMIT 2")
        }
        for lead in waiting { try shop.crm.assignments.claim(lead, by: shop.asha) }
      default:
        let rows = try (0..<15).map { try Incoming(["name": .string("Somebody \(step) \($0)")]) }
        for received in try shop.crm.leads.receive(rows, by: shop.asha) { _ = try received.get() }
      }
      try #require(try faults(shop.crm) == [], "after step \(step) of seed \(seed)")
    }
    #expect(try shop.crm.check().problems == [])
    let judgement = try Judgement(shop.crm)
    #expect(judgement.misplaced == 0 && judgement.strangers == 0 && judgement.beyondLimit == 0)
  }

  private struct Given: Record {
    let id: Int64
    let caller: Int64?
    let at: Instant
    let day: Day
    let counts: Bool

    init(row: inout Row) throws {
      id = try row.next()
      caller = try row.next()
      at = try row.next()
      day = try row.next()
      counts = try row.next()
    }
  }

  /// The days' counts beside those of the leads by the clock that they bear.
  private static func faults(_ office: Workspace) throws -> [String] {
    var faults: [String] = []
    var right: [String: Int] = [:]
    try office.database.read { tx in
      let rows: [Given] = try tx.all(
        """
        SELECT id, caller_id, at, day, counts = 1 AND status IN ('assigned', 'claimed')
        FROM assignment ORDER BY id
        """)
      for row in rows {
        let day = office.business.zone.day(of: row.at)
        if day != row.day { faults.append("assignment \(row.id) is of \(day), not \(row.day)") }
        if row.counts, let caller = row.caller { right["\(caller) \(day)", default: 0] += 1 }
      }
      var kept: [String: Int] = [:]
      try tx.each("SELECT caller_id, day, count FROM caller_day") { row in
        let key = "\(try row.next() as Int64) \(try row.next() as Day)"
        kept[key] = try row.next()
      }
      if kept != right { faults.append("counts \(kept), not \(right)") }
    }
    let sum = try office.credits()
    if sum != 0 { faults.append("all credits together are \(sum)") }
    return faults
  }

  @Test("a day of 25 hours has one limit, and so has one of 23", arguments: ["10-25", "03-29"])
  func changeOfTime(day: String) throws {
    let shop = try Shop(
      at: "2026-\(day) 00:00", zone: "Europe/Berlin", currency: "EUR", region: "DE")
    try shop.caller("Neha", ["limit": "3"])
    let zone = shop.crm.business.zone
    let today = zone.day(of: shop.now)
    let end = zone.start(of: today.adding(days: 1))
    var given = 0
    while shop.now < end {
      if try shop.received(["name": "Somebody"]).caller != nil { given += 1 }
      shop.now = shop.now.adding(minutes: 60)
    }
    #expect(given == 3)
    #expect(try shop.received(["name": "Somebody"]).caller == "neha")
  }

  @Test("a shift in the hour that comes twice is worked twice, and in the one that is left out not")
  func doubledHour() throws {
    let shop = try Shop(
      at: "2026-10-25 01:30", zone: "Europe/Berlin", currency: "EUR", region: "DE")
    try shop.caller("Neha", ["shift": "mon-sun,02:00-03:00"])
    func hoursOn(_ day: String) throws -> Int {
      try shop.clock(says: "2026-\(day) 00:30")
      return try (0..<5).count { _ in
        defer { shop.now = shop.now.adding(minutes: 60) }
        return try shop.received(["name": "Somebody"]).caller != nil
      }
    }
    #expect(try hoursOn("10-24") == 1)
    #expect(try hoursOn("10-25") == 2)
    #expect(try hoursOn("03-29") == 0)
  }

  @Test("a batch that passes midnight counts on the day that it came in")
  func midnight() throws {
    let shop = try Shop(at: "2026-11-21 23:59")
    try shop.caller("Neha", ["limit": "3"])
    let hands = Hands(shop.now)
    hands.turn(by: 0, step: 6_000)
    shop.crm.clock = hands.clock
    let rows = try (0..<30).map { try Incoming(["name": .string("Somebody \($0)")]) }
    let receipts = try shop.crm.leads.receive(rows, by: shop.asha).map { try $0.get() }
    #expect(receipts.count { $0.caller == "neha" } == 3)
    let counts: [Int] = try shop.crm.database.read { tx in
      try tx.values("SELECT count FROM caller_day ORDER BY day")
    }
    #expect(counts == [3])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a clock that goes back counts on the day that it shows, and the newest assignment stands")
  func back() throws {
    let shop = try Shop()
    try shop.caller("Neha", ["limit": "1"])
    let lead = try shop.received(["name": "Zoya"]).lead
    try shop.clock(says: "2026-11-20 10:00")
    #expect(try shop.received(["name": "Yash"]).caller == "neha")
    #expect(try shop.received(["name": "Xena"]).caller == nil)
    let omar = try shop.caller("Omar")
    try shop.crm.assignments.reassign(lead, to: omar.member, by: shop.asha)
    #expect(try shop.crm.assignments.why(lead, by: shop.asha).history.first?.callerName == "Omar")
    #expect(try shop.crm.leads.get(lead, by: shop.asha).owner == omar.member)
    try shop.clock(says: "2026-11-21 11:00")
    #expect(try shop.crm.assignments.handOn(by: shop.asha).map(\.callerName) == ["Omar", "Neha"])
    #expect(try shop.crm.callers.standing(by: shop.asha).map(\.assignedToday) == [1, 1])
    #expect(try shop.crm.check().problems == [])
  }
}
