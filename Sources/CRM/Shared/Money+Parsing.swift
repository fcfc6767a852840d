extension Money {
  /// Reads an amount as people write it, exactly or not at all: "1250.50", "1,250.50", "50k",
  /// "1.2 lakh", "₹ 500", "500 USD".
  package static func parse(_ text: String, currency: Currency) throws(MoneyError) -> Money {
    if let whole = wholeUnits(text, currency) { return whole }
    let written = try WrittenAmount(text, currency: currency)
    let places = currency.minorDigits + written.scale - written.decimals
    guard places >= 0 else { throw .tooManyDecimals(text, currency) }
    var minor: Int64 = 0
    for digit in written.digits + Array(repeating: 0, count: places) {
      minor = minor * 10 + Int64(digit)
      guard minor <= limit else { throw .tooLarge(currency) }
    }
    return Money(minor: written.isNegative ? -minor : minor, currency: currency)
  }

  /// Digits alone, as most amounts come, of which there is no doubt.
  private static func wholeUnits(_ text: String, _ currency: Currency) -> Money? {
    guard 1...9 ~= text.utf8.count, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    var minor = text.utf8.reduce(0 as Int64) { $0 * 10 + Int64($1 & 0xF) }
    for _ in 0..<currency.minorDigits { minor *= 10 }
    return minor <= limit ? Money(minor: minor, currency: currency) : nil
  }
}

/// The parts of an amount as written.
private struct WrittenAmount {
  /// Each 0…9, without separators and point.
  let digits: [UInt8]
  /// How many of the digits come after the point.
  let decimals: Int
  /// The zeros that a word as "lakh" adds.
  let scale: Int
  let isNegative: Bool

  init(_ text: String, currency: Currency) throws(MoneyError) {
    let scalars = Array(text.trimmed.nfc.unicodeScalars)
    guard !scalars.isEmpty else { throw .empty }
    guard var start = scalars.firstIndex(where: \.isDigit),
      let last = scalars.lastIndex(where: \.isDigit)
    else { throw .notAnAmount(text) }
    // ".5" begins with the point; "Rs.5" does not.
    if start > 0, scalars[start - 1] == ".", start == 1 || !scalars[start - 2].isLetterOrNumber {
      start -= 1
    }
    var front = scalars[..<start].filter { !$0.properties.isWhitespace }
    isNegative = try WrittenAmount.takeSign(from: &front, of: text)
    let sign = String(front)
    if !sign.isEmpty { try WrittenAmount.check(sign, currency: currency, text) }

    scale = try WrittenAmount.readEnding(
      scalars[(last + 1)...], hasSign: !sign.isEmpty, currency: currency, text)
    (digits, decimals) = try WrittenAmount.readNumber(Array(scalars[start...last]), text)
  }

  /// A minus or plus stands before or after the currency, once.
  private static func takeSign(
    from front: inout [Unicode.Scalar], of text: String
  ) throws(MoneyError) -> Bool {
    let signs: [Unicode.Scalar] = ["-", "\u{2212}", "+"]
    guard let place = front.firstIndex(where: signs.contains) else { return false }
    guard place == 0 || place == front.count - 1 else { throw .notAnAmount(text) }
    return front.remove(at: place) != "+"
  }

  private static func check(
    _ sign: String, currency: Currency, _ text: String
  ) throws(MoneyError) {
    if currency.isWritten(sign) { return }
    throw Currency.isSign(sign) ? .otherCurrency(sign, expected: currency) : .notAnAmount(text)
  }

  /// The zeros that "k", "lakh", "crore INR" add; "USD" or nothing adds none.
  private static func readEnding(
    _ ending: ArraySlice<Unicode.Scalar>, hasSign: Bool, currency: Currency, _ text: String
  ) throws(MoneyError) -> Int {
    var words = ending.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    var scale = 0
    if let first = words.first, let zeros = zeros(of: first.asciiLowercased) {
      scale = zeros
      words.removeFirst()
    }
    guard let sign = words.first else { return scale }
    guard words.count == 1, !hasSign else { throw .notAnAmount(text) }
    try check(sign, currency: currency, text)
    return scale
  }

  private static func zeros(of word: String) -> Int? {
    switch word {
    case "k", "thousand": 3
    case "l", "lac", "lacs", "lakh", "lakhs": 5
    case "m", "mn", "million": 6
    case "cr", "crore", "crores": 7
    case "b", "bn", "billion": 9
    default: nil
    }
  }

  private static func readNumber(
    _ scalars: [Unicode.Scalar], _ text: String
  ) throws(MoneyError) -> (digits: [UInt8], decimals: Int) {
    let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else {
      throw scalars.allSatisfy { $0.isDigit || $0 == "." || $0 == "," }
        ? .commaDecimals(text) : .notAnAmount(text)
    }
    let whole = parts[0]
    let fraction = parts.count == 2 ? parts[1] : []
    let separators = whole.filter { !$0.isDigit }
    guard separators.allSatisfy(\.isSeparator) else { throw .notAnAmount(text) }
    guard fraction.allSatisfy(\.isDigit) else {
      throw fraction.allSatisfy({ $0.isDigit || $0.isSeparator })
        ? .commaDecimals(text) : .notAnAmount(text)
    }
    if let separator = separators.first {
      guard separators.allSatisfy({ $0 == separator }) else { throw .misplacedSeparator(text) }
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false).map(\.count)
      guard isGrouping(groups) else {
        throw separator == "," && groups.count == 2 && fraction.isEmpty && groups[1] > 0
          ? .commaDecimals(text) : .misplacedSeparator(text)
      }
    }
    let digits = (whole.filter(\.isDigit) + fraction).map { UInt8($0.value - 0x30) }
    return (digits, fraction.count)
  }

  /// 1,234,567 or 12,34,567.
  private static func isGrouping(_ sizes: [Int]) -> Bool {
    guard let first = sizes.first, sizes.last == 3 else { return false }
    let inner = sizes.dropFirst().dropLast()
    return (1...3).contains(first) && inner.allSatisfy { $0 == 3 }
      || (1...2).contains(first) && inner.allSatisfy { $0 == 2 }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  /// What stands between groups of digits: a comma, an apostrophe, a space.
  fileprivate var isSeparator: Bool {
    [",", "'", "\u{2019}", " ", "\u{A0}", "\u{2009}", "\u{202F}"].contains(self)
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
