import CRM
import Support
import Testing

@Suite("Sales")
struct SaleTests {
  let shop: Shop
  let neha: Customer

  init() throws {
    shop = try Shop(at: "2026-11-21 00:05")
    neha = try shop.customer("Neha")
  }

  @Test("a sale is of today, by whoever records it, in the shop's currency, unless said")
  func defaults() throws {
    let sale = try shop.sale(to: neha, "1,250.50", by: shop.meera)
    #expect(sale.amount.description == "INR 1,250.50")
    #expect(sale.date == Day(year: 2026, month: 11, day: 21))
    #expect(sale.ownerLogin == "meera")
    #expect(sale.customerName == "Neha")
    #expect(sale.note == nil)
    let other = try shop.sale(
      to: neha, "99", ["currency": "usd", "date": "2026-01-31", "note": "Boxes", "owner": "ravi"])
    #expect(other.amount.description == "USD 99.00")
    #expect(other.date == Day(year: 2026, month: 1, day: 31))
    #expect(other.note == "Boxes")
    #expect(other.ownerLogin == "ravi")
  }

  @Test(
    "an amount is exact to the coin of its currency, or refused",
    arguments: [
      ("INR", "0.01", "0.01"), ("INR", "1.2 lakh", "120000.00"), ("INR", "50k", "50000.00"),
      ("JPY", "1200", "1200"), ("KWD", "1.005", "1.005"), ("USD", "$1,234,567.89", "1234567.89"),
      ("INR", "₹ 500", "500.00"),
    ])
  func exact(_ currency: String, _ text: String, _ kept: String) throws {
    #expect(try shop.sale(to: neha, text, ["currency": currency]).amount.decimal == kept)
  }

  @Test(
    "what is no amount is refused with the reason",
    arguments: [
      ("INR", "0", "amount: is more than zero"), ("INR", "-5", "amount: can't be negative"),
      ("INR", "1.005", "amount: “1.005” has too many decimals: INR has 2."),
      ("JPY", "1.5", "amount: “1.5” has decimals, but JPY has none."),
      ("INR", "5 USD", "amount: “USD” is another currency: amounts here are in INR."),
      ("INR", "", "amount: The amount is missing. Write it as 1250.50, 50k or 1.2 lakh."),
      (
        "INR", "99999999999999999999",
        "amount: The amount is too large: at most INR 1,00,00,00,00,00,000.00 can be kept."
      ),
    ])
  func noAmount(_ currency: String, _ text: String, _ sentence: String) throws {
    #expect(refusal { try shop.sale(to: neha, text, ["currency": currency]) } == sentence)
  }

  @Test("a sale changes; an empty note is cleared, another currency keeps the number")
  func edit() throws {
    let sale = try shop.sale(to: neha, "1200.00", ["note": "Boxes"])
    try shop.clock(says: "2026-11-22 10:00")
    let changed = try shop.edit(sale, ["amount": "900", "note": "", "date": "yesterday"])
    #expect(changed.amount.decimal == "900.00")
    #expect(changed.note == nil)
    #expect(changed.date == Day(year: 2026, month: 11, day: 21))
    #expect(changed.updatedAt == shop.now)
    #expect(try shop.edit(sale, ["currency": "JPY"]).amount.description == "JPY 900")
    let before = try shop.crm.events
    try shop.edit(sale, ["amount": "900"])
    #expect(try shop.crm.events == before)
  }

  @Test("an amount that the other currency has no coins for must be said anew")
  func currencyWithoutCoins() throws {
    let sale = try shop.sale(to: neha, "1200.50")
    #expect(
      refusal { try shop.edit(sale, ["currency": "JPY"]) }
        == "amount: INR 1,200.50 is no amount of JPY: say it in JPY too")
    let yen = try shop.edit(sale, ["currency": "JPY", "amount": "2100"])
    #expect(yen.amount.description == "JPY 2,100")
  }

  @Test("a sale of a lead is its customer's")
  func lead() throws {
    let lead = try shop.lead(of: neha)
    let money = try Money.parse("10", currency: Currency("INR"))
    let sale = try shop.crm.sales.add(SaleDraft(lead: lead.id, amount: money), by: shop.asha)
    #expect(sale.customer == neha.id)
    let kiran = try shop.customer("Kiran")
    #expect(
      refusal { try shop.sale(to: kiran, "10", of: lead) } == "lead: is another customer's")
    #expect(
      refusal {
        try shop.crm.sales.edit(sale.id, by: shop.asha) { $0.customer = kiran.id }
      } == "lead: is another customer's")
  }

  @Test("a sale needs an amount and somebody who bought")
  func missing() throws {
    let money = try Money.parse("10", currency: Currency("INR"))
    let sales = shop.crm.sales
    #expect(
      refusal { try sales.add(SaleDraft(customer: neha.id), by: shop.asha) }
        == "a sale needs an amount")
    #expect(
      refusal { try sales.add(SaleDraft(amount: money), by: shop.asha) }
        == "a sale needs a customer")
    #expect(
      refusal { try sales.add(SaleDraft(customer: ID(9), amount: money), by: shop.asha) }
        == "there is no customer “9”")
    #expect(
      refusal { try sales.add(SaleDraft(lead: ID(9), amount: money), by: shop.asha) }
        == "there is no lead “9”")
  }

  @Test(
    "who buys becomes a customer; an old sale of a former one does not call them back",
    arguments: [
      ("lead", "customer"), ("prospect", "customer"), ("customer", "customer"),
      ("former", "former"),
    ])
  func lifecycle(_ before: String, _ after: String) throws {
    let kiran = try shop.customer("Kiran", ["lifecycle_stage": before])
    try shop.sale(to: kiran, "10")
    #expect(try shop.crm.customers.get(kiran.id, by: shop.asha).lifecycle.rawValue == after)
  }

  @Test("a sale that is deleted is gone until it is undone")
  func delete() throws {
    let sale = try shop.sale(to: neha, "10")
    try shop.crm.sales.delete(sale.id, by: shop.asha)
    #expect(
      refusal { try shop.crm.sales.get(sale.id, by: shop.asha) } == "there is no sale “\(sale.id)”")
    #expect(
      refusal { try shop.crm.sales.delete(sale.id, by: shop.asha) }
        == "there is no sale “\(sale.id)”")
    try shop.crm.history.undo(by: shop.asha)
    #expect(try shop.crm.sales.get(sale.id, by: shop.asha).amount.decimal == "10.00")
  }
}
