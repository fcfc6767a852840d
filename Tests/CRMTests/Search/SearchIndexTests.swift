import Storage
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
}
