import Support
import Testing

@testable import CRM

@Suite("Who would get a lead, and who would have")
struct RehearsalTests {
  let shop: Shop

  init() throws { shop = try Shop() }

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
    for _ in 0..<5 { try shop.given() }
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
    for _ in 0..<6 { try shop.given() }
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
