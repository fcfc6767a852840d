import Support
import Testing

@testable import CRM

@Suite("Leads find their caller")
struct RoutingTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func names(_ count: Int, _ typed: Typed = [:]) throws -> [String?] {
    try (0..<count).map { _ in try shop.given(typed).callerName }
  }

  @Test("S2 4.2.1: a lead goes to a caller assigned to its state, however that is written")
  func byState() throws {
    try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar", ["states": "Karnataka"])
    #expect(try names(3, ["state": "KARNATAKA"]) == ["Omar", "Omar", "Omar"])
    #expect(try shop.given(["state": "goa"]).level == .state)
  }

  @Test("S2 4.2.1: where nobody holds the state, all active callers are asked")
  func fallback() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let made = try shop.given(["state": "Punjab"])
    #expect(made.callerName == "Neha" && made.level == .all)
    #expect(made.reason.contains("Punjab: nobody free"))
  }

  @Test("S2 4.2.1: a paused caller gets no lead")
  func paused() throws {
    let neha = try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar")
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    #expect(try names(2, ["state": "Goa"]) == ["Omar", "Omar"])
    try shop.crm.callers.resume(neha.id, by: shop.asha)
    #expect(try names(1, ["state": "Goa"]) == ["Neha"])
  }

  @Test("S2 4.2.2: a caller at the day's limit is left out; 0 is no limit")
  func cap() throws {
    try shop.caller("Neha", ["limit": "2"])
    try shop.caller("Omar", ["limit": "0"])
    #expect(try names(6) == ["Neha", "Omar", "Neha", "Omar", "Omar", "Omar"])
    let why = try shop.crm.assignments.why(shop.given().lead, by: shop.asha)
    #expect(why.fates.map(\.what)[0] == "cap 2 of 2")
    #expect(why.fates[1].isChosen)
  }

  @Test("S2 8.5: the day's counts begin anew at midnight of the one business time zone")
  func midnight() throws {
    try shop.caller("Neha", ["limit": "1"])
    try shop.clock(says: "2026-11-21 23:59")
    #expect(try names(2) == ["Neha", nil])
    try shop.clock(says: "2026-11-22 00:00")
    #expect(try names(1) == ["Neha"])
  }

  @Test("S2 4.2.3: a rotation goes on behind its pointer, by state or for all")
  func rotation() throws {
    try shop.routing(["policy": "rotation"])
    for name in ["Neha", "Omar", "Priya"] { try shop.caller(name, ["states": "Goa"]) }
    try shop.caller("Qadir", ["weight": "9"])
    #expect(try names(4, ["state": "Goa"]) == ["Neha", "Omar", "Priya", "Neha"])
    #expect(try names(2) == ["Neha", "Omar"])
    #expect(try names(1, ["state": "Goa"]) == ["Omar"])
    #expect(try names(3) == ["Priya", "Qadir", "Neha"])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("S2 4.4 and 8.3: when everybody is at the limit the lead waits, and is given out later")
  func queue() throws {
    let neha = try shop.caller("Neha", ["limit": "1"])
    try shop.given()
    let waiting = try shop.given()
    #expect(waiting.status == .queued && waiting.level == .queue && waiting.caller == nil)
    #expect(try shop.crm.assignments.queued(by: shop.asha) == 1)
    #expect(try shop.crm.assignments.drainQueue(by: shop.asha).isEmpty)
    try shop.crm.callers.edit(neha.id, by: shop.asha) { $0.dailyLimit = 2 }
    let drained = try shop.crm.assignments.drainQueue(by: shop.asha)
    #expect(drained.map(\.lead) == [waiting.lead])
    #expect(try shop.crm.leads.get(waiting.lead, by: shop.asha).owner == neha.member)
    #expect(try shop.crm.assignments.queued(by: shop.asha) == 0)
  }

  @Test(
    "features 1i, S2 L237 or L266: when all of a state are at the limit, others help or the lead waits"
  )
  func whenCapped() throws {
    try shop.caller("Neha", ["states": "Goa", "limit": "1"])
    try shop.caller("Omar")
    #expect(try names(2, ["state": "Goa"]) == ["Neha", "Omar"])
    try shop.routing(["when_capped": "queue"])
    #expect(try names(1, ["state": "Goa"]) == [nil])
    #expect(try names(1, ["state": "Punjab"]) == ["Omar"])
  }

  @Test("S2 8.2: a lead without a state is for all")
  func stateless() throws {
    try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar")
    let made = try shop.given()
    #expect(made.level == .all && made.reason.contains("no state is known"))
  }

  @Test(
    "S2 8.4 and features 1i: who is paused mid-day keeps what they claimed; what they didn't is handed on"
  )
  func pausedMidday() throws {
    let neha = try shop.caller("Neha")
    let (kept, left) = (try shop.given().lead, try shop.given().lead)
    try shop.crm.assignments.claim(kept, by: shop.crm.members.get(neha.member))
    let omar = try shop.caller("Omar")
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    try shop.clock(says: "2026-11-21 10:15")
    #expect(try shop.crm.assignments.handOn().map(\.lead) == [left])
    #expect(try shop.crm.leads.get(kept, by: shop.asha).owner == neha.member)
    #expect(try shop.crm.leads.get(left, by: shop.asha).owner == omar.member)
    #expect(try shop.crm.check().problems == [])
  }

  @Test(
    "features 1i: language comes before state alone, and alone before all; each step is on record")
  func levels() throws {
    try shop.caller("Neha", ["states": "Goa", "languages": "Hindi"])
    try shop.caller("Omar", ["states": "Goa", "languages": "Konkani"])
    try shop.caller("Priya", ["languages": "Tamil"])
    #expect(try names(2, ["state": "Goa", "language": "konkani"]) == ["Omar", "Omar"])
    #expect(try names(1, ["state": "Goa", "language": "Tamil"]) == ["Neha"])
    let made = try shop.given(["state": "Punjab", "language": "Tamil"])
    #expect(made.callerName == "Priya" && made.level == .language)
    let why = try shop.crm.assignments.why(made.lead, by: shop.asha)
    #expect(why.steps == ["Punjab and Tamil: nobody free", "Punjab: nobody free"])
    #expect(
      why.fates.map(\.what) == ["does not speak Tamil", "does not speak Tamil", "credit 1.0"])
  }

  @Test("features 1i: weights share leads out: 2 to 1 is two of three")
  func weights() throws {
    try shop.caller("Neha", ["weight": "2"])
    try shop.caller("Omar")
    #expect(try names(6).filter { $0 == "Neha" }.count == 4)
  }

  @Test("who is off shift or on leave gets none")
  func presence() throws {
    try shop.caller("Neha", ["shift": "mon-sat,9-10"])
    try shop.caller("Omar", ["leave": "2026-11-21"])
    #expect(try names(1) == [nil])
    try shop.clock(says: "2026-11-22 09:30")
    #expect(try names(1) == ["Omar"])
    try shop.clock(says: "2026-11-23 09:59")
    #expect(try names(1) == ["Neha"])
  }

  @Test("a rule of exception comes before state and language, while its callers are free")
  func exceptions() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let omar = try shop.caller("Omar", ["limit": "1"])
    var draft = Rules.blank
    draft.name = "Big ones"
    draft.filter = "value>50k"
    draft.callers = [omar.id]
    try shop.crm.rules.add(draft, by: shop.meera)
    let big = try shop.given(["state": "Goa", "value": "60000"])
    #expect(big.callerName == "Omar" && big.level == .rule)
    #expect(try names(2, ["state": "Goa", "value": "60000"]) == ["Neha", "Neha"])
    #expect(throws: CRMError.self) { try shop.crm.rules.add(draft, by: shop.ravi) }
  }

  @Test("a trial tells who would get a lead and writes nothing")
  func trial() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let events = try shop.crm.history.newest()
    var draft = LeadDraft(currency: shop.crm.business.currency)
    draft.state = "Goa"
    let why = try shop.crm.assignments.trial(draft, by: shop.vik)
    #expect(why.level == .state && why.fates.map(\.isChosen) == [true])
    #expect(try shop.crm.history.newest() == events)
  }

  @Test("a document is tried as it would be received: its state, who had them, what it is already")
  func trialOfDocument() throws {
    try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar", ["states": "Karnataka"])
    let zoya: JSON = ["name": "Zoya", "phone": "9845012345", "city": "Mysore", "source_row_id": 7]
    func trial(_ document: JSON) throws -> Trial {
      try shop.crm.assignments.trial(Incoming(document), by: shop.vik)
    }
    let first = try trial(zoya)
    #expect(first.why.level == .state && first.earlier == nil && first.flags == [])
    let lead = try shop.received(zoya).lead
    let events = try shop.crm.history.newest()
    #expect(try trial(zoya).earlier == lead)
    let back = try trial(["phone": "+91 98450 12345", "state": "Goa", "value": "much"])
    #expect(back.why.level == .former && back.why.reason == "Omar had this customer before")
    #expect(back.flags.map(\.field) == ["value"])
    #expect(try shop.crm.history.newest() == events)
  }

  @Test("a trial needs nobody's name, for only what the lead is about decides who gets it")
  func trialOfNobody() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let omar = try shop.caller("Omar", ["states": "Kerala"])
    var draft = Rules.blank
    draft.name = "Big ones"
    draft.filter = "value>50k"
    draft.callers = [omar.id]
    try shop.crm.rules.add(draft, by: shop.meera)
    let events = try shop.crm.history.newest()
    func chosen(_ document: JSON) throws -> [String] {
      try shop.crm.assignments.trial(Incoming(document), by: shop.vik).why.fates
        .filter(\.isChosen).map(\.name)
    }
    #expect(try chosen(["city": "Panaji"]) == ["Neha"])
    #expect(try chosen(["state": "Goa", "value": "60000"]) == ["Omar"])
    let misdialled = try shop.crm.assignments.trial(
      Incoming(["state": "Kerala", "phone": "12"]), by: shop.vik)
    #expect(misdialled.why.level == .state && misdialled.flags.map(\.field) == ["phone"])
    #expect(throws: CRMError.self) { try shop.received(["state": "Goa"]) }
    #expect(try shop.crm.history.newest() == events)
  }

  @Test("a replay gives who comes back to who would have had them before")
  func replayOfFormer() throws {
    let neha = try shop.caller("Neha")
    let omar = try shop.caller("Omar")
    func send(_ phone: String, _ day: String) throws {
      try shop.clock(says: day)
      try shop.received(["phone": .string(phone)])
    }
    // Neha has had Zoya since before the replay; Omar gets Yash, who comes back thrice.
    try send("9845000001", "2026-11-19 10:00")
    try send("9845000002", "2026-11-20 10:00")
    for minute in 1...3 { try send("9845000002", "2026-11-20 10:0\(minute)") }
    try send("9845000001", "2026-11-20 10:09")
    func replay(
      _ change: @escaping (inout CallerDraft) -> Void = { _ in },
      set: @escaping (inout Routing) -> Void = { _ in }
    ) throws -> [[Int]] {
      let since = try Day(iso: "2026-11-20").orMismatch("a day")
      return try shop.crm.assignments.replay(
        since: since, callers: change, routing: set, by: shop.meera
      ).map { [$0.had, $0.wouldHave] }
    }
    #expect(try replay() == [[1, 1], [4, 4]])
    // Alone at work, Neha gets Yash, and so she keeps him.
    #expect(
      try replay { if $0.name == omar.name { $0.status = .paused } } == [[1, 5], [4, 0]])
    #expect(
      try replay { if $0.name == neha.name { $0.status = .paused } } == [[1, 0], [4, 5]])
    let shared = try replay(set: { $0.formerFirst = false })
    #expect(shared.map { $0[1] }.sorted() == [2, 3])
  }

  @Test("a replay tells how many leads waited for a caller, and how many would have")
  func replayOfQueue() throws {
    let neha = try shop.caller("Neha", ["limit": "2"])
    _ = try names(5)
    func replay(_ limit: Int, paused: Bool = false) throws -> [[Int]] {
      let gains = try shop.crm.assignments.replay(
        since: shop.crm.today,
        callers: { draft in
          draft.dailyLimit = limit
          if paused { draft.status = .paused }
        }, by: shop.meera)
      #expect(gains.reduce(0) { $0 + $1.gain } == 0)
      #expect(gains.first?.caller == neha.id)
      #expect(gains.dropFirst().allSatisfy { $0.caller == nil && $0.name == nil })
      return gains.map { [$0.had, $0.wouldHave] }
    }
    #expect(try replay(2) == [[2, 2], [3, 3]])
    #expect(try replay(4) == [[2, 4], [3, 1]])
    #expect(try replay(0) == [[2, 5], [3, 0]])
    #expect(try replay(2, paused: true) == [[2, 0], [3, 5]])
    // Given out of the queue since: they waited all the same.
    try shop.crm.callers.edit(neha.id, by: shop.asha) { $0.dailyLimit = 0 }
    try shop.crm.assignments.drainQueue(by: shop.asha)
    #expect(try replay(3) == [[2, 3], [3, 2]])
  }

  @Test("a replay tells who would gain and who would lose by another weight, and writes nothing")
  func replay() throws {
    let neha = try shop.caller("Neha")
    try shop.caller("Omar")
    _ = try names(6)
    func gains(_ weight: Int) throws -> [[Int]] {
      try shop.crm.assignments.replay(
        since: shop.crm.today,
        callers: { if $0.name == neha.name { $0.weight = weight } }, by: shop.meera
      ).map { [$0.had, $0.wouldHave] }
    }
    #expect(try gains(1) == [[3, 3], [3, 3]])
    #expect(try gains(2) == [[3, 4], [3, 2]])
    #expect(throws: CRMError.self) {
      try shop.crm.assignments.replay(since: shop.crm.today, by: shop.ravi)
    }
  }
}
