import Support
import Testing

@testable import CRM

@Suite("Rows that somebody else wrote")
struct ImportTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func run(
    _ kind: ImportKind, _ headings: [String], _ rows: [[String]], said: [String: String] = [:],
    rehearse: Bool = false, by actor: Member? = nil, progress: (Int) -> Void = { _ in }
  ) throws -> ImportOutcome {
    let mapping = try ImportMapping(kind, headings: headings, said: said)
    let rows = rows.enumerated().map { ImportRow(line: $0.offset + 2, cells: $0.element) }
    return try Import(shop.crm, by: actor ?? shop.asha, isRehearsal: rehearse)
      .run(rows: rows, by: mapping, progress: progress)
  }

  @Test("headings are known by name, label and other programs' words")
  func headings() throws {
    func inputs(_ kind: ImportKind, _ headings: [String]) throws -> [String?] {
      try ImportMapping(kind, headings: headings).inputs
    }
    #expect(
      try inputs(
        .customers, ["Full Name", "E-MAIL", "phone_number", "Zip Code", "Straße", "Teléfono"])
        == ["name", "email", "phone", "postal_code", nil, nil])
    #expect(try inputs(.customers, ["Teléfono", "Company Name"]) == ["phone", "company"])
    #expect(
      try inputs(.leads, ["Customer name", "Name", "Budget", "Assigned to"])
        == ["name", "title", "value", "owner"])
    #expect(try inputs(.leads, ["Name", "Phone", "name"]) == ["name", "phone", "title"])
    #expect(try inputs(.leads, ["Customer", "id"]) == ["name", nil])
    #expect(throws: ImportError.nothingKnown(.leads)) { try inputs(.leads, ["x", "y"]) }
  }

  @Test("what is said about a column goes before what its name says")
  func mapping() throws {
    let headings = ["Name", "Who", "Junk"]
    let mapping = try ImportMapping(
      .customers, headings: headings, said: ["who": "name", "name": "title", "junk": ""])
    #expect(mapping.inputs == ["title", "name", nil])
    #expect(mapping.unknown == [])
    #expect(throws: ImportError.noColumn("Whom", nearest: "Who")) {
      try ImportMapping(.customers, headings: headings, said: ["Whom": "name"])
    }
    #expect(throws: ImportError.noInput("nmae", nearest: "name")) {
      try ImportMapping(.customers, headings: headings, said: ["Who": "nmae"])
    }
    #expect(throws: ImportError.twice("name", "Name", "Who")) {
      try ImportMapping(.customers, headings: headings, said: ["Who": "name", "Name": "name"])
    }
  }

  @Test("good rows are kept, bad ones refused alone with their line and reason")
  func customers() throws {
    let outcome = try run(
      .customers, ["name", "phone", "company", "owner"],
      [
        ["Meera", "9845055555", "Rao & Sons", "ravi"], ["", "9845055556", "", ""],
        ["Leela", "12", "", ""], ["Kabir", "", "", "nobody"], ["Zoe"], ["Too", "", "", "", "many"],
      ])
    #expect(outcome.added == 2 && outcome.skipped == 0)
    #expect(outcome.refused.map(\.row.line) == [3, 4, 5, 7])
    #expect(outcome.refused[0].reason == "a customer needs a name")
    #expect(outcome.refused[1].reason.hasPrefix("phone: "))
    let names = try shop.crm.customers.page(by: shop.asha).items.map(\.name).sorted()
    #expect(names == ["Meera", "Zoe"])
    let meera = try shop.crm.customers.page(Query(filter: "meera rao"), by: shop.asha).items
    #expect(meera.map(\.ownerLogin) == ["ravi"])
    #expect(try shop.crm.check(search: true).problems == [])
  }

  @Test("leads find their customer, and one that is here already is skipped")
  func leads() throws {
    let known = try shop.customer("Meera", ["phone": "9845055555"])
    let headings = ["Name", "Phone", "Amount", "Currency", "Lead ID"]
    let rows = [
      ["M", "+91 98450 55555", "1200", "JPY", "f-1"], ["Zoe", "", "5", "", "f-2"],
      ["Zoe", "", "5", "", "f-2"], ["", "", "5", "", "f-3"],
    ]
    let outcome = try run(.leads, headings, rows)
    #expect(outcome.added == 2 && outcome.skipped == 1)
    #expect(outcome.refused.map(\.row.line) == [5])
    let first = try shop.crm.leads.get(ID(1), by: shop.asha)
    #expect(first.customer == known.id && first.money?.description == "JPY 1,200")
    let again = try run(.leads, headings, rows)
    #expect(again.added == 0 && again.skipped == 3)
  }

  @Test("a rehearsal says the same and keeps nothing")
  func rehearsal() throws {
    let rows = (0..<1203).map { ["C\($0)", $0 % 100 == 7 ? "12" : "", "key-\($0 % 600)"] }
    let dump = try shop.crm.dump()
    let headings = ["name", "phone", "source_key"]
    let rehearsed = try run(.leads, headings, rows, rehearse: true)
    #expect(difference(dump, try shop.crm.dump()).isEmpty)
    var told: [Int] = []
    let outcome = try run(.leads, headings, rows) { told.append($0) }
    #expect(told == [500, 1000, 1203])
    #expect(outcome.added == rehearsed.added && outcome.skipped == rehearsed.skipped)
    #expect(outcome.refused.map(\.row) == rehearsed.refused.map(\.row))
    #expect(outcome.added + outcome.skipped + outcome.refused.count == 1203)
    #expect(try shop.crm.leads.count(nil, by: shop.asha) == outcome.added)
  }

  @Test("whoever may not add brings in nothing")
  func access() throws {
    #expect(throws: CRMError.refused(role: .viewer, .add, .customer, own: false)) {
      try run(.customers, ["name"], [["X"]], by: shop.vik)
    }
  }
}
