/// How the values of fields that have an order are read: each as the span it stands for, since a
/// day of a moment, or a month, is more than one number.
struct FilterValues {
  let context: FilterContext

  /// Two ends with `..` between, one of which may be missing; or one value.
  static func ends(of text: String) -> (lower: String?, upper: String?)? {
    guard let dots = text.utf8.indices.first(where: { text.utf8[$0...].starts(with: "..".utf8) })
    else { return nil }
    let lower = String(text[..<dots])
    let upper = String(text[text.utf8.index(dots, offsetBy: 2)...])
    if lower.isEmpty, upper.isEmpty { return nil }
    return (lower.isEmpty ? nil : lower, upper.isEmpty ? nil : upper)
  }

  static func number(_ text: String) throws(FilterError.Fact) -> ClosedRange<Int64> {
    // Room to step over either end.
    guard let number = Int64(text), number > .min, number < .max else { throw .notANumber(text) }
    return number...number
  }

  /// The amount, in the currency that `named` found or else the business's.
  func money(_ text: String, in named: Currency?) throws(FilterError.Fact) -> ClosedRange<Int64> {
    do throws(MoneyError) {
      let minor = try Money.parse(text, currency: named ?? context.currency).minor
      return minor...minor
    } catch { throw .notMoney(error) }
  }

  /// The currency that an amount names before or after its digits: `USD500`, `500 usd`.
  static func currency(namedIn text: String) -> Currency? {
    let scalars = text.trimmed.unicodeScalars.drop { $0 == "-" || $0 == "+" }
    let isLetter = { (scalar: Unicode.Scalar) in scalar.properties.isAlphabetic }
    let before = String(String.UnicodeScalarView(scalars.prefix(while: isLetter)))
    let after = String(
      String.UnicodeScalarView(scalars.reversed().prefix(while: isLetter).reversed()))
    return (try? Currency(before)) ?? (try? Currency(after))
  }

  /// Days by their number: one day, the days of `2026-11`, or those of `2026`.
  func days(_ text: String) throws(FilterError.Fact) -> ClosedRange<Int64> {
    let span: ClosedRange<Day>
    do throws(DateError) {
      if let months = try FilterValues.wholeMonths(text) {
        span = months
      } else {
        let day = try DateWords.day(text, today: context.today)
        span = day...day
      }
    } catch { throw .notADay(error) }
    return Int64(span.lowerBound.number)...Int64(span.upperBound.number)
  }

  /// Moments: the days from their start to their last millisecond in the business's zone, or one
  /// moment, `"2026-11-01 14:05"`.
  func moments(_ text: String) throws(FilterError.Fact) -> ClosedRange<Int64> {
    if text.contains(":") {
      do throws(InstantError) {
        let moment = try Instant.parse(text, zone: context.zone).milliseconds
        return moment...moment
      } catch { throw .notAnInstant(error) }
    }
    let days = try days(text)
    let start = context.zone.start(of: Day(number: Int(days.lowerBound)))
    let end = context.zone.start(of: Day(number: Int(days.upperBound) + 1))
    return start.milliseconds...max(start.milliseconds, end.milliseconds - 1)
  }

  private static func wholeMonths(_ text: String) throws(DateError) -> ClosedRange<Day>? {
    var reader = ByteReader(text.utf8)
    guard let year = reader.number(digits: 4...4) else { return nil }
    var months = 1...12
    if !reader.isAtEnd {
      guard reader.skip("-"), let month = reader.number(digits: 2...2), reader.isAtEnd
      else { return nil }
      months = month...month
    }
    guard let first = Day(year: year, month: months.lowerBound, day: 1),
      let last = Day(year: year, month: months.upperBound, day: 1)
    else { throw .noSuchDay(text) }
    return first...last.endOfMonth
  }
}
