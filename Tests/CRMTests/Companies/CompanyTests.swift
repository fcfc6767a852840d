import CRM
import Support
import Testing

@Suite("Companies")
struct CompanyTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("every field of a company is kept as it was read")
  func fields() throws {
    let acme = try shop.company(
      "Acme",
      [
        "domain": "acme.in", "industry": "Food", "employee_count": "40",
        "annual_revenue": "1.2 crore", "phone": "080 2345 6789", "website": "https://acme.in",
        "address_line1": "12 MG Road", "city": "Bengaluru", "country": "India", "owner": "me",
        "custom": #"{"gst":"29ABCDE"}"#,
      ])
    #expect(acme.domain == "acme.in")
    #expect(acme.industry == "Food")
    #expect(acme.employeeCount == 40)
    #expect(acme.annualRevenue == 1_200_000_000)
    #expect(acme.currency.code == "INR")
    #expect(acme.phone?.e164 == "+918023456789")
    #expect(acme.website == "https://acme.in")
    #expect(acme.address.line1 == "12 MG Road")
    #expect(acme.address.city == "Bengaluru")
    #expect(acme.ownerLogin == "asha")
    #expect(acme.custom == #"{"gst":"29ABCDE"}"#)
    #expect(acme.customers == 0)
    let cleared = try shop.edit(
      acme, ["domain": "", "employee_count": "", "annual_revenue": "", "phone": ""])
    #expect(cleared.domain == nil)
    #expect(cleared.employeeCount == nil)
    #expect(cleared.annualRevenue == nil)
    #expect(cleared.phone == nil)
    #expect(cleared.industry == "Food")
  }

  @Test(
    "what can't be read is refused with the field's name",
    arguments: [
      ("name", " ", "name: can't be empty"),
      ("employee_count", "-1", "employee_count: is a whole number from 0 to 100000000"),
      ("employee_count", "4.5", "employee_count: is a whole number from 0 to 100000000"),
      ("annual_revenue", "-1", "annual_revenue: can't be negative"),
      ("annual_revenue", "1.005", "annual_revenue: “1.005” has too many decimals: INR has 2."),
    ])
  func unreadable(_ field: String, _ text: String, _ sentence: String) throws {
    #expect(refusal { try shop.company("Acme", [field: text]) } == sentence)
  }

  @Test("a name is one company's, in any letters")
  func taken() throws {
    let acme = try shop.company("Acme")
    let other = try shop.company("Bharat")
    #expect(
      refusal { try shop.company("ACME") } == "the name “ACME” is taken by company \(acme.id)")
    #expect(
      refusal { try shop.edit(other, ["name": "acme"]) }
        == "the name “acme” is taken by company \(acme.id)")
    #expect(try shop.edit(acme, ["name": "ACME"]).name == "ACME")
    #expect(
      refusal { try shop.crm.companies.add(CompanyDraft(), by: shop.asha) }
        == "a company needs a name")
  }

  @Test("a customer's company is made on the fly, once, and is looked after by whoever made it")
  func onTheFly() throws {
    let before = try shop.crm.events
    let neha = try shop.customer("Neha", ["company": " Kapoor & Sons "], by: shop.ravi)
    #expect(try shop.crm.events == before + 1)
    let kiran = try shop.customer("Kiran", ["company": "KAPOOR & SONS"])
    #expect(neha.company == kiran.company)
    let id = try #require(neha.company)
    let company = try shop.crm.companies.get(id, by: shop.asha)
    #expect(company.name == "Kapoor & Sons")
    #expect(company.ownerLogin == "ravi")
    #expect(company.customers == 2)
    #expect(try shop.edit(neha, ["company": "\(id)"]).company == id)
  }

  @Test("two who write the same new name at once make one company")
  func race() throws {
    let one = try shop.person("Neha", ["company": "Acme"])
    let other = try shop.person("Kiran", ["company": "acme"])
    let first = try shop.crm.customers.add(one, by: shop.asha)
    #expect(try shop.crm.customers.add(other, by: shop.asha).company == first.company)
  }

  @Test("a number that no company has makes no company of that name")
  func number() throws {
    #expect(
      refusal { try shop.person("Neha", ["company": "42"]) } == "there is no company “42”")
  }

  @Test("a company is found by number, name and domain, the name before the domain")
  func find() throws {
    let acme = try shop.company("Acme", ["domain": "acme.in"])
    let namesake = try shop.company("acme.com", ["domain": "other.com"])
    try shop.company("Third", ["domain": "acme.com"])
    #expect(try shop.crm.companies.find("\(acme.id)") == acme.id)
    #expect(try shop.crm.companies.find(" ACME ") == acme.id)
    #expect(try shop.crm.companies.find("Acme.IN") == acme.id)
    #expect(try shop.crm.companies.find("acme.com") == namesake.id)
    #expect(refusal { try shop.crm.companies.find("Zenith") } == "there is no company “Zenith”")
  }

  @Test("which company is meant by a domain that two have must be said")
  func ambiguous() throws {
    let one = try shop.company("Acme North", ["domain": "acme.in"])
    let two = try shop.company("Acme South", ["domain": "acme.in"])
    #expect(
      refusal { try shop.crm.companies.find("acme.in") }
        == "“acme.in” may be any of these companies: \(one.id) Acme North; \(two.id) Acme South. Say which by its number"
    )
  }

  @Test("when a company is deleted its people stay and belong to none; undo brings it back")
  func delete() throws {
    let neha = try shop.customer("Neha", ["company": "Acme"])
    let id = try #require(neha.company)
    try shop.crm.companies.delete(id, by: shop.asha)
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).company == nil)
    #expect(
      refusal { try shop.crm.companies.get(id, by: shop.asha) } == "there is no company “\(id)”")
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).companyName == "Acme")
  }
}
