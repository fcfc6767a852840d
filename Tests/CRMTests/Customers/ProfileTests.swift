import CRM
import Support
import Testing

@Suite("A customer's page")
struct ProfileTests {
  let shop: Shop
  let neha: Customer

  init() throws {
    shop = try Shop()
    neha = try shop.customer("Neha", ["owner": "ravi"])
  }

  @Test("what they brought is summed by currency; nothing sold is nothing in the list")
  func lifetimeValue() throws {
    #expect(try shop.crm.customers.profile(neha.id, by: shop.asha).lifetimeValue.isEmpty)
    for (currency, amount) in [
      ("INR", "1,250.50"), ("USD", "99.99"), ("INR", "0.50"), ("JPY", "1200"), ("KWD", "1.005"),
    ] { try shop.sale(to: neha, amount, ["currency": currency]) }
    try shop.sale(to: shop.customer("Kiran"), "5000")
    let profile = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(
      profile.lifetimeValue.map(\.description)
        == ["INR 1,251.00", "JPY 1,200", "KWD 1.005", "USD 99.99"])
  }

  @Test(
    "the newest of each comes first, open tasks before done ones, and the sum counts every sale")
  func order() throws {
    let early = try shop.lead(of: neha, ["received_at": "2026-11-01"])
    let late = try shop.lead(of: neha)
    let old = try shop.sale(to: neha, "1", ["date": "2026-01-01"])
    let new = try shop.sale(to: neha, "2", ["date": "2026-02-01"])
    let someday = try shop.task("Someday", customer: neha)
    let soon = try shop.task("Soon", ["due_date": "tomorrow"], customer: neha)
    let done = try shop.task("Done", ["status": "done"], customer: neha)
    let call = try shop.activity(["type": "call", "at": "2026-12-31"], customer: neha)
    let profile = try shop.crm.customers.profile(neha.id, by: shop.asha)
    #expect(profile.leads.map(\.id) == [late.id, early.id])
    #expect(profile.sales.map(\.id) == [new.id, old.id])
    #expect(profile.tasks.map(\.id) == [soon.id, someday.id, done.id])
    #expect(profile.activities.first?.id == call.id)

    let short = try shop.crm.customers.profile(neha.id, limit: 1, by: shop.asha)
    #expect(short.sales.map(\.id) == [new.id])
    #expect(short.lifetimeValue.map(\.decimal) == ["3.00"])
  }

  @Test("a caller sees of their customer's page what is theirs, an onlooker all of it")
  func access() throws {
    let mine = try shop.lead(of: neha, ["owner": "ravi"])
    try shop.lead(of: neha, ["owner": "meera"])
    try shop.sale(to: neha, "1", ["owner": "ravi"])
    try shop.sale(to: neha, "2", ["owner": "meera"])
    let task = try shop.task("Ring", ["assignee": "ravi"], customer: neha)
    try shop.task("Write", customer: neha)
    try shop.activity(["type": "call"], customer: neha)
    let own = try shop.crm.customers.profile(neha.id, by: shop.ravi)
    #expect(own.leads.map(\.id) == [mine.id])
    #expect(own.lifetimeValue.map(\.decimal) == ["1.00"])
    #expect(own.sales.count == 1)
    #expect(own.tasks.map(\.id) == [task.id])
    #expect(own.activities.contains { $0.kind == .call })
    let whole = try shop.crm.customers.profile(neha.id, by: shop.vik)
    #expect(whole.leads.count == 2)
    #expect(whole.tasks.count == 2)
    #expect(whole.lifetimeValue.map(\.decimal) == ["3.00"])
  }
}
