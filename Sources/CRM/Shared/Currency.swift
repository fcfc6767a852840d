/// A currency of ISO 4217 that is in use.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// "INR"
  package let code: String

  /// How many decimals its amounts have.
  package let minorDigits: Int

  /// Takes the code in any case.
  package init(_ code: String) throws(MoneyError) {
    let letters = code.trimmed.utf8.map { $0.isASCIILetter ? $0 & 0xDF : $0 }
    self.code = String(decoding: letters, as: UTF8.self)
    guard let digits = Currency.decimals[self.code] else { throw .unknownCurrency(code) }
    minorDigits = digits
  }

  package var description: String { code }

  /// Whether its amounts are grouped as 12,34,567.
  var countsInLakhs: Bool { ["INR", "NPR", "BDT", "BTN"].contains(code) }

  /// Whether people write this before or after its amounts.
  func isWritten(_ sign: String) -> Bool {
    sign.equalsIgnoringASCIICase(code)
      || Currency.signs[sign.asciiLowercased]?.contains(code) == true
  }

  /// Whether this stands for any currency at all.
  static func isSign(_ text: String) -> Bool {
    signs[text.asciiLowercased] != nil || (try? Currency(text)) != nil
  }
}

extension Currency {
  // https://www.six-group.com/en/products-services/financial-information/data-standards.html
  // Metals, test codes and units of account have no decimals there and are left out.
  private static let decimals: [String: Int] = {
    let codes = [
      0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
      2: """
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
      CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
      GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK
      LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
      NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS
      SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST
      XCD XCG YER ZAR ZMW ZWG
      """,
      3: "BHD IQD JOD KWD LYD OMR TND",
      4: "CLF UYW",
    ]
    var decimals: [String: Int] = [:]
    for (digits, list) in codes {
      for code in list.split(whereSeparator: \.isWhitespace) { decimals[String(code)] = digits }
    }
    return decimals
  }()

  private static let signs: [String: [String]] = [
    "₹": ["INR"], "rs": ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
    "rs.": ["INR", "PKR", "LKR", "NPR", "MUR", "SCR"], "৳": ["BDT"],
    "$": [
      "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "BBD", "BMD",
      "BND", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD",
    ],
    "us$": ["USD"], "a$": ["AUD"], "c$": ["CAD"], "ca$": ["CAD"], "nz$": ["NZD"], "s$": ["SGD"],
    "hk$": ["HKD"], "nt$": ["TWD"], "mx$": ["MXN"], "r$": ["BRL"],
    "€": ["EUR"], "£": ["GBP", "EGP", "FKP", "GIP", "LBP", "SHP", "SSP", "SYP"],
    "¥": ["JPY", "CNY"], "元": ["CNY"], "円": ["JPY"], "₩": ["KRW"], "₽": ["RUB"], "₺": ["TRY"],
    "₫": ["VND"], "₪": ["ILS"], "₱": ["PHP"], "฿": ["THB"], "₦": ["NGN"], "₴": ["UAH"],
    "₸": ["KZT"], "₵": ["GHS"], "₲": ["PYG"], "₡": ["CRC"], "₾": ["GEL"], "₼": ["AZN"],
    "kr": ["SEK", "NOK", "DKK", "ISK"], "zł": ["PLN"], "kč": ["CZK"], "ft": ["HUF"],
    "fr": ["CHF"], "fr.": ["CHF"], "r": ["ZAR"], "rp": ["IDR"], "rm": ["MYR"], "dh": ["AED"],
    "dhs": ["AED"], "ksh": ["KES"], "s/": ["PEN"],
  ]
}
