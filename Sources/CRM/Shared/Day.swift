/// A date of the calendar without an hour or a place, Gregorian for all times.
package struct Day: Hashable, Sendable {
  /// Days since 1970-01-01.
  package var number: Int

  package init(number: Int) { self.number = number }

  /// Refuses what no calendar has, as 2026-02-30, and years outside 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard Day.years.contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(valid: year, month, day)
  }

  package static let years = 1...9999

  package var year: Int { parts.year }
  package var month: Int { parts.month }
  package var day: Int { parts.day }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (number + 3) % 7
    return Weekday.allCases[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday]
  }

  package func adding(days: Int) -> Day { Day(number: number + days) }

  /// The same day of another month, or that month's last day if it is shorter.
  package func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let (years, index) = floorDivided(month - 1 + months, by: 12)
    let length = Day.length(ofMonth: index + 1, year: year + years)
    return Day(valid: year + years, index + 1, min(day, length))
  }

  package var endOfMonth: Day {
    let (year, month, _) = parts
    return Day(valid: year, month, Day.length(ofMonth: month, year: year))
  }

  /// The Sunday on which this day's week ends.
  package var endOfWeek: Day { adding(days: 7 - weekday.rawValue) }
}

/// A day of the week; Monday is 1, as in ISO 8601.
package enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day: Strideable {
  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package static func == (a: Day, b: Day) -> Bool { a.number == b.number }
  package func distance(to other: Day) -> Int { other.number - number }
  package func advanced(by days: Int) -> Day { adding(days: days) }
}

extension Day: CustomStringConvertible {
  /// "2026-12-01"
  package var description: String {
    let (year, month, day) = parts
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// Reads what `description` writes and nothing else.
  package init?(iso text: String) {
    var reader = ByteReader(text.utf8)
    guard let day = WrittenDay(from: &reader)?.day, reader.isAtEnd else { return nil }
    self = day
  }
}

/// "2026-02-30": a date as written, right or wrong.
struct WrittenDay {
  /// The day that is meant, if the calendar has it.
  let day: Day?

  init?(from reader: inout ByteReader) {
    guard let year = reader.number(digits: 4...4), reader.skip("-"),
      let month = reader.number(digits: 2...2), reader.skip("-"),
      let day = reader.number(digits: 2...2)
    else { return nil }
    self.day = Day(year: year, month: month, day: day)
  }
}

// Years are counted from March here, so that the leap day comes last and a month's first day is
// a straight line: the months from March on have 31 30 31 30 31 days, and again.
extension Day {
  private init(valid year: Int, _ month: Int, _ day: Int) {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = month > 2 ? month - 3 : month + 9
    let leapDays =
      floorDivided(marchYear, by: 4).quotient - floorDivided(marchYear, by: 100).quotient
      + floorDivided(marchYear, by: 400).quotient
    number =
      365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - Day.daysBefore1970
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let (centuries4, dayOf400) = floorDivided(number + Day.daysBefore1970, by: 146_097)
    // The last day of a century of 400 years, and of four years, is a 366th: it stays in its year.
    let century = min(dayOf400 / 36_524, 3)
    let dayOf100 = dayOf400 - century * 36_524
    let olympiad = dayOf100 / 1461
    let dayOf4 = dayOf100 - olympiad * 1461
    let yearOf4 = min(dayOf4 / 365, 3)
    let dayOfYear = dayOf4 - yearOf4 * 365
    let marchMonth = (5 * dayOfYear + 2) / 153
    let marchYear = 400 * centuries4 + 100 * century + 4 * olympiad + yearOf4
    return (
      marchMonth < 10 ? marchYear : marchYear + 1,
      marchMonth < 10 ? marchMonth + 3 : marchMonth - 9,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  /// From the first of March of the year 0.
  private static let daysBefore1970 = 719_468

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 January of any year, where the calendar's rules are wanted and not a person's date.
  static func first(of year: Int) -> Day { Day(valid: year, 1, 1) }
}

/// Division that rounds down, so that the remainder is never negative.
func floorDivided<N: BinaryInteger>(_ number: N, by divisor: N) -> (quotient: N, remainder: N) {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

extension Int {
  /// The number with zeros in front until it has `width` digits.
  func padded(to width: Int) -> String {
    let digits = String(magnitude)
    return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.count))
      + digits
  }
}
