import CRM
import Support
import Testing

@Suite("Customers who may be one")
struct DuplicatesTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  func found(
    of customer: Customer? = nil, by actor: Member? = nil
  ) throws -> [String] {
    try shop.crm.customers.duplicates(of: customer?.id, by: actor ?? shop.asha).map { group in
      "\(group.reason.rawValue): \(group.customers.map(\.name).joined(separator: ", "))"
    }
  }

  @Test("an email in other letters is the same email")
  func email() throws {
    let a = try shop.customer("A", ["email": "Neha@Example.com"])
    try shop.customer("B", ["email": "neha@example.COM"])
    let c = try shop.customer("C", ["email": "neha@example.org"])
    #expect(try found() == ["email: A, B"])
    #expect(try found(of: a) == ["email: A, B"])
    #expect(try found(of: c).isEmpty)
  }

  @Test("a phone is the same in either field and any notation")
  func phone() throws {
    let a = try shop.customer("A", ["phone": "98450 12345"])
    let b = try shop.customer("B", ["mobile": "+91 98450-12345"])
    try shop.customer("C", ["mobile": "+91 98450-12346"])
    #expect(try found() == ["phone: A, B"])
    #expect(try found(of: b) == ["phone: A, B"])
    #expect(try found(of: a) == ["phone: A, B"])
  }

  @Test("one person's number in both fields is no pair")
  func bothFields() throws {
    try shop.customer("A", ["phone": "98450 12345", "mobile": "98450 12345"])
    #expect(try found().isEmpty)
  }

  @Test("two who share an email and a phone are one pair, not two")
  func once() throws {
    for name in ["A", "B"] {
      try shop.customer(name, ["email": "a@example.com", "phone": "98450 12345"])
    }
    #expect(try found() == ["email: A, B"])
  }

  @Test(
    "nearly the same names of one company are a pair",
    arguments: [
      ("Neha Kapoor", "Neha Kapor", true), ("Neha Kapoor", "Kapoor, Neha", true),
      ("NÉHA KAPOOR", "neha kapoor", true), ("Neha Kapoor", "Neha Kapooor", true),
      ("Ravi", "Rani", false), ("Anil", "Anil", true),
      ("Neha Kapoor", "Neha Kumar", false), ("Sunil Rao", "Sunita Rao", false),
    ])
  func names(_ one: String, _ other: String, _ alike: Bool) throws {
    let a = try shop.customer(one, ["company": "Acme"])
    try shop.customer(other, ["company": "Acme"])
    #expect(try found() == (alike ? ["name: \(one), \(other)"] : []))
    #expect(try found(of: a) == (alike ? ["name: \(one), \(other)"] : []))
  }

  @Test("the same name in another company, or in none, proves nothing")
  func otherCompany() throws {
    try shop.customer("Neha Kapoor", ["company": "Acme"])
    try shop.customer("Neha Kapoor", ["company": "Bharat"])
    for _ in 0..<2 { try shop.customer("Neha Kapoor") }
    #expect(try found().isEmpty)
  }

  @Test("what twenty share may still be one person; what more share is a switchboard's")
  func tooCommon() throws {
    var first: Customer?
    try shop.crm.batch {
      for number in 1...20 {
        let one = try shop.customer("P\(number)", ["phone": "080 2345 6789"])
        first = first ?? one
      }
    }
    #expect(try found().count == 1)
    #expect(try found(of: first).count == 1)
    try shop.customer("P21", ["mobile": "080 2345 6789"])
    #expect(try found().isEmpty)
    #expect(try found(of: first).isEmpty)
  }

  @Test("a caller is shown pairs of their own customers only")
  func access() throws {
    let his = try shop.customer("A", ["email": "a@example.com", "owner": "ravi"])
    let hers = try shop.customer("B", ["email": "a@example.com", "owner": "meera"])
    #expect(try found(by: shop.ravi).isEmpty)
    #expect(try found(of: his, by: shop.ravi).isEmpty)
    #expect(
      refusal { try found(of: hers, by: shop.ravi) }
        == "a caller may see their own customers only: ask a manager or the owner")
    #expect(try found(by: shop.vik) == ["email: A, B"])
    try shop.edit(hers, ["owner": "ravi"])
    #expect(try found(by: shop.ravi) == ["email: A, B"])
  }

  @Test("no more groups are found than asked")
  func limit() throws {
    for number in 0..<6 {
      for _ in 0..<2 { try shop.customer("N", ["email": "n\(number)@example.com"]) }
    }
    #expect(try shop.crm.customers.duplicates(limit: 4, by: shop.asha).count == 4)
  }

  @Test("a customer who is not there has no duplicates")
  func absent() throws {
    #expect(
      refusal { try shop.crm.customers.duplicates(of: ID(9), by: shop.asha) }
        == "there is no customer “9”")
  }
}
