import CRM
import Support
import Testing

@Suite("Customers")
struct CustomerTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("every field of a customer is kept as it was read")
  func fields() throws {
    let neha = try shop.customer(
      "  Neha Kapoor ",
      [
        "email": "Neha@Example.com", "phone": "098450-12345", "mobile": "+44 20 7946 0958",
        "company": "Kapoor & Sons", "title": "Buyer", "department": "Kitchen",
        "address_line1": "12 MG Road", "address_line2": "2nd floor", "city": "Bengaluru",
        "state": "Karnataka", "postal_code": "560001", "country": "India", "source": "Fair",
        "lead_status": "warm", "lifecycle_stage": "prospect", "owner": "Ravi Iyer",
        "custom": #" {"size": "M", "tags": [1, 2]} "#,
      ])
    #expect(neha.name == "Neha Kapoor")
    #expect(neha.email?.address == "Neha@Example.com")
    #expect(neha.phone?.e164 == "+919845012345")
    #expect(neha.mobile?.e164 == "+442079460958")
    #expect(neha.companyName == "Kapoor & Sons")
    #expect(neha.title == "Buyer")
    #expect(neha.department == "Kitchen")
    #expect(neha.address.line1 == "12 MG Road")
    #expect(neha.address.line2 == "2nd floor")
    #expect(neha.address.city == "Bengaluru")
    #expect(neha.address.state == "Karnataka")
    #expect(neha.address.postalCode == "560001")
    #expect(neha.address.country == "India")
    #expect(neha.source == "Fair")
    #expect(neha.leadStatus == "warm")
    #expect(neha.lifecycle == .prospect)
    #expect(neha.ownerLogin == "ravi")
    #expect(neha.custom == #"{"size":"M","tags":[1,2]}"#)
    #expect(neha.createdAt == shop.now)
    #expect(neha.updatedAt == shop.now)
    #expect(try shop.notes(about: neha.id) == ["Customer added"])
  }

  @Test("a new customer is a lead in life, and looked after by whoever added them")
  func defaults() throws {
    let neha = try shop.customer("Neha", by: shop.ravi)
    #expect(neha.lifecycle == .lead)
    #expect(neha.ownerLogin == "ravi")
    #expect(neha.custom == "{}")
    #expect(try shop.crm.customers.get(neha.id, by: shop.ravi).name == "Neha")
  }

  @Test("an edit changes what it names, clears what it empties and leaves the rest")
  func edit() throws {
    let neha = try shop.customer(
      "Neha", ["email": "n@example.com", "phone": "98450 12345", "city": "Pune", "company": "Acme"])
    try shop.clock(says: "2026-11-22 10:00")
    let after = try shop.edit(
      neha, ["name": "Neha K", "email": "", "city": " ", "company": "", "owner": "", "custom": ""])
    #expect(after.name == "Neha K")
    #expect(after.email == nil)
    #expect(after.phone == neha.phone)
    #expect(after.address.city == nil)
    #expect(after.company == nil)
    #expect(after.owner == nil)
    #expect(after.custom == "{}")
    #expect(after.createdAt == neha.createdAt)
    #expect(after.updatedAt == shop.now)
    let before = try shop.crm.events
    try shop.edit(after, ["name": "Neha K"])
    #expect(try shop.crm.events == before)
  }

  @Test(
    "what can't be read is refused with the field's name and what to do",
    arguments: [
      ("name", " \u{200B} ", "name: can't be empty"),
      ("name", "Neha\u{7}", "name: holds a line break or a control character"),
      ("name", "Neha\nKapoor", "name: holds a line break or a control character"),
      ("name", "Neha\u{2028}Kapoor", "name: holds a line break or a control character"),
      ("name", "Neha\u{9B}2J", "name: holds a line break or a control character"),
      (
        "email", "neha.example.com",
        "email: The email address has no @. Write it as asha@example.com."
      ),
      (
        "email", "a@b@c.in",
        "email: The email address has a second @ at character 4. Only one is possible."
      ),
      (
        "phone", "12345",
        "phone: The number is too short: +91 is followed by 8 to 13 digits in such a number, this one has 5."
      ),
      (
        "mobile", "98450y12345",
        "mobile: \"y\" at position 6 is a letter: type a phone number in digits."
      ),
      (
        "lifecycle_stage", "friend",
        "lifecycle_stage: is one of lead, prospect, customer, former"
      ),
      ("lifecycle_stage", "", "lifecycle_stage: is one of lead, prospect, customer, former"),
      ("owner", "nobody", "there is no user “nobody”"),
      (
        "custom", "size M",
        "custom: This is not JSON at byte 0: a value, a name or a comma is missing or something else stands in its place."
      ),
      ("custom", "7", #"custom: is one JSON object, such as {"size": "M"}"#),
    ])
  func unreadable(_ field: String, _ text: String, _ sentence: String) throws {
    #expect(refusal { try shop.person("Neha", [field: text]) } == sentence)
  }

  @Test(
    "a text fits to the last character and not one further",
    arguments: [
      ("name", 200), ("title", 100), ("department", 100), ("address_line1", 255),
      ("address_line2", 255), ("city", 100), ("state", 100), ("postal_code", 20),
      ("country", 100), ("source", 50), ("lead_status", 50), ("company", 200),
    ])
  func lengths(_ field: String, _ limit: Int) throws {
    // A letter of two scalars that composes into one, so that bytes and marks are not counted.
    let longest = String(repeating: "e\u{301}", count: limit)
    try shop.customer("Neha", [field: longest])
    #expect(
      refusal { try shop.person("Neha", [field: longest + "x"]) }
        == "\(field): has \(limit + 1) characters; \(limit) is the most")
  }

  @Test("what looks equal is stored equal")
  func composed() throws {
    let rene = try shop.customer("Rene\u{301}e")
    #expect(Array(rene.name.unicodeScalars) == Array("Ren\u{E9}e".unicodeScalars))
    #expect(try shop.crm.customers.find("Rene\u{301}e", by: shop.asha) == rene.id)
    #expect(try shop.crm.customers.find("Ren\u{E9}e", by: shop.asha) == rene.id)
  }

  @Test(
    "a customer is found by number, name, email and phone",
    arguments: [
      "1", " 1 ", "neha kapoor", "NEHA@example.com", "98450 12345", "+91-98450-12345",
      "080 2345 6789",
    ])
  func find(_ text: String) throws {
    let neha = try shop.customer(
      "Neha Kapoor",
      ["email": "neha@example.com", "phone": "9845012345", "mobile": "08023456789"])
    try shop.customer("Kiran")
    #expect(try shop.crm.customers.find(text, by: shop.asha) == neha.id)
  }

  @Test("who is meant by a name that two have must be said; a name that nobody has is refused")
  func ambiguous() throws {
    let first = try shop.customer("Neha Kapoor")
    let second = try shop.customer("NEHA KAPOOR")
    #expect(
      refusal { try shop.crm.customers.find("neha kapoor", by: shop.asha) }
        == "“neha kapoor” may be any of these customers: \(first.id) Neha Kapoor; \(second.id) NEHA KAPOOR. Say which by its number"
    )
    for text in ["Neha", "77", "x@example.com", "98450 00000", ""] {
      #expect(
        refusal { try shop.crm.customers.find(text, by: shop.asha) }
          == "there is no customer “\(text)”")
    }
  }

  @Test("deleting a customer takes all that hangs on them, and one undo brings all of it back")
  func delete() throws {
    let neha = try shop.customer("Neha", ["company": "Acme"])
    let lead = try shop.lead(of: neha, ["value": "10"])
    try shop.sale(to: neha, "10", of: lead)
    try shop.task("Ring", lead: lead)
    try shop.activity(["type": "call"], lead: lead)
    let kiran = try shop.customer("Kiran")
    try shop.lead(of: kiran)
    let before = try shop.crm.customers.profile(neha.id, by: shop.asha)

    try shop.crm.customers.delete(neha.id, by: shop.asha)
    #expect(
      refusal { try shop.crm.customers.get(neha.id, by: shop.asha) }
        == "there is no customer “\(neha.id)”")
    #expect(
      refusal { try shop.crm.customers.delete(neha.id, by: shop.asha) }
        == "there is no customer “\(neha.id)”")
    #expect(try shop.crm.leads.count(nil, by: shop.asha) == 1)
    #expect(try shop.crm.sales.count(nil, by: shop.asha) == 0)
    #expect(try shop.crm.tasks.count(nil, by: shop.asha) == 0)
    #expect(try shop.crm.companies.count(nil, by: shop.asha) == 1)

    try shop.crm.history.undo(by: shop.asha)
    let after = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(after.customer.draft == before.customer.draft)
    #expect(after.leads.map(\.draft) == before.leads.map(\.draft))
    #expect(after.sales.map(\.amount) == before.sales.map(\.amount))
    #expect(after.tasks.map(\.draft) == before.tasks.map(\.draft))
    #expect(after.activities.map(\.draft) == before.activities.map(\.draft))
    #expect(try shop.crm.check().ok)
  }

  @Test("a customer who is not there can't be shown, edited or deleted")
  func absent() throws {
    for actor in [shop.asha, shop.ravi] {
      #expect(
        refusal { try shop.crm.customers.get(ID(9), by: actor) } == "there is no customer “9”")
      #expect(
        refusal { try shop.crm.customers.edit(ID(9), by: actor) { $0.name = "X" } }
          == "there is no customer “9”")
    }
  }
}
