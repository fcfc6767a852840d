extension Money {
  /// "12.4 lakh", "1.2 M": an amount at a glance, where the exact one is at hand. Small amounts are
  /// whole: "50,000".
  package var rounded: String {
    var one: UInt64 = 1
    for _ in 0..<currency.minorDigits { one *= 10 }
    let whole = (minor.magnitude + one / 2) / one
    let sign = minor < 0 ? "-" : ""
    let units: [(size: UInt64, name: String)] =
      currency.countsInLakhs
      ? [(10_000_000, "crore"), (100_000, "lakh")] : [(1_000_000_000, "B"), (1_000_000, "M")]
    for (place, unit) in units.enumerated() {
      guard whole >= unit.size else { continue }
      let tenths = (whole + unit.size / 20) / (unit.size / 10)
      // What rounds up to a whole of the larger unit is said in that.
      if place > 0, tenths * unit.size >= units[place - 1].size * 10 {
        return "\(sign)1 \(units[place - 1].name)"
      }
      let isLong = tenths >= 1000
      let count = isLong ? (tenths + 5) / 10 : tenths / 10
      let decimal = isLong || tenths % 10 == 0 ? "" : ".\(tenths % 10)"
      let digits = Money(minor: Int64(count) * Int64(one), currency: currency).wholePart
      return sign + digits + decimal + " " + unit.name
    }
    return sign + Money(minor: Int64(whole * one), currency: currency).wholePart
  }

  /// Without its smallest coins: "12,34,567".
  private var wholePart: String {
    let text = display
    return currency.minorDigits > 0 ? String(text.dropLast(currency.minorDigits + 1)) : text
  }
}
