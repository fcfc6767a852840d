/// An exact amount of one currency.
package struct Money: Hashable, Sendable {
  /// The amount in the currency's smallest unit: paise, cents, yen.
  package var minor: Int64
  package var currency: Currency

  /// The most that people may write, either way from nothing.
  package static let limit: Int64 = 1_000_000_000_000_000

  package init(minor: Int64, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// The same number of another currency, if that has the coins: 1200.50 is no amount of yen.
  package func restated(in other: Currency) -> Money? {
    var minor = minor
    for _ in 0..<max(0, other.minorDigits - currency.minorDigits) {
      let (product, overflow) = minor.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      minor = product
    }
    for _ in 0..<max(0, currency.minorDigits - other.minorDigits) {
      guard minor % 10 == 0 else { return nil }
      minor /= 10
    }
    return Money(minor: minor, currency: other)
  }

  /// "1200.50", "-3.00", and "1200" where there are no decimals: for files and programs.
  package var decimal: String { text { $0 } }

  /// "1,200.50", or "12,34,567.00" where lakhs are counted: for people.
  package var display: String { text(grouping: grouped) }

  private func text(grouping: (String) -> String) -> String {
    let digits = String(minor.magnitude)
    let sign = minor < 0 ? "-" : ""
    let places = currency.minorDigits
    guard places > 0 else { return sign + grouping(digits) }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + grouping(String(padded.dropLast(places))) + "." + padded.suffix(places)
  }

  private func grouped(_ digits: String) -> String {
    var groups = [digits.suffix(3)]
    var rest = digits.dropLast(3)
    while !rest.isEmpty {
      let size = currency.countsInLakhs ? 2 : 3
      groups.append(rest.suffix(size))
      rest = rest.dropLast(size)
    }
    return groups.reversed().joined(separator: ",")
  }
}

extension Money: CustomStringConvertible {
  /// "INR 1,200.50"
  package var description: String { "\(currency) \(display)" }
}

/// Why a text is no amount, or no currency.
package enum MoneyError: Error, Hashable, CustomStringConvertible {
  case unknownCurrency(String)
  case empty
  case notAnAmount(String)
  case commaDecimals(String)
  case misplacedSeparator(String)
  case tooManyDecimals(String, Currency)
  case tooLarge(Currency)
  case otherCurrency(String, expected: Currency)

  package var description: String {
    switch self {
    case .unknownCurrency(let code):
      "\(code.quoted) is not a currency. Write its three letters, as INR, USD or EUR."
    case .empty:
      "The amount is missing. Write it as 1250.50, 50k or 1.2 lakh."
    case .notAnAmount(let text):
      "\(text.quoted) is not an amount. Write it as 1250.50, 1,250.50, 50k, 1.2m, 1.2 lakh or 2cr."
    case .commaDecimals(let text):
      "\(text.quoted) can be read in two ways. Put a point before the decimals, as in 1.5, and "
        + "commas between thousands only, as in 1,500."
    case .misplacedSeparator(let text):
      "The digits of \(text.quoted) are grouped in no known way. Write them without separators."
    case .tooManyDecimals(let text, let currency):
      switch currency.minorDigits {
      case 0: "\(text.quoted) has decimals, but \(currency) has none."
      case let digits: "\(text.quoted) has too many decimals: \(currency) has \(digits)."
      }
    case .tooLarge(let currency):
      "The amount is too large: at most "
        + "\(Money(minor: Money.limit, currency: currency)) can be kept."
    case .otherCurrency(let sign, let expected):
      "\(sign.quoted) is another currency: amounts here are in \(expected)."
    }
  }
}
