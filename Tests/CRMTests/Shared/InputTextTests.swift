import Support
import Testing

@testable import CRM

@Suite("A form shows what a record holds")
struct InputTextTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  /// Reads back every input's text of every record, one by one and all in a row.
  private func readBack<Shelf: Kept>(_ shelf: Shelf) throws -> Int {
    let desk = shop.crm.desk(for: shop.asha)
    let items = try shelf.page(Query(limit: 1000), by: shop.asha).items
    for item in items {
      var all = item.draft
      for input in Shelf.editInputs {
        #expect(Shelf.catalogue.field(input.field) != nil, "\(input.name)")
        if let activity = item as? Activity, activity.kind == .change { continue }
        let text = shelf.text(of: input, for: item, by: shop.asha)
        let change = try input.read(text, shop.crm, desk)
        var one = item.draft
        try change(&one)
        #expect(one == item.draft, "\(input.name) of \(Shelf.catalogue.noun) as “\(text)”")
        try change(&all)
      }
      #expect(all == item.draft)
    }
    return items.count
  }

  @Test("whatever a shop did, reading back every text changes nothing", arguments: [1, 2])
  func everything(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let life = ShopLife(shop.crm, as: shop.asha)
    let deeds = ShopLife.Deed.allCases.filter { !"\($0)".hasPrefix("delete") }
    for _ in 0..<400 {
      guard let deed = deeds.randomElement(using: &dice) else { break }
      do { try life.perform(deed, &dice) } catch is CRMError {}
    }
    try traps()
    #expect(try readBack(shop.crm.customers) > 5)
    #expect(try readBack(shop.crm.companies) > 5)
    #expect(try readBack(shop.crm.leads) > 5)
    #expect(try readBack(shop.crm.sales) > 2)
    #expect(try readBack(shop.crm.tasks) > 2)
    #expect(try readBack(shop.crm.activities) > 5)
  }

  /// Names that are numbers, two of one name, odd moments, money without decimals.
  private func traps() throws {
    let me = try shop.crm.members.add(
      MemberDraft(login: "me", name: "Me", role: .caller), by: shop.asha)
    let one = try shop.crm.members.add(
      MemberDraft(login: "1", name: "ravi", role: .caller), by: shop.asha)
    for owner in [me, one, shop.ravi] {
      try shop.customer(
        "Lakshmi", ["owner": "\(owner.id)", "custom": #"{"size": "M", "n": 1.50}"#])
    }
    let named = try shop.company("7", ["annual_revenue": "1.2 lakh", "domain": "seven.in"])
    let ravi = try shop.customer(
      "Ravi \u{201C}Bobby\u{201D} Iyer", ["company": "\(named.id)", "phone": "98450 12345"])
    let lead = try shop.lead(
      of: ravi,
      [
        "currency": "JPY", "value": "1200", "title": "New oven", "note": "first\n\tsecond",
        "source_at": "1890-05-06 07:08:09", "received_at": "2026-01-02T03:04:05.678+05:30",
        "expected_close": "2026-02-28", "temperature": "hot",
      ])
    try shop.sale(to: ravi, "99", ["currency": "JPY", "date": "2026-01-31"], of: lead)
    try shop.task("Ring", ["due_date": "2026-12-01", "priority": "urgent"], lead: lead)
    try shop.activity(["type": "call", "outcome": "call_back", "duration": "0"], customer: ravi)
  }

  @Test("a moment is shown as the clocks showed it, and exactly where they showed it twice")
  func moments() throws {
    let berlin = try Shop(zone: "Europe/Berlin", currency: "EUR", region: "DE")
    let input = try #require(Activities.editInputs.first { $0.name == "at" })
    let customer = try berlin.customer("Lena")
    for (typed, shown) in [
      ("2026-07-01 09:30", "2026-07-01 09:30"), ("2026-07-01 09:30:05", "2026-07-01 09:30:05"),
      ("2026-07-01 09:30:00.250", "2026-07-01 09:30:00.250"),
      ("2026-10-25T02:30:00+02:00", "2026-10-25 02:30"),
      ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
    ] {
      let call = try berlin.activity(["type": "call", "at": typed], customer: customer)
      #expect(berlin.crm.activities.text(of: input, for: call, by: berlin.asha) == shown)
    }
  }

  @Test("a reference is shown by its name, or by its number where the name may be another's")
  func references() throws {
    let company = try shop.company("Kumar Stores")
    let customer = try shop.customer("Sunita", ["company": "Kumar Stores", "owner": "ravi"])
    func text(_ name: String, of customer: Customer) throws -> String {
      let input = try #require(Customers.editInputs.first { $0.name == name })
      return shop.crm.customers.text(of: input, for: customer, by: shop.asha)
    }
    #expect(try text("company", of: customer) == company.name)
    #expect(try text("owner", of: customer) == "ravi")
    #expect(try text("custom", of: customer) == "")
    #expect(try text("mobile", of: customer) == "")
    let twin = try shop.crm.members.add(
      MemberDraft(login: "asha2", name: "ravi", role: .caller), by: shop.asha)
    #expect(try text("owner", of: customer) == "\(shop.ravi.id)")
    let other = try shop.customer("Leela", ["owner": "\(twin.id)"])
    #expect(try text("owner", of: other) == "asha2")
  }

  @Test("a new lead is somebody's on file or a new person's, never both, never nobody's")
  func entries() throws {
    func add(_ typed: Typed) throws -> Lead {
      var entry = LeadEntry(currency: shop.crm.business.currency)
      try shop.reading(Leads.entryInputs, typed, by: shop.asha)(&entry)
      return try shop.crm.leads.add(entry, by: shop.asha)
    }
    let lead = try add([
      "name": "Meera", "phone": "9845055555", "city": "Mysuru", "title": "Cakes", "value": "500",
      "stage": "Qualified",
    ])
    #expect(lead.customerName == "Meera" && lead.name == "Cakes" && lead.stageName == "Qualified")
    let customer = try shop.crm.customers.get(lead.customer, by: shop.asha)
    #expect(customer.address.city == "Mysuru" && lead.city == "Mysuru")
    let second = try add(["customer": "Meera", "city": "Hubli"])
    #expect(second.customer == lead.customer && second.cameBack)
    #expect(throws: CRMError.missing(field: "customer", of: .lead)) { try add(["city": "Hubli"]) }
    #expect(throws: CRMError.self) { try add(["customer": "Meera", "phone": "9845055556"]) }
  }

  @Test("a new sale of a lead is in the lead's currency, unless another is said")
  func saleCurrency() throws {
    let lead = try shop.lead(of: shop.customer("Meera"), ["currency": "JPY", "value": "900"])
    for (typed, currency) in [
      (["lead": "\(lead.id)", "amount": "900"] as Typed, "JPY"),
      (["lead": "\(lead.id)", "currency": "USD", "amount": "9.50"], "USD"),
      (["customer": "Meera", "amount": "9.50"], "INR"),
    ] {
      var draft = Sales.blank
      try shop.reading(Sales.entryInputs, typed, by: shop.asha)(&draft)
      let sale = try shop.crm.sales.add(draft, by: shop.asha)
      #expect(sale.amount.currency.code == currency)
    }
  }
}
