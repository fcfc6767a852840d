import Support
import Testing

@testable import CRM

@Suite("Callers")
struct CallerTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test(
    "S2 3.2.1: a caller needs a name, and becomes a user of the role caller with a login of their own"
  )
  func adding() throws {
    let neha = try shop.caller("Neha Rao", ["states": "Goa, Kerala , goa", "limit": "30"])
    #expect(neha.login == "neha" && neha.states == ["Goa", "Kerala"] && neha.dailyLimit == 30)
    #expect(neha.status == .active && neha.weight == 1)
    #expect(try shop.crm.members.get(neha.member).role == .caller)
    #expect(try shop.caller("Neha Iyer").login == "neha2")
    #expect(throws: CRMError.missing(field: "name", of: .caller)) {
      try shop.crm.callers.add(Callers.blank, by: shop.asha)
    }
  }

  @Test("however many have one first name, each gets a login of their own")
  func namesakes() throws {
    let logins = try (0..<40).map { try shop.caller("Neha \($0)").login }
    #expect(Set(logins).count == 40 && logins[0] == "neha" && logins[39] == "neha40")
  }

  @Test("somebody who is a user already can take leads too")
  func existing() throws {
    var draft = Callers.blank
    draft.member = shop.ravi.id
    let ravi = try shop.crm.callers.add(draft, by: shop.meera)
    #expect(ravi.name == "Ravi Iyer" && ravi.login == "ravi")
    #expect(throws: CRMError.self) { try shop.crm.callers.add(draft, by: shop.asha) }
  }

  @Test("S2 3.2.2: languages, limit, states and status change, and every change can be undone")
  func editing() throws {
    let neha = try shop.caller("Neha")
    let texts: Typed = [
      "languages": "Hindi, Kannada", "limit": "12", "states": "Goa", "status": "paused",
      "weight": "3", "role": "Senior", "shift": "mon-fri,sun,22:00-06:00",
      "leave": "2026-12-24..2027-01-02, 2027-01-26",
    ]
    let edited = try shop.crm.callers.edit(
      neha.id, by: shop.asha, shop.reading(Callers.editInputs, texts, by: shop.asha))
    #expect(edited.languages == ["Hindi", "Kannada"] && edited.dailyLimit == 12)
    #expect(edited.status == .paused && edited.title == "Senior" && edited.weight == 3)
    #expect(edited.shift?.description == "mon-fri,sun,22:00-06:00")
    #expect(edited.leave.description == "2026-12-24..2027-01-02, 2027-01-26")
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.callers.get(neha.id, by: shop.asha).draft == neha.draft)
  }

  @Test(
    "S2 3.2.3: the list tells states, limit, leads of today, open and unclaimed ones, and status")
  func standing() throws {
    let neha = try shop.caller("Neha", ["states": "Goa", "limit": "4"])
    try shop.given(["state": "Goa"])
    let second = try shop.given(["state": "Goa"])
    try shop.crm.assignments.claim(second.lead, by: shop.crm.members.get(neha.member))
    let standing = try #require(try shop.crm.callers.standing(by: shop.vik).first)
    #expect(standing.assignedToday == 2 && standing.utilisation == 50)
    #expect(standing.caller.openLeads == 2 && standing.caller.unclaimed == 1)
    #expect(standing.fairness == "0.0")
  }

  @Test("S2 7.2: a caller with open leads is only deleted when they are handed on")
  func leaving() throws {
    let neha = try shop.caller("Neha")
    let lead = try shop.given().lead
    #expect(throws: CRMError.inUse(.caller, "Neha", by: "1 open lead")) {
      try shop.crm.callers.delete(neha.id, by: shop.asha)
    }
    let omar = try shop.caller("Omar")
    try shop.crm.callers.deleteHandingOn(neha.id, by: shop.asha)
    #expect(try shop.crm.leads.get(lead, by: shop.asha).owner == omar.member)
    #expect(try shop.crm.check().problems == [])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.leads.get(lead, by: shop.asha).owner == neha.member)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("of many who leave together nobody gets the others' leads, and one undo brings all back")
  func leavingTogether() throws {
    let (neha, omar) = (try shop.caller("Neha"), try shop.caller("Omar"))
    let leads = try (0..<4).map { _ in try shop.given().lead }
    let pia = try shop.caller("Pia", ["limit": "3"])
    func owners() throws -> [ID<Member>?] {
      try leads.map { try shop.crm.leads.get($0, by: shop.asha).owner }
    }
    let before = try owners()
    let events = try shop.crm.history.newest()
    let moves = try shop.crm.callers.previewLeaving(
      [neha.id, omar.id], limit: 10, by: shop.asha)
    #expect(moves.map(\.to) == ["pia", "pia", "pia", nil])
    #expect(moves.map(\.from) == ["neha", "neha", "omar", "omar"])
    #expect(try owners() == before)
    #expect(try shop.crm.history.newest() == events)
    #expect(throws: CRMError.self) {
      try shop.crm.callers.deleteHandingOn([neha.id, omar.id], by: shop.ravi)
    }
    try shop.crm.callers.deleteHandingOn([neha.id, omar.id], by: shop.asha)
    #expect(try owners().filter { $0 == pia.member }.count == 3)
    #expect(try owners().filter { $0 == nil }.count == 1)
    #expect(try shop.crm.check().problems == [])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try owners() == before)
    #expect(try shop.crm.check().problems == [])
  }

  @Test(
    "a shift is read as people write it",
    arguments: [
      ("mon-fri,09:00-18:00", "mon-fri,09:00-18:00"), ("9-17", "mon-sun,09:00-17:00"),
      ("sat, sun, 10:30-24:00", "sat-sun,10:30-24:00"),
      ("fri-mon,9-17", "mon,fri-sun,09:00-17:00"),
    ])
  func shifts(text: String, read: String) { #expect(Shift(text)?.description == read) }

  @Test(
    "a shift without hours, or with two, is none", arguments: ["mon-fri", "9-9", "9-17,18-20", "x"])
  func badShifts(text: String) { #expect(Shift(text) == nil) }
}
