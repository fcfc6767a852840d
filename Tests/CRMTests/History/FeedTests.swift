import Support
import Testing

@testable import CRM

@Suite("What happened since one last looked")
struct FeedTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func customer(_ name: String) throws -> Customer {
    var draft = CustomerDraft()
    draft.name = name
    return try shop.crm.customers.add(draft, by: shop.asha)
  }

  @Test("the feed tells the events after one, oldest first, to the newest")
  func feed() throws {
    let before = try shop.crm.history.newest()
    #expect(before > 0)
    let names = try ["Sunita", "Kabir", "Leela"].map { try customer($0).id.number }
    let feed = try shop.crm.history.feed(after: before, limit: 10)
    #expect(feed.map(\.subject) == names)
    #expect(feed.map(\.id) == [before + 1, before + 2, before + 3])
    #expect(try shop.crm.history.feed(after: before, limit: 2).map(\.subject) == Array(names[..<2]))
    #expect(try shop.crm.history.newest() == before + 3)
    #expect(try shop.crm.history.feed(after: before + 3, limit: 10).isEmpty)
  }

  @Test("every record touched is told, those that went along too")
  func touched() throws {
    let sunita = try customer("Sunita")
    let kabir = try customer("Kabir")
    let lead = try shop.crm.leads.add(
      LeadDraft(currency: shop.crm.business.currency), for: sunita.id, by: shop.asha)
    let before = try shop.crm.history.newest()
    try shop.crm.customers.delete(sunita.id, by: shop.asha)
    let touched = try shop.crm.history.nouns(after: before)
    #expect(touched.last == before + 1)
    #expect(touched.subjects?[.customer] == [sunita.id.number])
    #expect(touched.subjects?[.lead] == [lead.id.number])
    #expect(touched.nouns == Set(touched.subjects?.keys.map(\.self) ?? []))
    #expect(touched.holds(.lead, lead.id.number))
    #expect(!touched.holds(.customer, kabir.id.number))
    #expect(!touched.holds(.sale, 1))
    let nothing = try shop.crm.history.nouns(after: touched.last)
    #expect(nothing == Touched(last: touched.last, nouns: [], subjects: [:]))
  }

  @Test("of many records only the nouns are told, of a flood all nouns")
  func many() throws {
    let before = try shop.crm.history.newest()
    for number in 1...5 { _ = try customer("Customer \(number)") }
    let some = try shop.crm.history.nouns(after: before, limit: 2)
    #expect(some.subjects == nil)
    #expect(some.nouns == [.customer, .activity])
    #expect(some.holds(.customer, 999))
    for number in 6...25 { _ = try customer("Customer \(number)") }
    #expect(try shop.crm.history.nouns(after: before, limit: 2).nouns == Set(Schema.journaled))
  }
}
