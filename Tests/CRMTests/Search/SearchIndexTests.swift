import Storage
import Support
import Testing

@testable import CRM

@Suite("What an event asks of the search index")
struct SearchIndexTests {
  private var work = SearchIndex.Work()

  @Test("rows that were added one after the other are asked for as one run")
  mutating func run() {
    for id in 7...106 as ClosedRange<Int64> { work.add(id) }
    #expect(work.conditions == ["BETWEEN \(7) AND \(106)"])
    #expect(work.renewed == Array(7...106))
    #expect(work.dropped == [])
  }

  @Test("rows that come back in any order are each asked for once")
  mutating func scattered() {
    for id in [9, 4, 10, 4, 2, 9] as [Int64] { work.add(id) }
    #expect(work.renewed.sorted() == [2, 4, 9, 10])
    #expect(work.dropped == [])
  }

  @Test("only a row that was there before leaves words to drop")
  mutating func dropped() {
    work.add(5)
    work.change(5, renews: true)
    work.change(3, renews: false)
    work.change(2, renews: false)
    work.change(2, renews: true)
    work.add(2)
    #expect(work.renewed == [5, 2])
    #expect(work.dropped == [2])
  }

  @Test("what a later event asks goes on from there")
  mutating func later() {
    work.add(5)
    work.change(1, renews: false)
    var later = SearchIndex.Work()
    later.add(6)
    later.change(5, renews: true)
    later.change(1, renews: true)
    work.add(later)
    #expect(work.conditions == ["BETWEEN \(5) AND \(6)", "IN (\(1))"])
    #expect(work.dropped == [1])
  }

  @Test("a customer who changed along with the name of their company is found by both")
  func company() throws {
    let shop = try Shop()
    let company = try shop.company("Rao Traders")
    let customer = try shop.customer("Kiran", ["company": "Rao Traders"])
    try shop.crm.batch {
      try shop.crm.companies.edit(company.id, by: shop.asha) { $0.name = "Zenith Mills" }
      try shop.crm.customers.edit(customer.id, by: shop.asha) { $0.name = "Kavita" }
    }
    for word in ["zenith", "kavita"] {
      let found = try shop.crm.customers.page(Query(filter: word), by: shop.asha).items.map(\.id)
      #expect(found == [customer.id], "\(word)")
    }
    for word in ["traders", "kiran"] {
      #expect(
        try shop.crm.customers.page(Query(filter: word), by: shop.asha).items.isEmpty, "\(word)")
    }
    #expect(try shop.crm.check(search: true).problems == [])
  }
}
