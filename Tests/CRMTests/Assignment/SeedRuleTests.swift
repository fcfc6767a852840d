import Storage
import Support
import Testing

@testable import CRM

/// The rules of S2 §3–4 and §8 and the contradictions of features 1i that no test of RoutingTests,
/// HandlingTests, CallerTests or ReceivingTests bears the number of.
@Suite("S2: what the seed asks of assignment")
struct SeedRuleTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func words(_ sql: SQL) throws -> [String] {
    try shop.crm.database.read { tx in try tx.values(sql) }
  }

  private func run(_ sql: String) throws {
    try shop.crm.database.write { tx in _ = try tx.run(SQL(verbatim: sql)) }
  }

  @Test("3.1.2 and 4.1: a received lead is with a caller at once, for every other program to see")
  func atOnce() throws {
    try shop.caller("Neha", ["states": "Goa"])
    let other = try shop.secondDoor()
    let before = try other.history.newest()
    let receipt = try shop.received(["name": "Zoya", "state": "Goa"])
    #expect(try other.history.feed(after: before, limit: 9).count == 1)
    let touched = try other.history.nouns(after: before)
    #expect(touched.subjects?[.lead] == [receipt.lead.number])
    #expect(touched.nouns.contains(.assignment))
    #expect(try other.leads.get(receipt.lead, by: shop.asha).ownerLogin == "neha")
  }

  @Test("3.1.3: the file itself refuses a second lead of one source row")
  func unique() throws {
    for row in 1...2 as ClosedRange<Int64> {
      try shop.received(["name": "Zoya", "source_row_id": .integer(row)])
    }
    let refused = #expect(throws: StorageError.self) {
      try shop.crm.record(.edit, .lead, by: shop.asha) { tx, _ in
        _ = try tx.run("UPDATE lead SET source_key = ':1' WHERE id = 2")
      }
    }
    guard case .constraint(let rule)? = refused else { return }
    #expect(rule.subject == "lead.source_key")
  }

  @Test("3.3: a lead is found by state, caller, phone and name, and tells who has it, when and why")
  func viewing() throws {
    try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar", ["states": "Kerala"])
    let zoya = try shop.received(["name": "Zoya Khan", "phone": "98450 12345", "state": "Goa"]).lead
    try shop.received(["name": "Yash Pai", "phone": "98450 67890", "state": "Kerala"])
    for filter in ["owner:neha", "state:goa", "zoya", "2345"] {
      let found = try shop.crm.leads.page(Query(filter: filter), by: shop.vik).items
      #expect(found.map(\.id) == [zoya], "\(filter)")
    }
    let lead = try shop.crm.leads.get(zoya, by: shop.vik)
    #expect(lead.ownerLogin == "neha" && lead.assignedAt == shop.now && lead.status == .open)
    let standing = try shop.crm.assignments.why(zoya, by: shop.vik).history.first
    #expect(standing?.callerName == "Neha" && standing?.status == .assigned)
    #expect(standing?.reason == "Goa: Neha, the only one free")
  }

  @Test("4.2.1: whose user is switched off gets no lead")
  func switchedOff() throws {
    let neha = try shop.caller("Neha", ["states": "Goa"])
    try shop.caller("Omar")
    _ = try shop.switchOff(shop.crm.members.get(neha.member))
    #expect(try shop.given(["state": "Goa"]).callerName == "Omar")
  }

  @Test("4.2.3: where nobody of the state is free, the rotation of all goes on")
  func globalPointer() throws {
    try shop.routing(["policy": "rotation"])
    let neha = try shop.caller("Neha", ["states": "Goa"])
    for name in ["Omar", "Priya"] { try shop.caller(name) }
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    let names = try (0..<3).map { _ in try shop.given(["state": "Goa"]).callerName }
    #expect(names == ["Omar", "Priya", "Omar"])
    #expect(try shop.given().callerName == "Priya")
    #expect(try words("SELECT key FROM rotation") == ["global"])
  }

  @Test("4.2.4: lead, assignment, the day's count and the rotation are written together")
  func together() throws {
    let neha = try shop.caller("Neha", ["states": "Goa"])
    try shop.received(["name": "Zoya", "state": "Goa"])
    #expect(try words("SELECT caller_id || ' ' || count FROM caller_day") == ["\(neha.id) 1"])
    #expect(
      try words("SELECT key || ' ' || caller_id FROM rotation") == ["state:goa \(neha.id)"])
  }

  @Test(
    "4.3: where any part of it fails, nothing of it is kept, and the next attempt succeeds",
    arguments: [
      "customer", "lead", "assignment", "caller_day", "caller_ledger", "slate_due", "rotation",
    ])
  func atomic(table: String) throws {
    try shop.caller("Neha", ["states": "Goa"])
    let zoya: JSON = ["name": "Zoya", "state": "Goa", "source_row_id": 7]
    let events = try shop.crm.history.newest()
    try run(
      "CREATE TEMP TRIGGER stop BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, 'no'); END")
    #expect(throws: (any Error).self) { try shop.received(zoya) }
    try run("DROP TRIGGER stop")
    #expect(try shop.crm.history.newest() == events)
    for table in ["customer", "lead", "assignment", "caller_day", "rotation"] {
      #expect(try words("SELECT 'x' FROM \(name: table)").isEmpty, "\(table)")
    }
    #expect(try shop.received(zoya).isDuplicate == false)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("4.4 and 8.3: a waiting lead is flagged and counted until it is given out or closed")
  func waiting() throws {
    let lead = try shop.received(["name": "Zoya"]).lead
    func waiting() throws -> Int { try shop.crm.assignments.queued(by: shop.vik) }
    #expect(try waiting() == 1)
    try shop.crm.leads.lose(lead, reason: "a joke", by: shop.asha)
    #expect(try waiting() == 0)
    try shop.caller("Neha")
    #expect(try shop.crm.assignments.drainQueue(by: shop.asha).isEmpty)
    try shop.crm.leads.reopen(lead, by: shop.asha)
    #expect(try waiting() == 1)
    #expect(try shop.crm.assignments.drainQueue(by: shop.asha).map(\.lead) == [lead])
    #expect(try waiting() == 0)
  }

  @Test("4.4: leads for whom nobody is free don't keep those behind them waiting")
  func stuck() throws {
    try shop.routing(["when_capped": "queue"])
    try shop.caller("Neha", ["states": "Goa", "limit": "1"])
    let omar = try shop.caller("Omar", ["states": "Kerala"])
    try shop.crm.callers.pause(omar.id, by: shop.asha)
    for _ in 0..<4 { try shop.received(["name": "Zoya", "state": "Goa"]) }
    let behind = try shop.received(["name": "Yash", "state": "Kerala"])
    #expect(behind.status == .queued)
    try shop.crm.callers.resume(omar.id, by: shop.asha)
    let events = try shop.crm.history.newest()
    let given = try shop.crm.assignments.drainQueue(limit: 1, by: shop.asha)
    #expect(given.map(\.lead) == [behind.lead] && given.first?.callerName == "Omar")
    #expect(try shop.crm.history.newest() == events + 1)
    #expect(try shop.crm.assignments.queued(by: shop.asha) == 3)
  }

  @Test("features 1i: a limit of 0 is no limit, one below it is refused; for none there is pause")
  func limits() throws {
    let neha = try shop.caller("Neha", ["limit": "0"])
    #expect(try (0..<20).allSatisfy { _ in try shop.given().callerName == "Neha" })
    #expect(throws: CRMError.self) { try shop.caller("Omar", ["limit": "-1"]) }
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    #expect(try shop.given().caller == nil)
  }

  @Test("features 1i: a state whose callers are capped or paused queues; one all paused overflows")
  func cappedAndPaused() throws {
    try shop.routing(["when_capped": "queue"])
    let neha = try shop.caller("Neha", ["states": "Goa", "limit": "1"])
    let priya = try shop.caller("Priya", ["states": "Goa"])
    try shop.caller("Omar")
    try shop.crm.callers.pause(priya.id, by: shop.asha)
    #expect(try shop.given(["state": "Goa"]).callerName == "Neha")
    #expect(try shop.given(["state": "Goa"]).status == .queued)
    try shop.crm.callers.pause(neha.id, by: shop.asha)
    #expect(try shop.given(["state": "Goa"]).callerName == "Omar")
  }

  @Test("features 1i: what a deleted customer's leads counted goes with them, and comes back")
  func trash() throws {
    try shop.caller("Neha")
    try shop.caller("Omar")
    let lead = try shop.received(["name": "Zoya"]).lead
    try shop.received(["name": "Yash"])
    let before = try words("SELECT caller_id || ' ' || count FROM caller_day")
    let customer = try shop.crm.leads.get(lead, by: shop.asha).customer
    try shop.crm.customers.delete(customer, by: shop.asha)
    #expect(try words("SELECT caller_id || ' ' || count FROM caller_day").count == 1)
    #expect(try shop.crm.check().problems == [])
    try shop.crm.history.undo(by: shop.asha)
    #expect(try words("SELECT caller_id || ' ' || count FROM caller_day") == before)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a leave of a night is of the day on which its shift began")
  func nightLeave() throws {
    try shop.caller("Neha", ["shift": "mon-fri,22:00-06:00", "leave": "2026-11-20"])
    try shop.caller("Omar", ["shift": "mon-fri,22:00-06:00", "leave": "2026-11-21"])
    func free(_ time: String) throws -> [String] {
      try shop.clock(says: time)
      let draft = LeadDraft(currency: shop.crm.business.currency)
      return try shop.crm.assignments.trial(draft, by: shop.asha).fates.filter(\.isEligible)
        .map(\.name)
    }
    #expect(try free("2026-11-20 05:59") == ["Neha", "Omar"])
    #expect(try free("2026-11-20 23:00") == ["Omar"])
    #expect(try free("2026-11-21 05:59") == ["Omar"])
    #expect(try free("2026-11-21 06:00") == [])
  }
}
