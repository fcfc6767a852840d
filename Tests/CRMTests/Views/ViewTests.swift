import Support
import Testing

@testable import CRM

@Suite("Saved views")
struct ViewTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @discardableResult
  private func view(_ name: String, _ typed: Typed = [:], by actor: Member? = nil) throws
    -> SavedView
  {
    var draft = Views.blank
    try shop.reading(Views.entryInputs, ["name": name], by: actor ?? shop.asha)(&draft)
    try shop.reading(Views.entryInputs, typed, by: actor ?? shop.asha)(&draft)
    return try shop.crm.views.add(draft, by: actor ?? shop.asha)
  }

  @Test("a view lists what its filter finds, in its order, narrowed by what else is asked")
  func lists() throws {
    for (name, value, state) in [
      ("A", "500", "Kerala"), ("B", "900", "Goa"), ("C", "700", "Kerala"), ("D", "100", "Goa"),
    ] {
      try shop.lead(of: shop.customer(name), ["value": value, "state": state])
    }
    let saved = try view(
      "Big ones", ["noun": "leads", "filter": "value>600 or d", "sort": "-value"])
    func ids(_ query: Query) throws -> [Int64] {
      try shop.crm.leads.page(query, by: shop.asha).items.map(\.id.number)
    }
    #expect(try ids(Query(saved)) == [2, 3, 4])
    #expect(try ids(Query(saved, and: Query(filter: "state:goa"))) == [2, 4])
    #expect(try ids(Query(saved, and: Query(filter: "a or c", sort: Sort("id")))) == [3])
    #expect(try ids(Query(view("All"), and: Query(limit: 1))) == [4])
  }

  @Test("what can't be listed can't be saved, nor come about by an edit")
  func validated() throws {
    #expect(throws: FilterError.self) { try view("X", ["filter": "valeu>5"]) }
    #expect(throws: FilterError.self) { try view("X", ["filter": "(a"]) }
    #expect(throws: ListingError.unknownSort("nam", nearest: "name")) {
      try view("X", ["sort": "-nam"])
    }
    #expect(throws: CRMError.unknownField("stat", of: .lead, suggestion: "state")) {
      try view("X", ["columns": "id, stat"])
    }
    #expect(throws: CRMError.self) { try view("X", ["noun": "events"]) }
    #expect(throws: CRMError.missing(field: "name", of: .view)) {
      try shop.crm.views.add(Views.blank, by: shop.asha)
    }
    let saved = try view("X", ["filter": "temperature:hot", "columns": "id, customer"])
    #expect(saved.columns == ["id", "customer"])
    #expect(throws: FilterError.self) {
      try shop.crm.views.edit(saved.id, by: shop.asha) { $0.noun = .sale }
    }
    #expect(try shop.crm.views.get(saved.id, by: shop.asha).noun == .lead)
  }

  @Test("a view is one's own; only managers and owners share, and everybody has what is shared")
  func sharing() throws {
    let mine = try view("Mine", by: shop.ravi)
    let shared = try view("Ours", ["shared": "yes"], by: shop.meera)
    let boss = try view("Boss")
    #expect(throws: CRMError.mayNotShare(.caller)) {
      try view("X", ["shared": "yes"], by: shop.ravi)
    }
    #expect(throws: CRMError.mayNotShare(.caller)) {
      try shop.crm.views.edit(mine.id, by: shop.ravi) { $0.shared = true }
    }
    func names(_ actor: Member) throws -> [String] {
      try shop.crm.views.page(by: actor).items.map(\.name)
    }
    #expect(try names(shop.ravi) == ["Mine", "Ours"])
    #expect(try names(shop.vik) == ["Ours"])
    #expect(try names(shop.asha) == ["Boss", "Mine", "Ours"])
    for deed in [
      { try shop.crm.views.delete(shared.id, by: shop.ravi) },
      { _ = try shop.crm.views.edit(shared.id, by: shop.ravi) { $0.name = "X" } },
      { _ = try shop.crm.views.get(boss.id, by: shop.ravi) },
      { try view("X", by: shop.vik) },
    ] as [() throws -> Void] {
      #expect(throws: CRMError.self) { try deed() }
    }
  }

  @Test("one's own view comes before a shared one of the same name")
  func names() throws {
    let shared = try view("Hot", ["shared": "yes", "filter": "temperature:hot"])
    #expect(try shop.crm.views.find("hot", by: shop.ravi) == shared.id)
    let own = try view("hot", by: shop.ravi)
    #expect(try shop.crm.views.find("HOT", by: shop.ravi) == own.id)
    #expect(try shop.crm.views.find("hot", of: .lead, by: shop.vik) == shared.id)
    #expect(try shop.crm.views.find("\(shared.id)", by: shop.ravi) == shared.id)
    #expect(throws: CRMError.notFound(.view, "hot")) {
      try shop.crm.views.find("hot", of: .sale, by: shop.ravi)
    }
    #expect(throws: CRMError.taken(field: "the name “HOT”", by: "another view of this list")) {
      try view("HOT", by: shop.ravi)
    }
    try view("hot", ["noun": "sales"], by: shop.ravi)
  }

  @Test("a view is undone like everything, and its form shows what it holds")
  func undo() throws {
    let saved = try view(
      "Hot",
      ["filter": "temperature:hot", "sort": "-value", "columns": "id,value", "shared": "yes"])
    for input in Views.editInputs {
      let text = shop.crm.views.text(of: input, for: saved, by: shop.asha)
      var draft = saved.draft
      try input.read(text, shop.crm, shop.crm.desk(for: shop.asha))(&draft)
      #expect(draft == saved.draft && !text.isEmpty, "\(input.name)")
    }
    try shop.crm.views.edit(saved.id, by: shop.asha) { $0.filter = "temperature:cold" }
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.views.get(saved.id, by: shop.asha).filter == "temperature:hot")
    try shop.crm.views.delete(saved.id, by: shop.asha)
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.views.get(saved.id, by: shop.asha).draft == saved.draft)
    #expect(try shop.crm.check().problems == [])
  }
}
