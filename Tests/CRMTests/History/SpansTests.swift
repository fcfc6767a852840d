import Storage
import Support
import Testing

@testable import CRM

@Suite("Leads that came in together stand on few lines of the history")
struct SpansTests {
  let shop: Shop
  let received: [Receipt]
  let event: Int64

  init() throws {
    shop = try Shop()
    for name in ["Neha", "Omar"] { try shop.caller(name) }
    let rows = try (0..<50).map { number in
      try Incoming(["name": .string("Somebody \(number)"), "lead_source": "web"])
    }
    received = try shop.crm.leads.receive(rows, by: shop.asha).map { try $0.get() }
    event = try shop.crm.newestEvent()
  }

  private var leads: [ID<Lead>] { received.map(\.lead) }
  private var history: History { shop.crm.history }

  private func lines() throws -> [String] {
    try shop.crm.database.read { tx in
      try tx.values(
        """
        SELECT noun || ' ' || (coalesce(through, row_id) - row_id + 1) FROM journal
        WHERE event_id = \(event) ORDER BY id
        """)
    }
  }

  @Test("they are one event, which tells how many and from where, and one line for each table")
  func one() throws {
    let told = try history.event(event)
    #expect(told.verb == .add && told.noun == .lead && told.subject == nil)
    #expect(told.facts["count"] == 50 && told.facts["source"] == "web")
    let nouns: [Noun] = [.customer, .lead, .activity, .assignment]
    #expect(try lines() == nouns.map { "\($0.rawValue) 50" })
    #expect(try shop.crm.check().problems == [])
  }

  @Test("one that comes alone is told by its number and whom it went to")
  func alone() throws {
    let receipt = try shop.received(["name": "Zoya", "lead_source": "web"])
    let told = try history.event(shop.crm.newestEvent())
    #expect(told.subject == receipt.lead.number && told.facts["count"] == nil)
    #expect(told.facts["to"] == receipt.caller.map { .string($0) })
  }

  @Test("each of them, and nothing beside them, has come with that event")
  func each() throws {
    let before = try shop.lead(of: shop.customer("Kiran"))
    for lead in [leads[0], leads[1], leads[30], leads[49]] {
      #expect(try history.of(.lead, lead.number, by: shop.asha).map(\.event.id) == [event])
    }
    let others = try history.of(.lead, before.id.number, by: shop.asha).map(\.event.id)
    #expect(others.count == 1 && others != [event])
    #expect(try history.of(.lead, leads[49].number + 100, by: shop.asha).isEmpty)
  }

  @Test("one undo takes all of them back, and a redo brings them again, under their numbers")
  func undone() throws {
    let before = try shop.crm.dump()
    for _ in 0..<2 {
      try history.undo(by: shop.asha)
      let rest: Int? = try shop.crm.database.read { tx in try tx.value("SELECT count(*) FROM lead")
      }
      #expect(rest == 0)
      #expect(try shop.crm.check(search: true).problems == [])
      try history.redo(by: shop.asha)
      #expect(try shop.crm.dump() == before)
      #expect(try shop.crm.check(search: true).problems == [])
    }
    let seen = try history.of(.lead, leads[7].number, by: shop.asha).map(\.event.verb)
    #expect(seen == [.redo, .undo, .redo, .undo, .add])
  }

  @Test("where one of them has changed since, the undo is refused and names it and who it was")
  func changed() throws {
    let lead = try shop.crm.leads.get(leads[20], by: shop.asha)
    try shop.edit(lead, ["value": "900"])
    let dump = try shop.crm.dump()
    let refusal = #expect(throws: CRMError.self) { try history.undo(event, by: shop.asha) }
    let sentence = refusal.map { "\($0)" } ?? ""
    #expect(sentence.contains("lead \(lead.id)") && sentence.contains("Asha"), "\(sentence)")
    #expect(try shop.crm.dump() == dump)
  }

  @Test("the feed tells each of them; of too many the nouns")
  func feed() throws {
    let touched = try history.nouns(after: event - 1)
    #expect(touched.subjects?[.lead] == Set(leads.map(\.number)))
    #expect(touched.nouns == [.customer, .lead, .activity, .assignment])
    let many = try history.nouns(after: event - 1, limit: 30)
    #expect(many.subjects == nil && many.nouns == touched.nouns)
  }

  @Test(
    "a line that is made longer or shorter, or of one, is found", arguments: ["+ 1", "- 1", ""])
  func tampered(by change: String) throws {
    let end = change.isEmpty ? "NULL" : "through \(change)"
    try shop.tamper(
      """
      UPDATE journal SET through = \(SQL(verbatim: end)) WHERE event_id = \(event) AND noun = 8
      """)
    #expect(try shop.crm.check().chain == "broken at event \(event)")
  }

  @Test("a caller who was paused when a batch came is told of by the check")
  func paused() throws {
    let neha = try shop.crm.callers.find("neha", by: shop.asha)
    try shop.crm.callers.edit(neha, by: shop.asha) { $0.status = .paused }
    #expect(try shop.crm.check().problems == [])
    let hers = received.count { $0.caller == "neha" }
    #expect(hers > 10)
    try shop.tamper("UPDATE journal SET before = replace(before, 'active', 'paused')")
    let problems = try shop.crm.check().problems
    #expect(problems.contains("\(hers) leads were given to callers who were paused"))
  }

  @Test("rows stand together that were added one after the other, of one table, and nothing else")
  func together() {
    func added(_ noun: Noun, _ row: Int64) -> Chain.Change {
      Chain.Change(RowChange(code: Int64(noun.rawValue), row: row, action: 1))
    }
    func spans(_ changes: [Chain.Change]) -> [String] {
      Chain.Change.spans(of: changes).map { "\($0.noun) \($0.row)-\($0.through ?? $0.row)" }
    }
    #expect(spans([added(.lead, 1), added(.lead, 2), added(.lead, 3)]) == ["8 1-3"])
    #expect(spans([added(.lead, 1), added(.lead, 3)]) == ["8 1-1", "8 3-3"])
    #expect(spans([added(.lead, 2), added(.lead, 1)]) == ["8 2-2", "8 1-1"])
    #expect(
      spans([added(.customer, 1), added(.lead, 2), added(.lead, 3), added(.customer, 2)])
        == ["4 1-1", "8 2-3", "4 2-2"])
    let edit = RowChange(
      code: 8, row: 2, action: 2, before: [.init("value", .integer(1))],
      after: [.init("value", .integer(2))])
    #expect(spans([added(.lead, 1), Chain.Change(edit)]) == ["8 1-1", "8 2-2"])
    #expect(spans([added(.caller, 1), added(.caller, 2)]) == ["14 1-1", "14 2-2"])
    var both = added(.caller, 1)
    both.through = 2
    #expect(spans([both]) == ["14 1-1", "14 2-2"])
    both = added(.lead, 3)
    both.through = 4
    #expect(spans([added(.lead, 2), both, added(.lead, 5)]) == ["8 2-5"])
    #expect(both.alone.map(\.rows) == [3...3, 4...4])
  }
}
