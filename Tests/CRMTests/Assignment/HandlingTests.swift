import Support
import Testing

@testable import CRM

@Suite("Leads change hands")
struct HandlingTests {
  let shop: Shop
  let neha, omar: Caller

  init() throws {
    shop = try Shop()
    neha = try shop.caller("Neha")
    omar = try shop.caller("Omar")
  }

  private func counts() throws -> [Int] {
    try shop.crm.callers.standing(by: shop.asha).map(\.assignedToday)
  }

  private func login(_ caller: Caller) throws -> Member { try shop.crm.members.get(caller.member) }

  @Test("S2 3.3: reassigning by hand moves count and credit, and keeps the history")
  func reassign() throws {
    let lead = try shop.given().lead
    try shop.crm.assignments.reassign(lead, to: omar.member, by: shop.meera)
    #expect(try counts() == [0, 1])
    let why = try shop.crm.assignments.why(lead, by: shop.asha)
    #expect(why.history.map(\.status) == [.assigned, .reassigned])
    #expect(why.history.map(\.level) == [.manual, .all])
    #expect(try shop.given().callerName == "Neha")
    #expect(try shop.crm.check().problems == [])
  }

  @Test("by hand those are given out too that were taken out of somebody's hands")
  func unqueued() throws {
    let taken = try shop.unowned(["value": "900"]).id
    #expect(try shop.crm.assignments.drainQueue(by: shop.asha).isEmpty)
    let made = try shop.crm.assignments.drainQueue(order: .value, all: true, by: shop.asha)
    #expect(made.map(\.lead) == [taken])
    #expect(try counts() == [1, 0])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("what is given out of the queue together is one event, and one undo lets it wait again")
  func drainedTogether() throws {
    for caller in [neha, omar] { try shop.crm.callers.pause(caller.id, by: shop.asha) }
    let leads = try (0..<3).map { _ in try shop.given().lead }
    for caller in [neha, omar] { try shop.crm.callers.resume(caller.id, by: shop.asha) }
    let events = try shop.crm.history.newest()
    #expect(try shop.crm.assignments.drainQueue(by: shop.asha).map(\.lead) == leads)
    #expect(try shop.crm.history.newest() == events + 1)
    let event = try shop.crm.history.event(events + 1)
    #expect(event.facts["count"] == 3 && event.subject == nil && event.facts["to"] == nil)
    #expect(try counts().reduce(0, +) == 3)
    try shop.crm.history.undo(by: shop.asha)
    #expect(try counts() == [0, 0])
    #expect(try shop.crm.assignments.queued(by: shop.asha) == 3)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("why a lead waits is told as long as it does")
  func waits() throws {
    for caller in [neha, omar] { try shop.crm.callers.pause(caller.id, by: shop.asha) }
    let lead = try shop.given(["state": "Goa"]).lead
    let assignments = shop.crm.assignments
    #expect(try assignments.waits(of: [lead], by: shop.asha)[lead]?.contains("Goa") == true)
    try shop.crm.callers.resume(neha.id, by: shop.asha)
    try assignments.drainQueue(by: shop.asha)
    #expect(try assignments.waits(of: [lead], by: shop.asha).isEmpty)
  }

  @Test("what keeps a caller from leads is told: a pause, leave, their shift")
  func absence() throws {
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    try shop.caller("Pia", ["leave": "2026-11-21"])
    try shop.caller("Qadir", ["shift": "mon-fri,09:00-18:00"])
    let told = try shop.crm.callers.standing(by: shop.asha).map(\.absence)
    #expect(told == ["paused", nil, "on leave", "off shift"])
    let omars = try shop.crm.callers.standing(of: [omar.id], by: shop.asha)
    #expect(omars.map(\.caller.id) == [omar.id])
  }

  @Test("callers are found by a part of their name or login, rules by theirs")
  func names() throws {
    func found(_ filter: String) throws -> [String] {
      try shop.crm.callers.page(.init(filter: filter), by: shop.asha).items.map(\.name)
    }
    #expect(try found("oma") == ["Omar"])
    #expect(try found("-NEHA") == ["Omar"])
    #expect(try found("nobody").isEmpty)
    #expect(throws: FilterError.self) {
      try shop.crm.assignments.page(.init(filter: "omar"), by: shop.asha)
    }
  }

  @Test("the states and languages to choose from are the country's, and what is in use")
  func words() throws {
    try shop.caller("Pia", ["states": "Elsewhere", "languages": "Toda, HINDI"])
    let states = try shop.crm.callers.knownStates(by: shop.asha)
    #expect(states.contains("Karnataka") && states.contains("Elsewhere"))
    let languages = try shop.crm.callers.knownLanguages(by: shop.asha)
    #expect(languages.contains("Toda") && !languages.contains("HINDI"))
  }

  @Test("where leads given by hand don't count, they cost neither")
  func uncounted() throws {
    try shop.routing(["manual_counts": "no"])
    let lead = try shop.given().lead
    try shop.crm.assignments.reassign(lead, to: omar.member, by: shop.asha)
    #expect(try counts() == [0, 0])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("many leads change hands in one event, shown before, and one undo takes all back")
  func bulk() throws {
    let leads = try (0..<6).map { _ in try shop.given().lead }
    let moves = try shop.crm.assignments.preview(leads, to: omar.member, by: shop.asha)
    #expect(moves.count == 6 && moves.allSatisfy { $0.to == "omar" })
    #expect(try counts() == [3, 3])
    #expect(try shop.crm.assignments.reassign(leads, to: omar.member, by: shop.asha) == 3)
    #expect(try counts() == [0, 6])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try counts() == [3, 3])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("editing a lead's owner is a reassignment too")
  func edited() throws {
    let lead = try shop.crm.leads.get(shop.given().lead, by: shop.asha)
    try shop.edit(lead, ["owner": "omar"])
    #expect(try counts() == [0, 1])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a caller does not choose who has a lead, not by an edit either; they release it")
  func notTheirs() throws {
    let lead = try shop.given().lead
    let other = try shop.given().lead
    let me = try login(neha)
    let sentence =
      "a caller may not choose who has a lead: release it, or ask a manager or the owner"
    let leads = shop.crm.leads
    #expect(refusal { try leads.edit(lead, by: me) { $0.owner = omar.member } } == sentence)
    #expect(refusal { try leads.edit(lead, by: me) { $0.owner = nil } } == sentence)
    #expect(throws: CRMError.self) {
      try leads.edit([lead, other], by: me) { $0.owner = omar.member }
    }
    #expect(
      refusal { try shop.crm.assignments.reassign(lead, to: omar.member, by: me) } == sentence)
    try leads.edit(lead, by: me) { $0.city = "Panaji" }
    #expect(try leads.get(lead, by: shop.asha).owner == neha.member)
    try leads.edit(lead, by: shop.meera) { $0.owner = omar.member }
    #expect(try leads.get(lead, by: shop.asha).owner == omar.member)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("only who has a lead claims it, or a manager; the refusal says who has it")
  func claim() throws {
    let lead = try shop.given().lead
    #expect(throws: CRMError.held(lead: lead.number, by: "neha")) {
      try shop.crm.assignments.claim(lead, by: login(omar))
    }
    #expect(try shop.crm.assignments.claim(lead, by: login(neha)).claimedAt == shop.now)
    #expect(throws: CRMError.claimed(lead: lead.number, by: "neha")) {
      try shop.crm.assignments.claim(lead, by: shop.meera)
    }
    try shop.clock(says: "2026-11-21 18:00")
    #expect(try shop.crm.assignments.handOn().isEmpty)
  }

  @Test("a lead given back goes to somebody else, and counts no more")
  func release() throws {
    let lead = try shop.given().lead
    #expect(try shop.crm.assignments.release(lead, by: login(neha)).callerName == "Omar")
    #expect(try counts() == [0, 1])
    #expect(try shop.crm.check().problems == [])
  }

  @Test(
    "an unclaimed lead is handed on after 15 minutes, once, and count and credit are given back")
  func handOn() throws {
    let lead = try shop.given().lead
    try shop.clock(says: "2026-11-21 10:14")
    #expect(try shop.crm.assignments.handOn().isEmpty)
    try shop.clock(says: "2026-11-21 10:15")
    let other = try shop.secondDoor()
    #expect(try shop.crm.assignments.handOn().map(\.callerName) == ["Omar"])
    #expect(try other.assignments.handOn().isEmpty)
    #expect(try counts() == [0, 1])
    #expect(try shop.crm.leads.get(lead, by: shop.asha).owner == omar.member)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("only the working minutes of the caller's shift count before a lead is handed on")
  func workingTime() throws {
    try shop.crm.callers.edit(neha.id, by: shop.asha) { $0.shift = Shift("mon-sat,9:00-10:10") }
    let lead = try shop.given().lead
    try shop.clock(says: "2026-11-23 09:04")
    #expect(try shop.crm.assignments.handOn().isEmpty)
    try shop.clock(says: "2026-11-23 09:05")
    #expect(try shop.crm.assignments.handOn().map(\.lead) == [lead])
  }

  @Test("a customer who comes back goes to who had them before, if they are here")
  func former() throws {
    let zoya = try shop.customer("Zoya")
    let first = try shop.unowned(of: zoya)
    try shop.crm.assignments.reassign(first.id, to: omar.member, by: shop.asha)
    func again() throws -> Assignment {
      try shop.crm.assignments.assign(shop.unowned(of: zoya).id, by: shop.asha)
    }
    let back = try again()
    #expect(back.callerName == "Omar" && back.level == .former)
    try shop.routing(["former_first": "no"])
    #expect(try again().level == .all)
    try shop.routing(["former_first": "yes"])
    try shop.crm.callers.pause(omar.id, by: shop.asha)
    #expect(try again().callerName == "Neha")
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a cap is never passed: who had the customer before is asked below it only")
  func formerAtCap() throws {
    let zoya = try shop.customer("Zoya")
    let first = try shop.unowned(of: zoya)
    try shop.crm.assignments.reassign(first.id, to: omar.member, by: shop.asha)
    func again() throws -> Assignment {
      try shop.crm.assignments.assign(shop.unowned(of: zoya).id, by: shop.asha)
    }
    try shop.crm.callers.edit(omar.id, by: shop.asha) { $0.dailyLimit = 2 }
    #expect(try again().level == .former)
    let beyond = try again()
    #expect(beyond.callerName == "Neha" && beyond.level == .all)
    let fates = try shop.crm.assignments.why(beyond.lead, by: shop.asha).fates
    #expect(fates.first { $0.caller == omar.id }?.what == "cap 2 of 2")
    #expect(try counts() == [1, 2])
    // Next morning there is room again.
    let theirs = try shop.crm.assignments.reassign(beyond.lead, to: omar.member, by: shop.asha)
    #expect(theirs.level == .manual)
    try shop.clock(says: "2026-11-22 10:00")
    #expect(try again().level == .former)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a batch of people who come back does not pass the cap of who had them")
  func formerInBatch() throws {
    try shop.crm.callers.edit(omar.id, by: shop.asha) { $0.dailyLimit = 3 }
    for place in 0..<6 {
      let customer = try shop.customer("Zoya \(place)", ["phone": .init("984500000\(place)")])
      let lead = try shop.unowned(of: customer)
      try shop.crm.assignments.reassign(lead.id, to: omar.member, by: shop.asha)
    }
    try shop.clock(says: "2026-11-22 10:00")
    let documents = try (0..<6).map { try Incoming(["phone": .string("984500000\($0)")]) }
    let receipts = try shop.crm.leads.receive(documents, by: shop.asha).map { try $0.get() }
    #expect(
      receipts.map(\.caller) == ["omar", "omar", "omar", "neha", "neha", "neha"])
    #expect(try counts() == [3, 3])
  }

  @Test("undo gives back count, credit and rotation, though others were assigned since")
  func undo() throws {
    try shop.routing(["policy": "rotation"])
    let lead = try shop.unowned()
    try shop.crm.assignments.assign(lead.id, by: shop.asha)
    let event = try shop.crm.history.newest()
    let before = try counts()
    try shop.given()
    try shop.crm.history.undo(event, by: shop.asha)
    #expect(before == [1, 0])
    #expect(try counts() == [0, 1])
    #expect(try shop.given().callerName == "Neha")
    #expect(try shop.crm.check().problems == [])
  }
}
