import Support
import Testing

@testable import CRM

@Suite("One verb for many records")
struct ManyTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func leads(_ count: Int) throws -> [Lead] {
    try (1...count).map { try shop.lead(of: shop.customer("Customer \($0)"), ["value": "500"]) }
  }

  private func stage(_ name: String) throws -> ID<Stage> {
    try shop.crm.pipelines.findStage(name).id
  }

  /// What was done is one event that says to how many, and one undo restores every row.
  private func oneEvent(_ verb: Verb, _ count: Int64, _ deed: () throws -> Int) throws {
    let dump = try shop.crm.dump()
    let before = try shop.crm.history.newest()
    #expect(try deed() == Int(count))
    #expect(try shop.crm.history.newest() == before + 1)
    let event = try shop.crm.history.event(before + 1)
    #expect(event.verb == verb && event.subject == nil)
    #expect(event.facts["count"] == .integer(count))
    #expect(!difference(dump, try shop.crm.dump()).isEmpty)
    let undo = try shop.crm.history.undo(by: shop.asha)
    #expect(undo.facts["count"] == .integer(count))
    #expect(difference(dump, try shop.crm.dump()).isEmpty)
    #expect(try shop.crm.check(search: true).problems == [])
  }

  @Test("many are edited, moved, finished and deleted in one event, and one undo takes it back")
  func everyVerb() throws {
    let leads = try leads(3)
    let ids = leads.map(\.id)
    let tasks = try ["Ring", "Write", "Visit"].map { try shop.task($0, lead: leads[0]) }
    try oneEvent(.edit, 3) {
      try shop.crm.leads.edit(ids, by: shop.asha) { $0.owner = shop.ravi.id }
    }
    try oneEvent(.edit, 3) {
      try shop.crm.customers.edit(leads.map(\.customer), by: shop.asha) { $0.name = "Same" }
    }
    try oneEvent(.move, 3) {
      try shop.crm.leads.move(ids, to: stage("Contacted"), by: shop.asha)
    }
    try oneEvent(.finish, 3) { try shop.crm.tasks.finish(tasks.map(\.id), by: shop.asha) }
    try oneEvent(.delete, 3) {
      try shop.crm.customers.delete(leads.map(\.customer), by: shop.asha)
    }
  }

  @Test("only what changed is counted, and a record that is named twice is done once")
  func exactCount() throws {
    let leads = try leads(3)
    try shop.edit(leads[1], ["source": "web"])
    let ids = (leads + leads).map(\.id)
    try oneEvent(.edit, 2) { try shop.crm.leads.edit(ids, by: shop.asha) { $0.source = "web" } }
    let before = try shop.crm.history.newest()
    #expect(try shop.crm.leads.edit([leads[1].id], by: shop.asha) { $0.source = "web" } == 0)
    #expect(try shop.crm.leads.delete([], by: shop.asha) == 0)
    #expect(try shop.crm.history.newest() == before)
  }

  @Test("one that is refused keeps all from being changed, and is named")
  func refusedWhole() throws {
    let leads = try leads(3)
    let ids = leads.map(\.id)
    try shop.crm.leads.lose(ids[1], reason: "no", by: shop.asha)
    let dump = try shop.crm.dump()
    let refusal = CRMError.among(.lead, 2, .closed(lead: 2, status: "lost"))
    #expect(throws: refusal) {
      try shop.crm.leads.move(ids, to: stage("Contacted"), by: shop.asha)
    }
    #expect(refusal.code == "refused")
    #expect(
      refusal.description
        == "lead 2 is lost: reopen it first; none of them was changed")
    #expect(throws: CRMError.among(.lead, 99, .notFound(.lead, "99"))) {
      try shop.crm.leads.delete([ids[0], ID(99)], by: shop.asha)
    }
    #expect(throws: CRMError.notFound(.lead, "99")) {
      try shop.crm.leads.delete([ID(99)], by: shop.asha)
    }
    #expect(difference(dump, try shop.crm.dump()).isEmpty)
  }

  @Test("each record is asked about: a caller changes their own, all or none")
  func ownership() throws {
    let mine = try shop.lead(of: shop.customer("Mine"), ["owner": "ravi"])
    let other = try shop.lead(of: shop.customer("Other"), ["owner": "asha"])
    let tasks = try [shop.ravi, shop.asha].map { try shop.task("Ring", by: $0) }
    func refused(_ verb: Verb, _ noun: Noun, _ id: Int64, _ body: () throws -> Int) {
      let refusal = CRMError.refused(role: .caller, verb, noun, own: true)
      #expect(throws: CRMError.among(noun, id, refusal)) { try body() }
    }
    let both = [mine.id, other.id]
    refused(.edit, .lead, other.id.number) {
      try shop.crm.leads.edit(both, by: shop.ravi) { $0.note = "x" }
    }
    refused(.move, .lead, other.id.number) {
      try shop.crm.leads.move(both, to: stage("Contacted"), by: shop.ravi)
    }
    refused(.finish, .task, tasks[1].id.number) {
      try shop.crm.tasks.finish(tasks.map(\.id), by: shop.ravi)
    }
    #expect(throws: CRMError.refused(role: .caller, .delete, .lead, own: false)) {
      try shop.crm.leads.delete([mine.id], by: shop.ravi)
    }
    #expect(try shop.crm.leads.get(mine.id, by: shop.asha).note == nil)
    #expect(try shop.crm.leads.edit([mine.id], by: shop.ravi) { $0.note = "x" } == 1)
  }
}
