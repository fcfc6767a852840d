import CRM
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "a currency knows its decimals",
    arguments: [
      ("INR", "INR", 2), ("usd", "USD", 2), (" eur ", "EUR", 2), ("JPY", "JPY", 0),
      ("KWD", "KWD", 3), ("CLF", "CLF", 4), ("XAF", "XAF", 0), ("ZWG", "ZWG", 2),
    ])
  func currencies(text: String, code: String, digits: Int) throws {
    let currency = try Currency(text)
    #expect(currency.code == code)
    #expect(currency.description == code)
    #expect(currency.minorDigits == digits)
  }

  @Test(
    "what is no currency is refused",
    arguments: ["", "IN", "INRR", "XXX", "XAU", "HRK", "₹", "ıNR", "I\u{0}R", "{NR"])
  func unknown(code: String) {
    #expect(throws: MoneyError.unknownCurrency(code)) { try Currency(code) }
  }

  @Test(
    "an amount at a glance is said in the units that people count in",
    arguments: [
      ("INR", 0, "0"), ("INR", 5_000_000, "50,000"), ("INR", 9_999_949, "99,999"),
      ("INR", 10_000_000, "1 lakh"), ("INR", 124_000_000, "12.4 lakh"),
      ("INR", 999_999_999, "1 crore"), ("INR", 1_240_500_000, "1.2 crore"),
      ("INR", -124_000_000, "-12.4 lakh"), ("INR", 12_345_678_900_000, "12,346 crore"),
      ("USD", 99_999_900, "999,999"), ("USD", 124_000_000, "1.2 M"),
      ("USD", 99_996_000_000, "1 B"), ("JPY", 2_500_000, "2.5 M"), ("JPY", 999, "999"),
      ("JPY", .max, "9,223,372,037 B"), ("JPY", .min, "-9,223,372,037 B"),
    ] as [(String, Int64, String)])
  func rounded(code: String, minor: Int64, text: String) throws {
    #expect(Money(minor: minor, currency: try Currency(code)).rounded == text)
  }

  @Test(
    "amounts are written for files and for people",
    arguments: [
      ("INR", 120_050, "1200.50", "1,200.50"), ("INR", -300, "-3.00", "-3.00"),
      ("INR", 123_456_700, "1234567.00", "12,34,567.00"), ("INR", 0, "0.00", "0.00"),
      ("INR", 5, "0.05", "0.05"), ("INR", -5, "-0.05", "-0.05"),
      ("INR", 1_000_000_000_000_000, "10000000000000.00", "1,00,00,00,00,00,000.00"),
      ("NPR", 10_000_000, "100000.00", "1,00,000.00"), ("USD", 99_999, "999.99", "999.99"),
      ("USD", 123_456_700, "1234567.00", "1,234,567.00"), ("JPY", 1200, "1200", "1,200"),
      ("JPY", 0, "0", "0"), ("KWD", 1_234_567, "1234.567", "1,234.567"),
      ("CLF", 7, "0.0007", "0.0007"),
      ("USD", .min, "-92233720368547758.08", "-92,233,720,368,547,758.08"),
    ] as [(String, Int64, String, String)])
  func written(code: String, minor: Int64, decimal: String, display: String) throws {
    let money = Money(minor: minor, currency: try Currency(code))
    #expect(money.decimal == decimal)
    #expect(money.display == display)
    #expect(money.description == "\(code) \(display)")
  }

  @Test(
    "amounts are read as people write them",
    arguments: [
      ("INR", "0", 0), ("INR", "5", 500), ("INR", "1250.50", 125_050),
      ("INR", "1,250.50", 125_050), ("INR", "1 250.50", 125_050), ("INR", "1\u{A0}250", 125_000),
      ("CHF", "1'250.50", 125_050), ("CHF", "1’250", 125_000), ("INR", "12,34,567", 123_456_700),
      ("INR", "1,23,45,678.9", 1_234_567_890), ("INR", "1,234,567.09", 123_456_709),
      ("INR", "50k", 5_000_000), ("INR", "50 K", 5_000_000), ("INR", "1.2m", 120_000_000),
      ("INR", "1.2 lakh", 12_000_000), ("INR", "5L", 50_000_000), ("INR", "2cr", 2_000_000_000),
      ("INR", "2 crore", 2_000_000_000), ("INR", "1.5 Crores", 1_500_000_000),
      ("USD", "1bn", 100_000_000_000), ("INR", "1.23456k", 123_456),
      ("INR", "1,250.5k", 125_050_000),
      ("INR", "₹ 500", 50_000), ("INR", "₹500", 50_000), ("INR", "Rs. 500", 50_000),
      ("INR", "Rs.500.25", 50_025), ("INR", "rs 1.2 lakh", 12_000_000),
      ("INR", "₹ 1.2cr", 1_200_000_000), ("USD", "USD 500", 50_000), ("USD", "500 usd", 50_000),
      ("USD", "500USD", 50_000), ("USD", "1.2m USD", 120_000_000), ("USD", "$1,200", 120_000),
      ("CAD", "$5", 500), ("CAD", "C$5", 500), ("EUR", "500 €", 50_000), ("EUR", "€.50", 50),
      ("SEK", "500 kr", 50_000), ("GBP", "£0.01", 1), ("INR", "-5", -500),
      ("INR", "\u{2212}5", -500),
      ("INR", "+5", 500), ("INR", "-₹5", -500), ("INR", "₹ -5", -500), ("INR", "- ₹ 5", -500),
      ("INR", ".5", 50), ("INR", "007", 700), ("JPY", "1,200", 1200), ("JPY", "¥1.2k", 1200),
      ("KWD", "1.250", 1250), ("CLF", "0.0001", 1), ("INR", " 5 ", 500), ("INR", "-0", 0),
      ("INR", "10000000000000", 1_000_000_000_000_000),
      ("INR", "-10000000000000.00", -1_000_000_000_000_000),
      ("INR", "00000000000000000000000000000000000001", 100),
    ] as [(String, String, Int64)])
  func read(code: String, text: String, minor: Int64) throws {
    let money = try Money.parse(text, currency: Currency(code))
    #expect(money.minor == minor)
    #expect(money.currency.code == code)
  }

  @Test(
    "what is no amount is refused",
    arguments: [
      "abc", "k", "-", ".", "₹", "5.", "1e5", "1-5", "--5", "-₹-5", "5kk", "5 k k", "(5)", ",500",
      "₹ 5 INR", "५००", "5/-", "0x10", "five 5", "5 five", "1.2.x.3", "5 USD INR", "5\u{0}",
    ])
  func notAmounts(text: String) throws {
    let inr = try Currency("INR")
    #expect(throws: MoneyError.notAnAmount(text)) { try Money.parse(text, currency: inr) }
  }

  @Test("the reason of a refusal is named")
  func reasons() throws {
    let (inr, usd, jpy) = (try Currency("INR"), try Currency("USD"), try Currency("JPY"))
    func error(_ text: String, _ currency: Currency) -> MoneyError? {
      do throws(MoneyError) {
        _ = try Money.parse(text, currency: currency)
        return nil
      } catch { return error }
    }
    #expect(error("", inr) == .empty)
    #expect(error(" \u{200B}", inr) == .empty)
    for text in ["1,5", "1,25", "1250,50", "1.250,50", "1.250.000", "1,5k", "1.250.000,50"] {
      #expect(error(text, inr) == .commaDecimals(text))
    }
    for text in [
      "1,2,3", "1,2345,678", "1234,567", "12,345,67", "1, 250", "1,250 000", "1,,000",
      "1 5",
    ] {
      let expected: MoneyError =
        text == "1234,567" ? .commaDecimals(text) : .misplacedSeparator(text)
      #expect(error(text, inr) == expected, "\(text)")
    }
    for text in ["1.005", "1.500", "1.234567k"] {
      #expect(error(text, inr) == .tooManyDecimals(text, inr))
    }
    #expect(error("1.0", jpy) == .tooManyDecimals("1.0", jpy))
    for text in [
      "10000000000000.01", "1000001 crore", "99999999999999999999999999", "92233720368547758.08",
    ] {
      #expect(error(text, inr) == .tooLarge(inr))
    }
    #expect(error("USD 5", inr) == .otherCurrency("USD", expected: inr))
    #expect(error("5 eur", inr) == .otherCurrency("eur", expected: inr))
    #expect(error("$5", inr) == .otherCurrency("$", expected: inr))
    #expect(error("₹5", usd) == .otherCurrency("₹", expected: usd))
    #expect(error("C$5", usd) == .otherCurrency("C$", expected: usd))
  }

  @Test("what is written can be read again")
  func roundTrip() throws {
    var dice = Dice(seed: 3)
    for code in ["INR", "USD", "JPY", "KWD", "CLF"] {
      let currency = try Currency(code)
      for _ in 0..<2000 {
        let size = Int64.random(in: 1...15, using: &dice)
        let range = (0..<size).reduce(Int64(1)) { power, _ in power * 10 }
        let money = Money(minor: .random(in: -range...range, using: &dice), currency: currency)
        #expect(try Money.parse(money.decimal, currency: currency) == money)
        #expect(try Money.parse(money.display, currency: currency) == money)
        #expect(try Money.parse(money.description, currency: currency) == money)
      }
    }
  }

  @Test("the refusals read as sentences")
  func sentences() throws {
    let inr = try Currency("INR")
    let sentences: [(MoneyError, String)] = [
      (
        .unknownCurrency("RUPEE"),
        "“RUPEE” is not a currency. Write its three letters, as INR, USD or EUR."
      ),
      (.empty, "The amount is missing. Write it as 1250.50, 50k or 1.2 lakh."),
      (
        .notAnAmount("abc"),
        "“abc” is not an amount. Write it as 1250.50, 1,250.50, 50k, 1.2m, 1.2 lakh or 2cr."
      ),
      (
        .commaDecimals("1,5"),
        "“1,5” can be read in two ways. Put a point before the decimals, as in 1.5, and commas between thousands only, as in 1,500."
      ),
      (
        .misplacedSeparator("1,2,3"),
        "The digits of “1,2,3” are grouped in no known way. Write them without separators."
      ),
      (.tooManyDecimals("1.005", inr), "“1.005” has too many decimals: INR has 2."),
      (.tooManyDecimals("1.5", try Currency("JPY")), "“1.5” has decimals, but JPY has none."),
      (.tooLarge(inr), "The amount is too large: at most INR 1,00,00,00,00,00,000.00 can be kept."),
      (.otherCurrency("$", expected: inr), "“$” is another currency: amounts here are in INR."),
    ]
    for (error, sentence) in sentences { #expect(error.description == sentence) }
  }
}
