import Storage
import Testing

@testable import CRM

/// The promise of the filter language: SQL and memory say the same of every item, whatever way the
/// rows are found.
@Suite struct ReadingsTests {
  @Test(
    "SQL and memory agree on ten thousand filters, by every plan",
    arguments: [1, 2, 3, 4] as [UInt64])
  func readingsAgree(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let town = try Town()
    try town.settle((1...80).map { dice.person(id: Int64($0)) })
    let people = try town.people()
    let catalogue = seed % 2 == 0 ? Person.catalogue : Person.alone
    var found = 0
    try town.database.read { tx in
      for _ in 0..<2500 {
        let filter = dice.filter()
        let condition = try Town.condition(filter, over: catalogue)
        let expected = people.filter { condition.holds($0) }.map(\.id)
        found += expected.isEmpty || expected.count == people.count ? 0 : 1
        let listing = Listing(of: catalogue, where: condition, and: nil)
        let order = try ListOrder(dice.sort(), of: catalogue)
        for plan in try listing.shapes(order.sort, in: tx) {
          let page = try listing.page(order, plan, limit: 1000, after: nil, in: tx)
          guard page.items.map(\.id).sorted() != expected else { continue }
          Issue.record("\(filter) by \(plan as Any): \(page.items.map(\.id)), not \(expected)")
          return
        }
        #expect(try listing.count(listing.plan(nil, in: tx), upTo: 1000, in: tx) == expected.count)
      }
    }
    #expect(found > 1250, "filters that part the people teach something: \(found)")
  }
}

extension Listing {
  /// Every way there is to find the rows.
  func shapes(_ sort: Sort, in tx: borrowing Transaction) throws -> Set<ListPlan?> {
    var leads = terms.indices.filter { terms[$0].isIndexed }.map { ListPlan(lead: .term($0)) }
    let words = terms.compactMap(\.match)
    if words.count > 1, catalogue.words.count == 1 {
      leads += [words, Array(words.prefix(2))].flatMap {
        let long = Set($0.filter { !$0.isAtHand })
        return [
          ListPlan(lead: .words, together: $0), ListPlan(together: $0),
          ListPlan(lead: .words, together: $0, shortened: long),
          ListPlan(together: $0, shortened: long),
        ]
      }
    }
    var listed = ListPlan()
    listed.rare = condition.matches
    var narrowed = listed
    narrowed.narrowing = Set(
      terms.indices.filter { terms[$0].isEquality || terms[$0].isPiece(of: sort.field) })
    return Set([nil, ListPlan(), listed, narrowed, try plan(sort, in: tx)] + leads)
  }
}
