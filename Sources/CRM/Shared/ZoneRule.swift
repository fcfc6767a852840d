/// When a zone's clocks change in the years beyond its table, as POSIX writes it:
/// https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_03
struct ZoneRule: Hashable, Sendable {
  private let standard: Int
  private let saving: Saving?

  private struct Saving: Hashable {
    let offset: Int
    let start: Turn
    let end: Turn
  }

  /// A moment of every year, by the clock that holds until then.
  fileprivate struct Turn: Hashable {
    let date: Date
    let second: Int
  }

  fileprivate enum Date: Hashable {
    /// The n-th day, 1…365, of a year that has no 29 February.
    case withoutLeapDay(Int)
    /// Days after 1 January.
    case after(Int)
    /// A weekday, Sunday is 0, of the n-th week; the fifth is the last one.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// Seconds east of UTC at a moment.
  func offset(at second: Int) -> Int {
    guard let saving else { return standard }
    let year = Day(number: floorDivided(second + standard, by: 86_400).quotient).year
    let start = saving.start.moment(in: year) - standard
    let end = saving.end.moment(in: year) - saving.offset
    let isSaving =
      start < end ? start <= second && second < end : !(end <= second && second < start)
    return isSaving ? saving.offset : standard
  }

  /// Reads a rule as "CET-1CEST,M3.5.0,M10.5.0/3".
  init?(posix bytes: some Sequence<UInt8>) {
    var reader = ByteReader(bytes)
    guard reader.skipZoneName(), let west = reader.clock() else { return nil }
    standard = -west
    if reader.isAtEnd {
      saving = nil
      return
    }
    guard reader.skipZoneName() else { return nil }
    var offset = standard + 3600
    if reader.next != 0x2C {
      guard let west = reader.clock() else { return nil }
      offset = -west
    }
    guard let start = Turn(from: &reader), let end = Turn(from: &reader), reader.isAtEnd
    else { return nil }
    saving = Saving(offset: offset, start: start, end: end)
  }
}

extension ZoneRule.Turn {
  init?(from reader: inout ByteReader) {
    guard reader.skip(","), let date = ZoneRule.Date(from: &reader) else { return nil }
    var second = 2 * 3600
    if reader.skip("/") {
      guard let clock = reader.clock() else { return nil }
      second = clock
    }
    self.init(date: date, second: second)
  }

  /// Seconds from 1970-01-01T00:00 on the local clock.
  func moment(in year: Int) -> Int { date.day(in: year).number * 86_400 + second }
}

extension ZoneRule.Date {
  init?(from reader: inout ByteReader) {
    if reader.skip("M") {
      guard let month = reader.number(digits: 1...2), (1...12).contains(month), reader.skip("."),
        let week = reader.number(digits: 1...1), (1...5).contains(week), reader.skip("."),
        let weekday = reader.number(digits: 1...1), (0...6).contains(weekday)
      else { return nil }
      self = .weekday(month: month, week: week, weekday: weekday)
    } else if reader.skip("J") {
      guard let day = reader.number(digits: 1...3), (1...365).contains(day) else { return nil }
      self = .withoutLeapDay(day)
    } else {
      guard let day = reader.number(digits: 1...3), (0...365).contains(day) else { return nil }
      self = .after(day)
    }
  }

  func day(in year: Int) -> Day {
    let newYear = Day.first(of: year)
    switch self {
    case .withoutLeapDay(let day):
      return newYear.adding(days: Day.isLeap(year) && day >= 60 ? day : day - 1)
    case .after(let days):
      return newYear.adding(days: days)
    case .weekday(let month, let week, let weekday):
      let first = newYear.adding(months: month - 1)
      let wait = (weekday - first.weekday.rawValue + 7) % 7
      let day = first.adding(days: wait + 7 * (week - 1))
      return day > first.endOfMonth ? day.adding(days: -7) : day
    }
  }
}

extension ByteReader {
  /// "CET", or "<+0530>".
  fileprivate mutating func skipZoneName() -> Bool {
    if skip("<") { return !take { $0 != 0x3E }.isEmpty && skip(">") }
    return take { $0.isASCIILetter }.count >= 3
  }

  /// Seconds of "2", "-3:30" or "+26:00:00".
  fileprivate mutating func clock() -> Int? {
    let isNegative = skip("-")
    if !isNegative { _ = skip("+") }
    guard var total = number(digits: 1...3).map({ $0 * 3600 }), total <= 167 * 3600
    else { return nil }
    for unit in [60, 1] where skip(":") {
      guard let part = number(digits: 2...2), part < 60 else { return nil }
      total += part * unit
    }
    return isNegative ? -total : total
  }
}
