/// Prices as people make them: 4,999 or 68,500, never 68,431.27.
struct DemoMoney {
  let currency: Currency

  func price(_ amount: Double, _ chance: inout Chance) -> Money {
    var whole = Int64(max(amount, 300))
    var step: Int64 = 50
    while whole / step >= 100 { step *= step % 3 == 2 ? 5 : 2 }
    whole = (whole + step / 2) / step * step
    if whole < 20_000, whole % 500 == 0, chance.happens(0.3) { whole -= 1 }
    return money(whole)
  }

  /// What is agreed in the end: the price, or a little less.
  func agreed(_ price: Money, _ chance: inout Chance) -> Money {
    guard chance.happens(0.4) else { return price }
    return self.price(Double(price.minor) / unit * 0.95, &chance)
  }

  private var unit: Double { (0..<currency.minorDigits).reduce(1) { unit, _ in unit * 10 } }

  private func money(_ whole: Int64) -> Money {
    Money(minor: whole * Int64(unit), currency: currency)
  }
}
