import CRM
import SQLiteStorage
import Support
import Testing

@Suite("A shop's file")
struct WorkspaceTests {
  @Test("a new file has its settings, its owner and the usual pipeline, in one event")
  func create() throws {
    let shop = try Shop(zone: "Europe/Berlin", currency: "EUR", region: "DE")
    let business = shop.crm.business
    #expect(business.name == "Asha's Sweets")
    #expect(business.zone.name == "Europe/Berlin")
    #expect(business.currency.code == "EUR")
    #expect(business.region.code == "DE")
    let first = try shop.crm.history.event(1)
    #expect(first.verb == .add)
    #expect(first.noun == .business)
    #expect(first.actor == nil)
    #expect(try shop.crm.check().ok)
    #expect(try shop.crm.check().events == 4)
  }

  @Test("another door to the file shows the same shop")
  func secondDoor() throws {
    let shop = try Shop(currency: "USD")
    let neha = try shop.customer("Neha")
    let other = try shop.secondDoor()
    #expect(other.business.currency.code == "USD")
    #expect(try other.customers.get(neha.id, by: shop.asha).name == "Neha")
    try other.customers.edit(neha.id, by: shop.asha) { $0.name = "Neha K" }
    #expect(try shop.crm.customers.find("Neha K", by: shop.asha) == neha.id)
    #expect(try shop.crm.customers.count("neha k", by: shop.asha) == 1)
    #expect(try shop.crm.check().ok)
  }

  @Test("a file that is set up is not set up again")
  func twice() throws {
    let shop = try Shop()
    #expect(
      refusal {
        try Workspace.create(
          shop.connection, business: shop.crm.business,
          owner: MemberDraft(login: "mallory", role: .owner))
      }
        == "there is already a file at \(shop.connection.path): choose another name, or move it away first"
    )
    #expect(try shop.crm.members.all().count == 4)
  }

  @Test("many verbs in a batch are one durable whole, each with its event; a failing one takes all")
  func batch() throws {
    let shop = try Shop()
    let before = try shop.crm.events
    try shop.crm.batch {
      for name in ["A", "B"] { try shop.customer(name) }
    }
    #expect(try shop.crm.events == before + 2)
    #expect(throws: CRMError.self) {
      try shop.crm.batch {
        try shop.customer("C")
        try shop.crm.customers.delete(ID(99), by: shop.asha)
      }
    }
    #expect(try shop.crm.customers.count(nil, by: shop.asha) == 2)
    #expect(try shop.crm.events == before + 2)
    #expect(try shop.crm.check().ok)
  }

  @Test("a verb that is refused inside a batch leaves the rest of the batch whole")
  func refusedInBatch() throws {
    let shop = try Shop()
    try shop.crm.batch {
      try shop.lead(from: shop.person("A"), ["source_key": "1"])
      #expect(throws: CRMError.self) {
        try shop.lead(from: shop.person("B"), ["source_key": "1"])
      }
      try shop.lead(from: shop.person("C"), ["source_key": "2"])
    }
    #expect(
      try shop.crm.customers.page(by: shop.asha).items.map(\.name).sorted() == ["A", "C"])
    #expect(try shop.crm.check().ok)
  }
}
