/// A time zone of the system's database: how far its clocks are from UTC at any moment.
package struct Zone: Sendable {
  package let name: String

  /// The moments at which the clocks changed, in epoch seconds.
  private let changes: [Int]

  /// Seconds east of UTC: first before every change, then after each one.
  private let offsets: [Int]

  /// What holds after the last change.
  private let rule: ZoneRule?

  package static let utc = Zone(name: "UTC", changes: [], offsets: [0], rule: nil)

  init(name: String, changes: [Int], offsets: [Int], rule: ZoneRule?) {
    precondition(offsets.count == changes.count + 1)
    self.name = name
    self.changes = changes
    self.offsets = offsets
    self.rule = rule
  }

  /// Seconds east of UTC at a moment.
  package func offset(at instant: Instant) -> Int {
    offset(atSecond: Int(floorDivided(instant.milliseconds, by: 1000).quotient))
  }

  /// The date that the zone's calendars show.
  package func day(of instant: Instant) -> Day {
    let local = Int(instant.milliseconds) + offset(at: instant) * 1000
    return Day(number: floorDivided(local, by: 86_400_000).quotient)
  }

  /// The moment at which the zone's clocks show this. An hour that is skipped becomes the moment
  /// after the gap, one that comes twice its first coming.
  package func instant(
    of day: Day, hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0
  ) -> Instant {
    let local = day.number * 86_400 + hour * 3600 + minute * 60 + second
    let (moment, isSkipped) = moment(local: local)
    return Instant(milliseconds: Int64(moment * 1000 + (isSkipped ? 0 : millisecond)))
  }

  /// The first moment of the day.
  package func start(of day: Day) -> Instant { instant(of: day, hour: 0, minute: 0) }

  private func offset(atSecond second: Int) -> Int {
    if let rule, second >= changes.last ?? .min { return rule.offset(at: second) }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  /// `local` counts seconds as if the clocks showed UTC. The true moment is within a day of it, so
  /// only the offsets before and after that time can be meant.
  private func moment(local: Int) -> (second: Int, isSkipped: Bool) {
    let before = offset(atSecond: local - 86_400)
    let after = offset(atSecond: local + 86_400)
    var low = local - max(before, after)
    if low + offset(atSecond: low) == local { return (low, false) }
    var high = local - min(before, after)
    if high + offset(atSecond: high) == local { return (high, false) }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(atSecond: middle) == before { low = middle } else { high = middle }
    }
    return (high, true)
  }
}

extension Zone: Hashable {
  package static func == (a: Zone, b: Zone) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Why there is no such time zone.
package enum ZoneError: Error, Hashable, CustomStringConvertible {
  case badName(String)
  case unknown(String)
  case damaged(String)
  case noDatabase(folder: String)

  package var description: String {
    switch self {
    case .badName(let name):
      "\(name.quoted) is not the name of a time zone. Write it as Asia/Kolkata or Europe/Berlin."
    case .unknown(let name):
      "There is no time zone \(name.quoted). Write it as Asia/Kolkata or Europe/Berlin."
    case .damaged(let name):
      "The system's file for the time zone \(name.quoted) can't be read. Install tzdata again."
    case .noDatabase(let folder):
      "There are no time zones in \(folder). Install tzdata, or set TZDIR to their folder."
    }
  }
}
