import Support
import Testing

@testable import CRM

@Suite("Leads that wait for a claim")
struct UnclaimedTests {
  let shop: Shop
  let neha: Member

  init() throws {
    shop = try Shop()
    neha = try shop.crm.members.get(shop.caller("Neha").member)
  }

  private func minutesLeft() throws -> [Int64?] {
    try shop.crm.assignments.unclaimed(of: neha).map { waiting in
      waiting.window.map { $0.left(at: shop.now) / 60_000 }
    }
  }

  @Test("the clock of a claim runs down in the caller's working time")
  func clock() throws {
    try shop.given()
    #expect(try minutesLeft() == [15])
    try shop.clock(says: "2026-11-21 10:09")
    #expect(try minutesLeft() == [6])
    try shop.crm.callers.edit(ID(neha.id.number), by: shop.asha) {
      $0.shift = Shift("09:00-10:05")
    }
    #expect(try minutesLeft() == [10])
    let window = try #require(try shop.crm.assignments.unclaimed(of: neha).first?.window)
    #expect(!window.runs(at: shop.now))
    try shop.clock(says: "2026-11-22 09:01")
    #expect(window.left(at: shop.now) == 9 * 60_000 && window.runs(at: shop.now))
    try shop.clock(says: "2026-11-22 09:30")
    #expect(window.left(at: shop.now) == 0)
  }

  @Test("without a time to claim in, leads wait and no clock runs")
  func noClock() throws {
    try shop.routing(["claim_minutes": "0"])
    try shop.given()
    #expect(try minutesLeft() == [nil])
  }

  @Test("a caller takes the lead that has least time left, and no other's")
  func takeNext() throws {
    let first = try shop.given().lead
    try shop.clock(says: "2026-11-21 10:05")
    let second = try shop.given().lead
    #expect(try shop.crm.assignments.takeNext(by: neha).id == first)
    #expect(try shop.crm.assignments.takeNext(by: neha).id == second)
    #expect(throws: CRMError.nothingToClaim) { try shop.crm.assignments.takeNext(by: neha) }
    try shop.crm.history.undo(by: neha)
    #expect(try shop.crm.assignments.unclaimed(of: neha).map(\.lead) == [second])
    #expect(try shop.crm.check().problems == [])
  }

  @Test("how far a lead was taken on is a field, in SQL and in memory alike")
  func field() throws {
    let waiting = try shop.given().lead
    let claimed = try shop.given().lead
    let called = try shop.given().lead
    try shop.crm.assignments.claim(claimed, by: neha)
    try shop.activity(["type": "call"], lead: shop.crm.leads.get(called, by: shop.asha))
    try shop.crm.callers.edit(ID(neha.id.number), by: shop.asha) { $0.status = .paused }
    let queued = try shop.given().lead
    let byHand = try shop.lead(of: shop.customer("Zoya")).id
    for (word, ids) in [
      ("waiting", [waiting]), ("claimed", [claimed, called]), ("queued", [queued]),
      ("none", [byHand]),
    ] {
      let found = try shop.crm.leads.page(Query(filter: "claim:\(word)"), by: shop.asha).items
      #expect(Set(found.map(\.id)) == Set(ids), "\(word)")
      #expect(found.allSatisfy { $0.claim?.rawValue ?? "none" == word })
    }
  }

  @Test(
    "whoever is in touch with a lead, moves it on or closes it has taken it on; undo gives it back")
  func takenOn() throws {
    let leads = try (0..<3).map { _ in
      try shop.crm.leads.get(shop.given().lead, by: shop.asha)
    }
    let next = try #require(shop.crm.pipelines.all().first?.open.dropFirst().first)
    try shop.activity(["type": "call"], lead: leads[0])
    try shop.crm.leads.move(leads[1].id, to: next.id, by: shop.asha)
    try shop.crm.leads.lose(leads[2].id, reason: "no answer", by: shop.asha)
    #expect(try shop.crm.assignments.unclaimed(of: neha).isEmpty)
    for lead in leads {
      let why = try shop.crm.assignments.why(lead.id, by: shop.asha)
      #expect(why.history.map(\.status) == [.claimed])
    }
    for _ in leads { try shop.crm.history.undo(by: shop.asha) }
    #expect(try shop.crm.assignments.unclaimed(of: neha).count == 3)
    #expect(try shop.crm.check().problems == [])
  }

  @Test("whoever is given a lead hears of it once, and managers of what nobody can be given")
  func news() throws {
    let assignments = shop.crm.assignments
    try shop.given()
    let start = try assignments.newest()
    #expect(try assignments.news(after: start, for: neha).mine.isEmpty)
    #expect(try assignments.news(after: start, for: neha).unclaimed == 1)
    let lead = try shop.given(["state": "Goa"]).lead
    let news = try assignments.news(after: start, for: neha)
    #expect(news.mine.map(\.lead) == [lead] && news.mine.first?.state == "Goa")
    #expect(news.unclaimed == 2 && news.queued.isEmpty)
    #expect(try assignments.news(after: news.last, for: neha).mine.isEmpty)
    try shop.crm.callers.edit(ID(neha.id.number), by: shop.asha) { $0.status = .paused }
    let queued = try shop.given().lead
    #expect(try assignments.news(after: news.last, for: shop.meera).queued.map(\.lead) == [queued])
    #expect(try assignments.news(after: news.last, for: neha).queued.isEmpty)
  }

  @Test("a round writes nothing while nothing is due, and moves each lead once when it is")
  func round() throws {
    let lead = try shop.given().lead
    try shop.caller("Omar")
    let before = try shop.crm.history.newest()
    #expect(try shop.crm.assignments.round() == 0)
    #expect(try shop.crm.history.newest() == before)
    try shop.clock(says: "2026-11-21 10:16")
    let other = try shop.secondDoor()
    #expect(try shop.crm.assignments.round() + other.assignments.round() == 1)
    #expect(try shop.crm.leads.get(lead, by: shop.asha).ownerLogin == "omar")
    #expect(try shop.crm.history.event(shop.crm.history.newest()).actor == nil)
  }

  @Test("a round gives out what waits as soon as somebody is free")
  func drain() throws {
    let id = ID<Caller>(neha.id.number)
    try shop.crm.callers.edit(id, by: shop.asha) { $0.status = .paused }
    let leads = try (0..<3).map { _ in try shop.given().lead }
    let before = try shop.crm.history.newest()
    #expect(try shop.crm.assignments.round() == 0)
    #expect(try shop.crm.history.newest() == before)
    try shop.crm.callers.edit(id, by: shop.asha) {
      $0.status = .active
      $0.dailyLimit = 2
    }
    #expect(try shop.crm.assignments.round() == 2)
    #expect(try shop.crm.assignments.unclaimed(of: neha).map(\.lead) == Array(leads.prefix(2)))
    #expect(try shop.crm.check().problems == [])
  }
}
