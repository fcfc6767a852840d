/// When things happen in the demonstration: a year and a half that ends now, in the business's zone.
struct DemoHours {
  static let days = 548

  let zone: Zone
  let now: Instant
  let start: Instant
  let today: Day

  init(zone: Zone, now: Instant) {
    self.zone = zone
    self.now = now
    today = zone.day(of: now)
    start = zone.instant(of: today.adding(days: -Self.days), hour: 9, minute: 0)
  }

  /// The moment of a share of the time between two days before now, in waking hours. Order is kept.
  func moment(_ share: Double, from first: Double = Double(days), to last: Double = 0) -> Instant {
    let before = first + (last - first) * share
    let moment = max(start, now.adding(milliseconds: -Int(before * 86_400_000)))
    let day = zone.day(of: moment)
    guard day < today else { return moment }
    let midnight = zone.start(of: day)
    let intoDay = Double(moment.milliseconds(since: midnight)) / 86_400_000
    return max(start, midnight.adding(minutes: 8 * 60).adding(seconds: Int(intoDay * 50_000)))
  }

  /// The first moment from then on at which somebody is at work: Monday to Saturday, 9:30 to 19:00.
  func atWork(from moment: Instant) -> Instant {
    var day = zone.day(of: moment)
    let minutes = Int(moment.milliseconds(since: zone.start(of: day)) / 60_000)
    let late = minutes >= 19 * 60
    if day.weekday != .sunday, !late, minutes >= 9 * 60 + 30 { return moment }
    if late { day = day.adding(days: 1) }
    if day.weekday == .sunday { day = day.adding(days: 1) }
    // Not everybody at the same second: the minute of the early call is the minute of the morning's.
    let second = Int(moment.milliseconds / 1000 % 2400)
    return zone.instant(of: day, hour: 9, minute: 30).adding(seconds: second)
  }
}
