extension Zone {
  /// "2026-11-21T14:05:09+05:30" by ISO 8601; milliseconds only if there are any, UTC ends in "Z".
  package func format(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let local = floorDivided(Int(instant.milliseconds) + offset * 1000, by: 86_400_000)
    var text = "\(Day(number: local.quotient))T\(clock(local.remainder / 1000, seconds: true))"
    let fraction = local.remainder % 1000
    if fraction > 0 { text += "." + fraction.padded(to: 3) }
    if name == Zone.utc.name { return text + "Z" }
    // Clocks of the nineteenth century went by the sun, to the second.
    return text + (offset < 0 ? "-" : "+") + clock(abs(offset), seconds: offset % 60 != 0)
  }

  private func clock(_ total: Int, seconds: Bool) -> String {
    let text = "\((total / 3600).padded(to: 2)):\((total / 60 % 60).padded(to: 2))"
    return seconds ? text + ":" + (total % 60).padded(to: 2) : text
  }
}

extension Instant {
  /// Reads ISO 8601 as "2026-11-21T14:05:09.250+05:30": T or a space, seconds and their fraction
  /// may be missing; without an offset it is the zone's time, without a time the start of its day.
  package static func parse(_ text: String, zone: Zone) throws(InstantError) -> Instant {
    var reader = ByteReader(text.trimmed.utf8)
    guard let written = WrittenDay(from: &reader) else { throw .notUnderstood(text) }
    guard let day = written.day else { throw .noSuchDay(text) }
    if reader.isAtEnd { return zone.start(of: day) }
    guard reader.skip("T") || reader.skip("t") || reader.skip(" "),
      let time = WrittenTime(from: &reader)
    else { throw .notUnderstood(text) }
    guard time.isOnClock else { throw .noSuchTime(text) }

    if reader.isAtEnd {
      return zone.instant(
        of: day, hour: time.hour, minute: time.minute, second: time.second,
        millisecond: time.millisecond)
    }
    guard let offset = reader.offset(), reader.isAtEnd else { throw .notUnderstood(text) }
    return Zone.utc.instant(
      of: day, hour: time.hour, minute: time.minute, second: time.second,
      millisecond: time.millisecond
    ).adding(seconds: -offset)
  }
}

/// Why a text is no moment.
package enum InstantError: Error, Hashable, CustomStringConvertible {
  case notUnderstood(String)
  case noSuchDay(String)
  case noSuchTime(String)

  package var description: String {
    switch self {
    case .notUnderstood(let text):
      "\(text.quoted) is not a date and time. Write 2026-11-21 14:05, "
        + "2026-11-21T14:05:09+05:30 or 2026-11-21."
    case .noSuchDay(let text):
      "There is no such day as in \(text.quoted). Check the month and the day."
    case .noSuchTime(let text):
      "There is no such time as in \(text.quoted). Hours go from 00 to 23, minutes and seconds "
        + "to 59."
    }
  }
}

/// A time of day as written, right or wrong.
private struct WrittenTime {
  let hour, minute: Int
  var second = 0
  var millisecond = 0

  var isOnClock: Bool { hour < 24 && minute < 60 && second < 60 }

  init?(from reader: inout ByteReader) {
    guard let hour = reader.number(digits: 2...2), reader.skip(":"),
      let minute = reader.number(digits: 2...2)
    else { return nil }
    (self.hour, self.minute) = (hour, minute)
    guard reader.skip(":") else { return }
    guard let second = reader.number(digits: 2...2) else { return nil }
    self.second = second
    guard reader.skip(".") || reader.skip(",") else { return }
    let fraction = reader.take(while: \.isASCIIDigit)
    guard !fraction.isEmpty else { return nil }
    // Machines write micro- and nanoseconds; what is finer than ours is cut.
    for place in 0..<3 {
      let digit = place < fraction.count ? fraction[fraction.startIndex + place] - 0x30 : 0
      millisecond = millisecond * 10 + Int(digit)
    }
  }
}

extension ByteReader {
  /// Seconds east of UTC: "Z", "+05:30", "+0530" or "+05".
  fileprivate mutating func offset() -> Int? {
    _ = skip(" ")
    if skip("Z") || skip("z") { return 0 }
    let isWest = skip("-")
    guard isWest || skip("+"), let hours = take(2).flatMap(twoDigits), hours < 24
    else { return nil }
    var total = hours * 3600
    for unit in [60, 1] where !isAtEnd {
      _ = skip(":")
      guard let part = take(2).flatMap(twoDigits), part < 60 else { return nil }
      total += part * unit
    }
    return isWest ? -total : total
  }

  private func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var reader = ByteReader(bytes)
    return reader.number(digits: 2...2)
  }
}
