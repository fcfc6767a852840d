import Storage
import Testing

@testable import CRM

/// What the values of a filter stand for: today is Saturday, 21 November 2026, in Kolkata.
@Suite struct BindingTests {
  @Test(
    "values stand for spans",
    arguments: [
      ("expected-close:today", "2026-11-21", "2026-11-21"),
      ("expected_close:7d", "2026-11-28", "2026-11-28"),
      ("expected-close:-7d", "2026-11-14", "2026-11-14"),
      ("EXPECTED-CLOSE:2026-11", "2026-11-01", "2026-11-30"),
      ("expected-close=2026", "2026-01-01", "2026-12-31"),
      ("expected-close:2026-11-01..2026-11-07", "2026-11-01", "2026-11-07"),
      ("expected-close:2024-02..today", "2024-02-01", "2026-11-21"),
      ("expected-close:\"3 dec..4 dec\"", "2026-12-03", "2026-12-04"),
    ])
  func days(filter: String, first: String, last: String) throws {
    let first = Int64(try #require(Day(iso: first)).number)
    let last = Int64(try #require(Day(iso: last)).number)
    #expect(try spans(filter) == [first...last])
  }

  @Test(
    "a day of a moment is the whole day where the business is",
    arguments: [
      ("received:2026-11-01", "2026-11-01T00:00+05:30", "2026-11-01T23:59:59.999+05:30"),
      ("received:2026-11", "2026-11-01T00:00+05:30", "2026-11-30T23:59:59.999+05:30"),
      ("received<2026-11-01", nil, "2026-10-31T23:59:59.999+05:30"),
      ("received<=2026-11-01", nil, "2026-11-01T23:59:59.999+05:30"),
      ("received>2026-11-01", "2026-11-02T00:00+05:30", nil),
      ("received>=2026-11-01", "2026-11-01T00:00+05:30", nil),
      ("received>=\"2026-11-01 14:05\"", "2026-11-01T14:05+05:30", nil),
      ("received:2026-11-01..", "2026-11-01T00:00+05:30", nil),
    ] as [(String, String?, String?)])
  func moments(filter: String, first: String?, last: String?) throws {
    let first = try first.map { try Instant.parse($0, zone: .utc).milliseconds } ?? .min
    let last = try last.map { try Instant.parse($0, zone: .utc).milliseconds } ?? .max
    #expect(try spans(filter) == [first...last])
  }

  @Test(
    "numbers and amounts are read in the business's currency",
    arguments: [
      ("score:5", 5, 5), ("score>5", 6, .max), ("score<-5", .min, -6), ("score:-5..5", -5, 5),
      ("value:50k", 5_000_000, 5_000_000), ("value>1.2lakh", 12_000_001, .max),
      ("value<=2cr", .min, 2_000_000_000), ("value>=1,20,000", 12_000_000, .max),
      ("value:1250.50", 125_050, 125_050), ("value:10k..50k", 1_000_000, 5_000_000),
    ] as [(String, Int64, Int64)])
  func numbers(filter: String, lower: Int64, upper: Int64) throws {
    #expect(try spans(filter) == [lower...upper])
  }

  @Test(
    "an amount that names its currency asks for that currency",
    arguments: [
      ("value>USD500", "USD", 50_001, .max), ("value:500usd", "USD", 50_000, 50_000),
      ("value:JPY500..900", "JPY", 500, 900), ("value:\"500..900 JPY\"", "JPY", 500, 900),
    ] as [(String, String, Int64, Int64)])
  func currencies(filter: String, code: String, lower: Int64, upper: Int64) throws {
    let condition = try Town.condition(filter)
    #expect(
      tests(condition) == [
        .within([lower...upper]), .currency(try Currency(code), column: "person.currency"),
      ])
  }

  @Test(
    "names become ids before anything is read",
    arguments: [
      ("owner:me", [1]), ("owner:2", [2]), ("owner:RAVI", [2]), ("owner:kum", [2]),
      ("owner:jose", [4]), ("owner:\"Ravi Kum\",asha", [2, 1]), ("company:kumar", [4]),
    ] as [(String, [Int64])])
  func names(filter: String, ids: [Int64]) throws {
    #expect(try spans(filter) == ids.map { $0...$0 })
  }

  @Test("none and any ask whether there is something, unless they are in quotes")
  func presence() throws {
    #expect(tests(try Town.condition("state:none")) == [.absent])
    #expect(tests(try Town.condition("-state:ANY")) == [.absent])
    #expect(tests(try Town.condition("state:none,kerala")) == [.absent, .among(["kerala"])])
    #expect(tests(try Town.condition("state:\"none\"")) == [.among(["none"])])
  }

  @Test("a choice is told in its own spelling, a text in small letters")
  func words() throws {
    #expect(tests(try Town.condition("stage:won,NEW")) == [.among(["Won", "New"])])
    #expect(tests(try Town.condition("name:AsHa")) == [.holds("asha")])
    #expect(tests(try Town.condition("name=AsHa")) == [.among(["AsHa"])])
  }

  @Test(
    "bare words are beginnings of words, quoted ones stand side by side, digits are a phone's too",
    arguments: [
      ("José", [SearchMatch(word: "jose", digits: nil)]),
      (
        "asha@rao.in",
        ["asha", "rao", "in"].map { SearchMatch(word: $0, digits: nil) }
      ),
      ("\"Asha Rao\"", [SearchMatch(word: "asha rao", digits: nil)]),
      ("98", [SearchMatch(word: "98", digits: nil)]),
      ("987", [SearchMatch(word: "987", digits: "987")]),
      ("+91-98765", [SearchMatch(word: "91 98765", digits: "9198765")]),
      ("\"(91) 987\"", [SearchMatch(word: "91 987", digits: "91987")]),
      ("a987", [SearchMatch(word: "a987", digits: nil)]),
      ("& …", []),
      ("-&", []),
    ] as [(String, [SearchMatch])])
  func spoken(filter: String, matches: [SearchMatch]) throws {
    let found = try Town.condition(filter).terms.map { term -> SearchMatch? in
      if case .spoken(let match, _) = term { match } else { nil }
    }
    #expect(found == matches)
  }

  private func spans(_ filter: String) throws -> [ClosedRange<Int64>] {
    let tests = tests(try Town.condition(filter))
    guard tests.count == 1, case .within(let spans) = tests[0] else { return [] }
    return spans
  }

  private func tests(_ condition: Condition<Person>) -> [FieldTest] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(tests)
    case .not(let part): tests(part)
    case .test(_, let test): [test]
    case .spoken: []
    }
  }
}
