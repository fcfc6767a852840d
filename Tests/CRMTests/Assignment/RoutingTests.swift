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
}
