import Storage
import Support
import Testing

@testable import CRM

@Suite("What is done leaves one event")
struct RecordingTests {
  let shop: HistoryShop

  init() throws { shop = try HistoryShop() }

  @Test("a verb records who did what to which record, and when")
  func oneEvent() throws {
    let customer = try shop.customer("Sunita Rao", by: shop.ravi)
    let event = try shop.history.event(shop.newest())
    #expect(event.actor == "ravi")
    #expect(event.verb == .add)
    #expect(event.noun == .customer)
    #expect(event.subject == customer.id.number)
    #expect(event.at == customer.createdAt)
    #expect(event.undoes == nil && event.undoneBy == nil)
    let deletion = try shop.event {
      try shop.office.customers.delete(customer.id, by: shop.asha)
    }
    #expect(try shop.history.event(deletion).facts["name"] == "Sunita Rao")
    #expect(try shop.history.event(deletion).facts["activity"] == 1)
  }

  @Test("every verb leaves one event or, refused or idle, none", arguments: 1...2)
  func everyVerb(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let life = ShopLife(shop.office, as: shop.asha)
    var done = Set<ShopLife.Deed>()
    for _ in 0..<400 {
      guard let deed = ShopLife.Deed.allCases.randomElement(using: &dice) else { break }
      let before = (event: try shop.newest(), dump: try shop.office.dump())
      let refusal = shop.refusal { try life.perform(deed, &dice) }
      let newest = try shop.newest()
      if refusal != "(not refused)" || newest == before.event {
        #expect(newest == before.event, "\(deed) \(refusal)")
        let rest = difference(before.dump, try shop.office.dump())
        #expect(rest.isEmpty, "\(deed) \(refusal)")
      } else {
        #expect(newest == before.event + 1, "\(deed)")
        done.insert(deed)
      }
    }
    #expect(done.count > ShopLife.Deed.allCases.count / 2)
    #expect(try shop.office.check().problems == [])
  }

  @Test("an edit that changes nothing leaves no event")
  func idle() throws {
    let customer = try shop.customer("Sunita")
    let before = try shop.newest()
    try shop.office.customers.edit(customer.id, by: shop.asha) { $0.name = "Sunita" }
    #expect(try shop.newest() == before)
  }

  @Test("a verb inside another joins its event, and what that was about stays")
  func joining() throws {
    let before = try shop.newest()
    let (one, two) = (try shop.customer("One"), try shop.customer("Two"))
    let event = try shop.event {
      try shop.office.record(.delete, .customer, by: shop.ravi) { _, event in
        event.facts["count"] = 2
        event.subject = one.id.number
        try shop.office.customers.delete(one.id, by: shop.ravi)
        try shop.office.customers.delete(two.id, by: shop.ravi)
      }
    }
    let recorded = try shop.history.event(event)
    #expect(recorded.subject == one.id.number)
    #expect(recorded.facts == ["count": 2])
    #expect(recorded.actor == "ravi")
    #expect(event == before + 3)
    #expect(try shop.office.journal(of: event).count == 4)
  }

  @Test("a verb refused inside another takes its own changes back alone")
  func joinedRefusal() throws {
    let (one, two) = (try shop.customer("One"), try shop.customer("Two"))
    let event = try shop.event {
      try shop.office.record(.delete, .customer, by: shop.asha) { _, event in
        try shop.office.customers.delete(one.id, by: shop.asha)
        try? shop.office.record(.edit, .customer, by: shop.asha) { tx, joined in
          joined.subject = 99
          try tx.run("DELETE FROM customer WHERE id = \(two.id)")
          throw CRMError.needsReason
        }
      }
    }
    #expect(try shop.office.customers.get(two.id, by: shop.asha).name == "Two")
    #expect(try shop.office.journal(of: event).count == 2)
    #expect(try shop.history.event(event).subject == nil)
    #expect(try shop.office.check().ok)
  }

  @Test("a batch has an event for each verb, and is all or nothing")
  func batch() throws {
    let before = try shop.newest()
    try shop.office.batch {
      try shop.customer("One")
      try shop.customer("Two")
      #expect(shop.refusal { try shop.customer("") } != "(not refused)")
    }
    #expect(try shop.newest() == before + 2)
    let dump = try shop.office.dump()
    #expect(
      shop.refusal {
        try shop.office.batch {
          try shop.customer("Three")
          throw CRMError.needsReason
        }
      } == CRMError.needsReason.description)
    #expect(try shop.newest() == before + 2)
    #expect(try shop.office.dump() == dump)
    #expect(try shop.office.check().ok)
  }

  @Test("the schema refuses a change that belongs to no event", arguments: Schema.journaled)
  func unrecorded(noun: Noun) throws {
    var dice = Dice(seed: 7)
    let life = ShopLife(shop.office, as: shop.asha)
    for deed in [
      ShopLife.Deed.addCustomer, .addCompany, .addLead, .addSale, .addTask, .addView,
      .addCaller, .addRule, .releaseLead,
    ] {
      try life.perform(deed, &dice)
    }
    let dump = try shop.office.dump()
    let table = noun.table
    let column = noun == .requirement ? "what" : noun == .sale ? "note" : named(noun)
    for change in [
      "UPDATE \(table) SET \(column) = 'x' || id", "UPDATE OR IGNORE \(table) SET \(column) = 'y'",
      "DELETE FROM \(table)", "UPDATE \(table) SET rowid = rowid + 1000",
    ] {
      #expect(
        throws: StorageError.self, "\(change)",
        performing: {
          try shop.office.database.write { tx in _ = try tx.run(SQL(verbatim: change)) }
        })
      #expect(throws: StorageError.self, "\(change)", performing: { try shop.tamper(change) })
    }
    #expect(try difference(dump, shop.office.dump()) == [])
    // A stranger is told who may.
    let guarded = StorageError.constraint(
      .init(kind: .trigger, subject: "only an up-to-date Leadline may change this"))
    for change in [
      "INSERT INTO \(table) DEFAULT VALUES", "REPLACE INTO \(table) (id) VALUES (1)",
      "UPDATE \(table) SET id = id", "DELETE FROM \(table)",
    ] {
      #expect(throws: guarded, "\(change)", performing: { try shop.tamper(change) })
    }
    #expect(try difference(dump, shop.office.dump()) == [])
    // Inside an event a change is welcome, a new number never.
    let refusal = shop.refusal {
      try shop.office.record(.edit, noun, by: shop.asha) { tx, _ in
        _ = try tx.run("UPDATE \(name: table) SET id = id + 1000")
      }
    }
    #expect(refusal.contains("refuses this"))
  }

  private func named(_ noun: Noun) -> String {
    switch noun {
    case .task: "title"
    case .activity: "subject"
    case .caller: "title"
    case .assignment: "reason"
    case .routing: "country"
    default: "name"
    }
  }

  @Test("the journal holds an insert's key, an update's changed columns, a deleted row whole")
  func rows() throws {
    let company = try shop.company("Nair & Co")
    #expect(try shop.office.journal(of: shop.newest()) == ["company \(company.id) 1 - -"])
    let rename = try shop.event {
      try shop.office.companies.edit(company.id, by: shop.asha) {
        $0.name = "Nair \"&\"\tSons é"
      }
    }
    let line = try #require(try shop.office.journal(of: rename).first)
    #expect(
      line.hasPrefix(
        """
        company \(company.id) 2 {"name":"Nair & Co"
        """))
    #expect(line.contains(#"{"name":"Nair \"&\"\tSons é""#))
    #expect(!line.contains("domain") && !line.contains("created_at"))
    let deletion = try shop.event {
      try shop.office.companies.delete(company.id, by: shop.asha)
    }
    let gone = try #require(try shop.office.journal(of: deletion).first)
    for column in ["name", "domain", "owner_id", "custom", "created_at", "updated_at"] {
      #expect(gone.contains("\"\(column)\":"))
    }
  }

  @Test("cascades and cleared references are journaled")
  func cascades() throws {
    var draft = CustomerDraft()
    draft.name = "Sunita"
    draft.newCompany = "Rao Stores"
    let customer = try shop.office.customers.add(draft, by: shop.asha)
    let lead = try shop.lead(of: customer)
    try shop.office.leads.win(lead.id, sale: shop.money(5000), by: shop.asha)
    let company = try #require(customer.company)
    let parting = try shop.event { try shop.office.companies.delete(company, by: shop.asha) }
    let lines = try shop.office.journal(of: parting)
    #expect(lines.count == 2)
    #expect(lines.contains { $0.contains(#"2 {"company_id":\#(company)} {"company_id":null}"#) })
    let deletion = try shop.event { try shop.office.customers.delete(customer.id, by: shop.asha) }
    let nouns = try shop.office.journal(of: deletion).map { $0.split(separator: " ")[0] }
    #expect(Set(nouns) == ["customer", "lead", "sale", "activity"])
    #expect(nouns.count { $0 == "activity" } == 3)
  }

  @Test("a record's history says who changed what, from what, to what")
  func ofOneRecord() throws {
    let customer = try shop.customer("Sunita", by: shop.ravi)
    try shop.office.customers.edit(customer.id, by: shop.asha) { $0.title = "Buyer" }
    let id = customer.id.number
    let changes = try shop.history.of(.customer, id, by: shop.asha)
    #expect(changes.map(\.action) == ["update", "insert"])
    #expect(changes.map { $0.event.actor ?? "" } == ["asha", "ravi"])
    #expect(changes[0].fields.map(\.name) == ["title"])
    #expect(changes[0].fields[0].from == .null)
    #expect(changes[0].fields[0].to == "Buyer")
    #expect(changes[1].fields.isEmpty)
    #expect(
      shop.refusal { _ = try shop.history.of(.customer, id, by: shop.meera) }
        == "a caller may see their own customers only: ask a manager or the owner")
  }

  @Test("a number is never given to a second record")
  func numbers() throws {
    let first = try shop.customer("First")
    try shop.office.customers.delete(first.id, by: shop.asha)
    let deletion = try shop.newest()
    let second = try shop.customer("Second")
    #expect(second.id > first.id)
    try shop.history.undo(deletion, by: shop.asha)
    #expect(try shop.office.customers.get(first.id, by: shop.asha).name == "First")
    #expect(try shop.office.customers.get(second.id, by: shop.asha).name == "Second")
  }
}
