import CRM
import Support
import Testing

@Suite("Merging two customers")
struct MergingTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @discardableResult
  func merge(_ duplicate: Customer, into primary: Customer) throws -> Customer {
    try shop.crm.customers.merge(duplicate.id, into: primary.id, by: shop.asha)
  }

  @Test("the primary keeps its own values, gaps are filled, and what was not taken is noted")
  func values() throws {
    let neha = try shop.customer(
      "Neha Kapoor", ["email": "neha@example.com", "city": "Pune", "title": "Buyer"])
    let twin = try shop.customer(
      "N. Kapoor",
      [
        "email": "nk@example.com", "city": "Pune", "state": "Maharashtra", "title": "Owner",
        "company": "Acme", "source": "Fair", "owner": "ravi", "lead_status": "warm",
        "department": "Kitchen", "address_line1": "12 MG Road", "address_line2": "2nd floor",
        "postal_code": "411001", "country": "India",
      ])
    let one = try merge(twin, into: neha)
    #expect(one.id == neha.id)
    #expect(one.name == "Neha Kapoor")
    #expect(one.createdAt == neha.createdAt)
    #expect(one.email?.address == "neha@example.com")
    #expect(one.title == "Buyer")
    #expect(one.ownerLogin == "asha")
    #expect(one.companyName == "Acme")
    #expect(one.source == "Fair")
    #expect(one.leadStatus == "warm")
    #expect(one.department == "Kitchen")
    #expect(one.address.line1 == "12 MG Road")
    #expect(one.address.line2 == "2nd floor")
    #expect(one.address.city == "Pune")
    #expect(one.address.state == "Maharashtra")
    #expect(one.address.postalCode == "411001")
    #expect(one.address.country == "India")

    let note = try #require(
      try shop.crm.customers.profile(neha.id, by: shop.asha).activities.first)
    #expect(note.subject == "Merged with N. Kapoor (\(twin.id))")
    #expect(
      note.description == """
        Filled: company, department, address_line1, address_line2, state, postal_code, country, source, lead_status
        Not taken: email nk@example.com
        Not taken: title Owner
        Not taken: owner no. \(shop.ravi.id)
        """)
    #expect(
      refusal { try shop.crm.customers.get(twin.id, by: shop.asha) }
        == "there is no customer “\(twin.id)”")
  }

  @Test(
    "numbers go to their place, else to the free one, and no number stands twice",
    arguments: [
      // primary's phone and mobile, duplicate's phone and mobile; then phone, mobile, not taken.
      (["1", "-"], ["2", "-"], ["1", "2"], []),
      (["1", "-"], ["1", "-"], ["1", "-"], []),
      (["1", "-"], ["2", "3"], ["1", "2"], ["mobile 3"]),
      (["1", "2"], ["3", "-"], ["1", "2"], ["phone 3"]),
      (["1", "2"], ["2", "1"], ["1", "2"], []),
      (["-", "1"], ["1", "-"], ["-", "1"], []),
      (["-", "1"], ["-", "2"], ["2", "1"], []),
      (["-", "-"], ["1", "2"], ["1", "2"], []),
      (["-", "-"], ["-", "2"], ["-", "2"], []),
      (["1", "-"], ["-", "2"], ["1", "2"], []),
    ] as [([String], [String], [String], [String])])
  func phones(
    _ primary: [String], _ duplicate: [String], _ merged: [String], _ left: [String]
  ) throws {
    func number(_ digit: String) -> String { digit == "-" ? "" : "+91984501234" + digit }
    let a = try shop.customer(
      "A", ["phone": number(primary[0]), "mobile": number(primary[1])])
    let b = try shop.customer(
      "B", ["phone": number(duplicate[0]), "mobile": number(duplicate[1])])
    let one = try merge(b, into: a)
    #expect(one.phone?.e164 ?? "" == number(merged[0]))
    #expect(one.mobile?.e164 ?? "" == number(merged[1]))
    let note = try shop.crm.customers.profile(a.id, by: shop.asha).activities.first?.description
    let noted = (note ?? "").split(separator: "\n").filter { $0.hasPrefix("Not taken: ") }
    #expect(
      noted == left.map { "Not taken: " + $0.replacing(" ", with: " +91984501234") }.map { $0[...] }
    )
  }

  @Test("everything that hung on the duplicate hangs on the primary")
  func moves() throws {
    let neha = try shop.customer("Neha")
    let twin = try shop.customer("N.")
    let lead = try shop.lead(of: twin)
    let sale = try shop.sale(to: twin, "10", of: lead)
    let task = try shop.task("Ring", customer: twin)
    let call = try shop.activity(["type": "call"], lead: lead)
    let before = try shop.crm.events
    try merge(twin, into: neha)
    #expect(try shop.crm.events == before + 1)
    let profile = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(profile.leads.map(\.id) == [lead.id])
    #expect(profile.sales.map(\.id) == [sale.id])
    #expect(profile.tasks.map(\.id) == [task.id])
    #expect(profile.activities.contains { $0.id == call.id })
    #expect(try shop.crm.check().ok)
  }

  @Test("further facts are put together, the primary's own ones first")
  func custom() throws {
    let neha = try shop.customer("Neha", ["custom": #"{"size":"M","shoe":7}"#])
    let twin = try shop.customer("N.", ["custom": #"{"size":"L","shoe":7,"diet":["nuts"]}"#])
    #expect(try merge(twin, into: neha).custom == #"{"size":"M","shoe":7,"diet":["nuts"]}"#)
    let note = try shop.crm.customers.profile(neha.id, by: shop.asha).activities.first
    #expect(note?.description == "Filled: custom.diet\nNot taken: custom.size \"L\"")
  }

  @Test(
    "whoever of the two got further counts",
    arguments: [
      ("lead", "customer", "customer"), ("customer", "lead", "customer"),
      ("prospect", "former", "former"), ("former", "customer", "customer"),
      ("prospect", "lead", "prospect"),
    ])
  func lifecycle(_ primary: String, _ duplicate: String, _ merged: String) throws {
    let a = try shop.customer("A", ["lifecycle_stage": primary])
    let b = try shop.customer("B", ["lifecycle_stage": duplicate])
    #expect(try merge(b, into: a).lifecycle.rawValue == merged)
  }

  @Test("one undo makes two of them again, each with what was theirs")
  func undo() throws {
    let neha = try shop.customer("Neha", ["city": "Pune"])
    let twin = try shop.customer("N.", ["phone": "98450 12345", "city": "Kochi"])
    let lead = try shop.lead(of: twin)
    try merge(twin, into: neha)
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).draft == neha.draft)
    let back = try shop.crm.customers.profile(twin.id, by: shop.asha)
    #expect(back.customer.draft == twin.draft)
    #expect(back.leads.map(\.id) == [lead.id])
    #expect(try shop.notes(about: neha.id) == ["Customer added"])
    #expect(try shop.crm.check().ok)
  }

  @Test("a customer can't be merged with itself, nor with one who is not there")
  func refused() throws {
    let neha = try shop.customer("Neha")
    #expect(
      refusal { try merge(neha, into: neha) } == "these are one and the same customer")
    for (gone, kept) in [(ID<Customer>(9), neha.id), (neha.id, ID(9))] {
      #expect(
        refusal { try shop.crm.customers.merge(gone, into: kept, by: shop.asha) }
          == "there is no customer “9”")
    }
    #expect(
      refusal { try shop.crm.customers.merge(ID(9), into: neha.id, by: shop.ravi) }
        == "a caller may not merge customers: ask a manager or the owner")
  }
}
