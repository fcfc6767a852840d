import CRM
import Support
import Testing

@Suite("People who come back")
struct ReturningTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test(
    "the same phone in another notation is the same customer",
    arguments: ["+91 98450 12345", "098450-12345", "9845012345", "0091 98450 12345"])
  func phone(_ written: String) throws {
    let first = try shop.lead(from: shop.person("Neha", ["phone": "98450 12345"]))
    let again = try shop.lead(from: shop.person("N. Kapoor", ["phone": written]))
    #expect(again.customer == first.customer)
    #expect(again.customerName == "Neha")
    #expect(!first.cameBack)
    #expect(again.cameBack)
    #expect(try shop.notes(about: first.customer).last == "Lead added: came back")
  }

  @Test("a phone is known whether it was the first or the second number")
  func mobile() throws {
    let neha = try shop.customer("Neha", ["phone": "080 2345 6789", "mobile": "98450 12345"])
    #expect(try shop.lead(from: shop.person("Neha", ["phone": "9845012345"])).customer == neha.id)
    #expect(
      try shop.lead(from: shop.person("Neha", ["mobile": "080-23456789"])).customer == neha.id)
  }

  @Test("the same email in other letters is the same customer")
  func email() throws {
    let first = try shop.lead(from: shop.person("Neha", ["email": "Neha@Example.com"]))
    let again = try shop.lead(from: shop.person("Neha", ["email": "nEHA@example.COM"]))
    #expect(again.customer == first.customer)
    #expect(again.cameBack)
  }

  @Test("the phone counts before the email, the longest known before the newer")
  func order() throws {
    let byPhone = try shop.customer("Phone", ["phone": "98450 12345"])
    let byEmail = try shop.customer("Mail", ["email": "a@example.com"])
    try shop.customer("Mail too", ["email": "A@example.com"])
    let both = try shop.person("?", ["email": "a@example.com", "phone": "98450 12345"])
    #expect(try shop.lead(from: both).customer == byPhone.id)
    #expect(
      try shop.lead(from: shop.person("?", ["email": "A@Example.com"])).customer == byEmail.id)
  }

  @Test("whoever is not on file becomes a customer now, in the same event")
  func new() throws {
    try shop.customer("Neha", ["phone": "98450 12345"])
    let before = try shop.crm.events
    let lead = try shop.lead(from: shop.person("Kiran", ["phone": "98450 12346"]))
    #expect(lead.customerName == "Kiran")
    #expect(!lead.cameBack)
    #expect(try shop.crm.events == before + 1)
  }

  @Test("a customer on file without a lead did not come back")
  func onFile() throws {
    try shop.customer("Neha", ["phone": "98450 12345"])
    #expect(try !shop.lead(from: shop.person("Neha", ["phone": "98450 12345"])).cameBack)
  }

  @Test("who comes back goes to the colleague who had them last, unless said")
  func former() throws {
    let neha = try shop.customer("Neha", ["phone": "98450 12345"])
    try shop.lead(of: neha, ["owner": "ravi", "received_at": "2026-11-20"])
    try shop.lead(of: neha, ["owner": "meera", "received_at": "2026-11-19"])
    let back = try shop.person("Neha", ["phone": "98450 12345"])
    #expect(try shop.lead(from: back).ownerLogin == "ravi")
    #expect(try shop.lead(from: back, ["owner": "meera"]).ownerLogin == "meera")
  }

  @Test("a colleague who has left gets nobody back")
  func left() throws {
    let neha = try shop.customer("Neha", ["phone": "98450 12345"])
    try shop.lead(of: neha, ["owner": "ravi"])
    _ = try shop.switchOff(shop.ravi)
    let back = try shop.lead(from: shop.person("Neha", ["phone": "98450 12345"]), by: shop.meera)
    #expect(back.ownerLogin == "meera")
    #expect(back.cameBack)
  }

  @Test("one source key is one lead: the second is refused and leaves no customer behind")
  func sourceKey() throws {
    try shop.lead(from: shop.person("Neha"), ["source_key": "sheet-7"])
    let customers = try shop.crm.customers.count(nil, by: shop.asha)
    #expect(
      refusal { try shop.lead(from: shop.person("Kiran"), ["source_key": "sheet-7"]) }
        == "the source key is taken by an earlier lead")
    #expect(try shop.crm.customers.count(nil, by: shop.asha) == customers)

    let other = try shop.lead(from: shop.person("Kiran"), ["source_key": "sheet-8"])
    #expect(
      refusal { try shop.edit(other, ["source_key": "sheet-7"]) }
        == "the source key is taken by an earlier lead")
    #expect(try shop.crm.check().ok)
  }
}
