import CRM
import Testing

@Suite("An amount in another currency")
struct RestatingTests {
  @Test(
    "the number stays, as far as the other currency has the coins",
    arguments: [
      ("INR", 125_050, "USD", 125_050), ("INR", 120_000, "JPY", 1200), ("INR", 125_050, "JPY", nil),
      ("JPY", 1200, "INR", 120_000), ("INR", 1, "KWD", 10), ("KWD", 1005, "INR", nil),
      ("KWD", 1010, "INR", 101), ("INR", -50, "KWD", -500), ("JPY", Int64.max, "INR", nil),
      ("INR", 0, "JPY", 0),
    ] as [(String, Int64, String, Int64?)])
  func restated(_ from: String, _ minor: Int64, _ to: String, _ expected: Int64?) throws {
    let money = Money(minor: minor, currency: try Currency(from))
    let other = try Currency(to)
    #expect(money.restated(in: other) == expected.map { Money(minor: $0, currency: other) })
  }
}
