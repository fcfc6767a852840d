/// When a caller works: days of the week, from one minute of the day to another. A shift that ends
/// before it begins goes over midnight and belongs to the day on which it began.
package struct Shift: Hashable, Sendable {
  /// Monday is the lowest bit.
  package let days: Int
  /// Minutes after midnight.
  package let from: Int
  package let to: Int

  package init(days: Int, from: Int, to: Int) {
    self.days = days
    self.from = from
    self.to = to
  }

  package func isOn(at instant: Instant, in zone: Zone) -> Bool {
    day(at: instant, in: zone) != nil
  }

  /// The day whose shift is on; yesterday's may last into this morning.
  package func day(at instant: Instant, in zone: Zone) -> Day? {
    let today = zone.day(of: instant)
    return [today.adding(days: -1), today].first { day in
      span(on: day, in: zone)?.contains(instant) ?? false
    }
  }

  /// How many milliseconds of work lie between two moments, counted no further than `limit`.
  package func work(
    from start: Instant, to end: Instant, upTo limit: Int64, in zone: Zone
  ) -> Int64 {
    var work: Int64 = 0
    var day = zone.day(of: start).adding(days: -1)
    let last = zone.day(of: end)
    while day <= last, work < limit {
      if let span = span(on: day, in: zone) {
        let (begin, finish) = (max(span.lowerBound, start), min(span.upperBound, end))
        if begin < finish { work += finish.milliseconds(since: begin) }
      }
      day = day.adding(days: 1)
    }
    return min(work, limit)
  }

  private func span(on day: Day, in zone: Zone) -> Range<Instant>? {
    guard days & (1 << (day.weekday.rawValue - 1)) != 0 else { return nil }
    let begin = zone.instant(of: day, hour: from / 60, minute: from % 60)
    let lastDay = to <= from ? day.adding(days: 1) : day
    let end =
      to == 1440
      ? zone.start(of: lastDay.adding(days: 1))
      : zone.instant(of: lastDay, hour: to / 60, minute: to % 60)
    return begin < end ? begin..<end : nil
  }
}

extension Shift: CustomStringConvertible {
  /// "mon-fri,09:00-18:00", as it is typed.
  package var description: String { "\(dayWords),\(Shift.clock(from))-\(Shift.clock(to))" }

  private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private var dayWords: String {
    var runs: [ClosedRange<Int>] = []
    for day in 0..<7 where days & (1 << day) != 0 {
      if let run = runs.last, run.upperBound == day - 1 {
        runs[runs.count - 1] = run.lowerBound...day
      } else {
        runs.append(day...day)
      }
    }
    return runs.map { run in
      run.count == 1
        ? Shift.names[run.lowerBound]
        : "\(Shift.names[run.lowerBound])-\(Shift.names[run.upperBound])"
    }.joined(separator: ",")
  }

  private static func clock(_ minute: Int) -> String {
    "\((minute / 60).padded(to: 2)):\((minute % 60).padded(to: 2))"
  }

  /// Reads days and hours with commas between, in any order: "mon-fri,sun,09:00-18:00". Without days
  /// it is every day; nil when it can't be read.
  package init?(_ text: String) {
    var days = 0
    var hours: (from: Int, to: Int)?
    for part in text.trimmed.asciiLowercased.split(separator: ",") {
      let part = String(part).trimmed
      if let span = Shift.hours(part) {
        guard hours == nil else { return nil }
        hours = span
      } else if let named = Shift.days(part) {
        days |= named
      } else {
        return nil
      }
    }
    guard let hours else { return nil }
    self.init(days: days == 0 ? 127 : days, from: hours.from, to: hours.to)
  }

  private static func days(_ text: String) -> Int? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map { end in names.firstIndex { end.count >= 3 && end.hasPrefix($0) } }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
      return nil
    }
    let length = (last - first + 7) % 7
    return (0...length).reduce(0) { $0 | 1 << ((first + $1) % 7) }
  }

  private static func hours(_ text: String) -> (from: Int, to: Int)? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      minute(String($0))
    }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from < 1440, from != to else {
      return nil
    }
    return (from, to)
  }

  /// "9", "09:00" and "24:00"
  private static func minute(_ text: String) -> Int? {
    var reader = ByteReader(text.trimmed.utf8)
    guard let hour = reader.number(digits: 1...2) else { return nil }
    var minute = 0
    if reader.skip(":") {
      guard let read = reader.number(digits: 2...2) else { return nil }
      minute = read
    }
    guard reader.isAtEnd, minute < 60, hour * 60 + minute <= 1440 else { return nil }
    return hour * 60 + minute
  }
}
