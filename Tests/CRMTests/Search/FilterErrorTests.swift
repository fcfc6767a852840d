import Storage
import Testing

@testable import CRM

@Suite struct FilterErrorTests {
  @Test(
    "a mistake is told with its place and the way out",
    arguments: [
      ("asha rao stat:k", "unknown field “stat” at 10: did you mean “state”?"),
      ("exp<7d", "unknown field “exp” at 1: did you mean “expected_close”?"),
      ("http://x", "unknown field “http” at 1: put the words in quotes to search for them"),
      ("a \"b c", "the quote at 3 is not closed: add a \" where it ends"),
      ("city:\"New", "the quote at 6 is not closed: add a \" where it ends"),
      ("\"\"", "nothing in the quotes at 1: write the words between them, or leave them out"),
      ("a (b", "the parenthesis at 3 is not closed: add a ) where it ends"),
      ("a) b", "the parenthesis at 2 closes nothing: leave it out, or put words in quotes"),
      ("a ()", "nothing in the parentheses at 3: write a term between them, or leave them out"),
      ("a -", "nothing after “-” at 3: write what to leave out right behind it, as in -stage:lost"),
      (
        "a - b",
        "nothing after “-” at 3: write what to leave out right behind it, as in -stage:lost"
      ),
      (
        "(a -)",
        "nothing after “-” at 4: write what to leave out right behind it, as in -stage:lost"
      ),
      ("a or", "nothing after “or” at 3: write another term, or “\"or\"” to search for it"),
      ("a or or b", "nothing after “or” at 3: write another term, or “\"or\"” to search for it"),
      ("or a", "nothing before “or” at 1: write another term, or “\"or\"” to search for it"),
      (
        "value >50k",
        "no field before “>” at 7: write it without a space, as in value>50k, "
          + "or put the words in quotes"
      ),
      (
        "state: x",
        "no value after “state:” at 7: write it without a space, or state:none for those without"
      ),
      (
        "state:a,",
        "no value after “state:” at 9: write it without a space, or state:none for those without"
      ),
      ("value:>5", "two operators after “value” at 7: keep one, or put the value in quotes"),
      ("a name>b", "“>” does not work on “name” at 3, which has no order: use “:” or “=”"),
      ("raw:x", "“raw” at 1 is only shown, not filtered by: search for its words instead"),
      (
        "stage:wonn",
        "“stage” is never “wonn” at 7: did you mean “Won”? "
          + "It is one of New, Contacted, Won, Lost"
      ),
      ("active:maybe", "“maybe” at 8 is neither yes nor no: write one of them"),
      ("score>x", "“x” at 7 is not a whole number: write it in digits, as in 250"),
      (
        "score>9223372036854775807",
        "“9223372036854775807” at 7 is not a whole number: write it in digits, as in 250"
      ),
      (
        "value>x",
        "no amount at 7: “x” is not an amount. Write it as 1250.50, 1,250.50, 50k, 1.2m, "
          + "1.2 lakh or 2cr."
      ),
      ("value:USD5..EUR9", "no amount at 7: “EUR” is another currency: amounts here are in USD."),
      (
        "received:2026-02-30",
        "no day at 10: There is no such day as “2026-02-30”. Check the month and the day. "
          + "A month is 2026-11, a year 2026."
      ),
      (
        "received:2026-13",
        "no day at 10: There is no such day as “2026-13”. Check the month and the day. "
          + "A month is 2026-11, a year 2026."
      ),
      (
        "received>\"2026-11-01 25:00\"",
        "no moment at 10: There is no such time as in “2026-11-01 25:00”. Hours go from 00 to 23, "
          + "minutes and seconds to 59."
      ),
      ("value:50k..10k", "the range at 7 ends before it begins: write “10k..50k”"),
      ("owner:zoe", "no user at 7 is called “zoe”: check the spelling, or use the id"),
      ("owner:&", "no user at 7 is called “&”: check the spelling, or use the id"),
    ])
  func sentence(filter: String, sentence: String) {
    #expect(throws: FilterError.self) { try Town.condition(filter) }
    do { _ = try Town.condition(filter) } catch { #expect("\(error)" == sentence) }
  }

  @Test("who is nobody can't say me")
  func nobody() throws {
    let context = FilterContext(
      today: Day(number: 20_000), zone: .utc, currency: try Currency("INR"), me: nil,
      resolve: { _, _ in Array(1...101) })
    func fact(_ filter: String) -> FilterError.Fact? {
      do {
        _ = try FilterTree(parsing: filter).bound(to: Person.catalogue, in: context)
        return nil
      } catch { return (error as? FilterError)?.fact }
    }
    #expect(fact("owner:me") == .noMe)
    #expect(fact("owner:a") == .tooManyNamesakes(.member, "a"))
  }

  @Test("what is too much is refused, not suffered")
  func limits() throws {
    func fact(_ filter: String) -> FilterError.Fact? {
      do {
        _ = try Town.condition(filter)
        return nil
      } catch { return (error as? FilterError)?.fact }
    }
    #expect(fact(String(repeating: "x", count: 10_000)) == nil)
    #expect(fact(String(repeating: "x", count: 10_001)) == .tooLong)
    #expect(fact(String(repeating: "(", count: 5000) + "a") == .tooDeep)
    #expect(fact(String(repeating: "-", count: 5000) + "a") == .tooDeep)
    #expect(
      fact(String(repeating: "(", count: 15) + "a" + String(repeating: ")", count: 15)) == nil)
    #expect(fact(String(repeating: "a ", count: 200)) == nil)
    #expect(fact(String(repeating: "a ", count: 201)) == .tooManyTests)
    #expect(fact(String(repeating: "a.", count: 201)) == .tooManyTests)
    #expect(
      fact("state:" + Array(repeating: "a", count: 201).joined(separator: ",")) == .tooManyTests)
  }

  @Test("the largest filter is still one that the engine takes")
  func largest() throws {
    let town = try Town()
    let words = "note:x \"98 76 54\""
    let filters = [
      (0..<7).reduce(words) { filter, _ in "\(words) or -(\(words) \(filter))" },
      (0..<15).reduce(words) { filter, number in
        "\(words) \(number % 2 == 0 ? "or" : "") (\(filter))"
      },
      (0..<200).map { "a\($0)" }.joined(separator: " or "),
      (0..<200).map { "-a\($0)" }.joined(separator: " "),
      "note:" + (0..<200).map { "a\($0)" }.joined(separator: ","),
    ]
    try town.database.read { tx in
      for filter in filters {
        let listing = Listing(of: Person.catalogue, where: try Town.condition(filter))
        let order = try ListOrder(nil, of: Person.catalogue)
        for plan in try listing.shapes(order.sort, in: tx) {
          #expect(try listing.page(order, plan, limit: 5, after: nil, in: tx).items.isEmpty)
          #expect(try listing.count(plan, upTo: 5, in: tx) == 0)
        }
      }
    }
  }
}
