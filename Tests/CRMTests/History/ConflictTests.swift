import Storage
import Support
import Testing

@testable import CRM

@Suite("An undo never overwrites what somebody did since")
struct ConflictTests {
  let shop: HistoryShop

  init() throws { shop = try HistoryShop() }

  /// The undo is refused with these words, and nothing changes.
  private func expectRefusal(_ event: Int64, _ words: String) throws {
    let dump = try shop.office.dump()
    let newest = try shop.newest()
    let sentence = shop.refusal { try shop.history.undo(event, by: shop.asha) }
    #expect(sentence == "event \(event) can't be undone: \(words); nothing was changed")
    #expect(try difference(dump, shop.office.dump()) == [])
    #expect(try shop.newest() == newest)
  }

  @Test("the same field was changed since: named are the field, who, and the event")
  func sameField() throws {
    let customer = try shop.customer("Sunita")
    let first = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.asha) { $0.title = "Buyer" }
    }
    let second = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.ravi) { $0.title = "Owner" }
    }
    try shop.office.customers.edit(customer.id, by: shop.asha) { $0.department = "Sales" }
    try expectRefusal(
      first, "customer \(customer.id) was changed (title) since by Ravi (event \(second))")
    // What a later change left alone goes back, and what it changed stays.
    try shop.history.undo(second, by: shop.ravi)
    try shop.history.undo(first, by: shop.asha)
    let now = try shop.office.customers.get(customer.id, by: shop.asha)
    #expect(now.title == nil && now.department == "Sales")
  }

  @Test("another field was changed since: no hindrance, whichever is undone first")
  func otherField() throws {
    let customer = try shop.customer("Sunita")
    let dump = try shop.office.dump()
    let title = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.asha) { $0.title = "Buyer" }
    }
    let city = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.ravi) { $0.address.city = "Pune" }
    }
    try shop.history.undo(title, by: shop.asha)
    let now = try shop.office.customers.get(customer.id, by: shop.asha)
    #expect(now.title == nil && now.address.city == "Pune")
    try shop.history.undo(city, by: shop.ravi)
    // All but the time of the last change is as it was.
    let rest = difference(dump, try shop.office.dump())
    #expect(rest.allSatisfy { $0.contains("customer") })
    #expect(try shop.office.customers.get(customer.id, by: shop.asha).draft == customer.draft)
  }

  @Test("a record deleted since can't be changed back, nor its adding undone")
  func deleted() throws {
    let adding = try shop.event { try shop.customer("Sunita") }
    let id = try #require(try shop.history.event(adding).subject)
    let edit = try shop.event {
      try shop.office.customers.edit(ID(id), by: shop.asha) { $0.title = "Buyer" }
    }
    let deletion = try shop.event { try shop.office.customers.delete(ID(id), by: shop.ravi) }
    try expectRefusal(edit, "customer \(id) was deleted since by Ravi (event \(deletion))")
    let log = try #require(
      try shop.office.journal(of: adding).first { $0.hasPrefix("activity") }?.split(separator: " ")[
        1])
    try expectRefusal(adding, "activity \(log) was deleted since by Ravi (event \(deletion))")
    try shop.history.undo(deletion, by: shop.ravi)
    try shop.history.undo(edit, by: shop.asha)
    try shop.history.undo(adding, by: shop.asha)
    #expect(try !shop.office.dump().contains { $0.hasPrefix("customer") })
  }

  @Test("a record that others were hung on since is not taken away")
  func beneath() throws {
    let adding = try shop.event { try shop.customer("Sunita") }
    let customer = try shop.office.customers.get(
      ID(try #require(try shop.history.event(adding).subject)), by: shop.asha)
    let lead = try shop.lead(of: customer, by: shop.ravi)
    let second = try shop.newest()
    try shop.office.leads.edit(lead.id, by: shop.asha) { $0.note = "later" }
    let sentence = shop.refusal { try shop.history.undo(adding, by: shop.asha) }
    let log = try #require(
      try shop.office.journal(of: second).first { $0.hasPrefix("activity") }?.split(separator: " ")[
        1])
    let isLead = sentence.contains("lead \(lead.id) was added since by Ravi (event \(second))")
    let isLog = sentence.contains("activity \(log) was added since by Ravi (event \(second))")
    #expect(isLead || isLog, "\(sentence)")
    #expect(try shop.office.leads.get(lead.id, by: shop.asha).note == "later")
    try shop.office.leads.delete(lead.id, by: shop.asha)
    let left = shop.refusal { try shop.history.undo(adding, by: shop.asha) }
    #expect(left.contains("activity \(log) was added since by Ravi (event \(second))"))
  }

  @Test("a record that another was tied to since is not taken from under it")
  func tied() throws {
    let company = try shop.event { _ = try shop.company("Rao Stores") }
    let id = try #require(try shop.history.event(company).subject)
    let customer = try shop.customer("Sunita")
    let joining = try shop.event {
      try shop.office.customers.edit(customer.id, by: shop.ravi) { $0.company = ID(id) }
    }
    try expectRefusal(
      company, "customer \(customer.id) was tied to it since by Ravi (event \(joining))")
    try shop.history.undo(joining, by: shop.ravi)
    try shop.history.undo(company, by: shop.asha)
  }

  @Test("a tie made since to a record that the event also touched is no less safe")
  func tiedAndTouched() throws {
    let customer = try shop.customer("Sunita")
    let sale = try shop.office.sales.add(
      SaleDraft(customer: customer.id, amount: shop.money(100)), by: shop.asha)
    var lead: Lead?
    let both = try shop.event {
      try shop.office.record(.edit, .sale, by: shop.asha) { _, _ in
        try shop.office.sales.edit(sale.id, by: shop.asha) { $0.amount = shop.money(200) }
        lead = try shop.lead(of: customer)
      }
    }
    let id = try #require(lead).id
    let tie = try shop.event {
      try shop.office.sales.edit(sale.id, by: shop.ravi) { $0.lead = id }
    }
    try expectRefusal(both, "sale \(sale.id) was tied to it since by Ravi (event \(tie))")
  }

  @Test("a name that another has taken meanwhile")
  func taken() throws {
    let company = try shop.company("Rao Stores")
    let deletion = try shop.event { try shop.office.companies.delete(company.id, by: shop.asha) }
    var draft = CompanyDraft()
    draft.name = "RAO STORES"
    let other = try shop.office.companies.add(draft, by: shop.ravi)
    let taking = try shop.newest()
    try expectRefusal(
      deletion,
      "company \(company.id) lost its name to company \(other.id) since by Ravi (event \(taking))")
    let third = try shop.company("Nair & Co")
    let rename = try shop.event {
      try shop.office.companies.edit(third.id, by: shop.asha) { $0.name = "Nair & Sons" }
    }
    let stealing = try shop.event {
      try shop.office.companies.edit(other.id, by: shop.ravi) { $0.name = "Nair & Co" }
    }
    try expectRefusal(
      rename,
      "company \(third.id) lost its name to company \(other.id) since by Ravi (event \(stealing))")
    try shop.history.undo(deletion, by: shop.asha)
    #expect(try shop.office.companies.get(company.id, by: shop.asha).name == "Rao Stores")
  }

  @Test("a stage's name within its pipeline that another has taken meanwhile")
  func stageTaken() throws {
    let pipeline = try #require(try shop.office.pipelines.all().first)
    let stage = try #require(pipeline.open.last)
    let rename = try shop.event {
      try shop.office.pipelines.editStage(stage.id, by: shop.asha) { $0.name = "Haggling" }
    }
    let other = try shop.office.pipelines.addStage(
      StageDraft(name: stage.name), to: pipeline.id, by: shop.ravi)
    let adding = try shop.newest()
    try expectRefusal(
      rename,
      "stage \(stage.id) lost its name to stage \(other.id) since by Ravi (event \(adding))")
  }

  @Test("what a deleted record belonged to is gone meanwhile")
  func orphan() throws {
    let customer = try shop.customer("Sunita")
    let lead = try shop.lead(of: customer)
    let deletion = try shop.event { try shop.office.leads.delete(lead.id, by: shop.asha) }
    let parting = try shop.event { try shop.office.customers.delete(customer.id, by: shop.ravi) }
    try expectRefusal(
      deletion,
      "lead \(lead.id) lost customer \(customer.id) since by Ravi (event \(parting))")
    try shop.history.undo(parting, by: shop.ravi)
    try shop.history.undo(deletion, by: shop.asha)
    #expect(try shop.office.leads.get(lead.id, by: shop.asha).customer == customer.id)
  }

  @Test("a stage or a user that is needed since, or has been at work, stays")
  func needed() throws {
    let pipeline = try #require(try shop.office.pipelines.all().first)
    let stage = try shop.office.pipelines.addStage(
      StageDraft(name: "Tasting", position: 1), to: pipeline.id, by: shop.asha)
    let adding = try shop.newest()
    let lead = try shop.lead(of: try shop.customer("Sunita"), by: shop.ravi)
    let use = try shop.newest()
    #expect(lead.stage == stage.id)
    try expectRefusal(
      adding, "lead \(lead.id) came to need stage \(stage.id) since by Ravi (event \(use))")

    let kiran = try shop.office.members.add(
      MemberDraft(login: "kiran", role: .manager), by: shop.asha)
    let hiring = try shop.newest()
    let work = try shop.event {
      try shop.office.leads.edit(lead.id, by: kiran) { $0.note = "mine now" }
    }
    try expectRefusal(
      hiring, "user \(kiran.id) has been at work since by kiran (event \(work))")
    let giving = try shop.event {
      try shop.office.leads.edit(lead.id, by: shop.ravi) { $0.owner = kiran.id }
    }
    try expectRefusal(
      hiring, "lead \(lead.id) came to need user \(kiran.id) since by Ravi (event \(giving))")
  }

  @Test("a merge whose leads have grown since is not torn apart")
  func mergeGrown() throws {
    let (kept, gone) = (try shop.customer("Sunita"), try shop.customer("Suneeta"))
    let lead = try shop.lead(of: gone)
    let merge = try shop.event {
      try shop.office.customers.merge(gone.id, into: kept.id, by: shop.asha)
    }
    let sale = try shop.office.sales.add(
      SaleDraft(lead: lead.id, amount: shop.money(900)), by: shop.ravi)
    let selling = try shop.newest()
    try expectRefusal(merge, "sale \(sale.id) was added since by Ravi (event \(selling))")
    try shop.history.undo(selling, by: shop.ravi)
    try shop.history.undo(merge, by: shop.asha)
    #expect(try shop.office.leads.get(lead.id, by: shop.asha).customer == gone.id)
  }

  @Test("no undo leaves a file without an owner, a pipeline or an open stage")
  func lastOnes() throws {
    let promotion = try shop.event {
      try shop.office.members.edit(shop.ravi.id, by: shop.asha) { $0.role = .owner }
    }
    let ravi = try shop.office.members.get(shop.ravi.id)
    try shop.office.members.edit(shop.asha.id, by: ravi) { $0.role = .viewer }
    #expect(
      shop.refusal { try shop.history.undo(promotion, by: ravi) }
        == CRMError.lastOwner.description)
    let usual = try #require(try shop.office.pipelines.all().first)
    var draft = PipelineDraft.usual
    draft.name = "Wholesale"
    let second = try shop.office.pipelines.add(draft, by: ravi)
    let adding = try shop.newest()
    try shop.office.pipelines.delete(usual.id, by: ravi)
    #expect(
      shop.refusal { try shop.history.undo(adding, by: ravi) }.contains("became the only one since")
    )
    let stage = try shop.office.pipelines.addStage(
      StageDraft(name: "Only"), to: second.id, by: ravi)
    let opening = try shop.newest()
    for other in second.open { try shop.office.pipelines.deleteStage(other.id, by: ravi) }
    #expect(
      shop.refusal { try shop.history.undo(opening, by: ravi) }
        .contains("stage \(stage.id) became the only open one since"))
    #expect(try shop.office.pipelines.all().first?.open.map(\.id) == [stage.id])
  }

  @Test("a redo is held to the same rules")
  func redo() throws {
    let customer = try shop.customer("Sunita")
    try shop.office.customers.delete(customer.id, by: shop.asha)
    let undo = try shop.history.undo(by: shop.asha)
    let lead = try shop.lead(of: customer, by: shop.ravi)
    let sentence = shop.refusal { try shop.history.redo(by: shop.asha) }
    #expect(sentence.hasPrefix("event \(undo.id) can't be undone: "))
    #expect(sentence.contains("was added since by Ravi"))
    #expect(try shop.office.leads.get(lead.id, by: shop.asha).customer == customer.id)
  }

  @Test("what was erased does not come back")
  func erased() throws {
    let customer = try shop.customer("Sunita")
    let deletion = try shop.event { try shop.office.customers.delete(customer.id, by: shop.asha) }
    try shop.tamper(
      "UPDATE journal SET before = NULL, after = NULL, digest = zeroblob(32) WHERE event_id = \(deletion)"
    )
    let sentence = shop.refusal { try shop.history.undo(deletion, by: shop.asha) }
    #expect(sentence.contains("customer \(customer.id) was erased since"))
  }

  @Test("our list of what points to what is the schema's")
  func references() throws {
    var schema = Set<Reference>()
    for noun in Schema.journaled {
      try shop.office.database.read { tx in
        try tx.each("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(\(noun.table))") {
          row in
          let column: String = try row.next()
          let table: String = try row.next()
          let found = Reference.all.first {
            $0.noun == noun && $0.column == column && $0.target.table == table
          }
          schema.insert(try #require(found, "\(noun).\(column) → \(table)"))
        }
      }
    }
    #expect(schema == Set(Reference.all))
  }
}
