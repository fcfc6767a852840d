import Foundation
import Testing

@testable import CRM

/// The C library is the judge; it has one zone for the whole process, so these tests take turns.
@Suite("Zone", .serialized)
struct ZoneTests {
  static let names = [
    "Asia/Kolkata", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe",
    "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Apia", "Europe/Dublin", "America/St_Johns",
    "America/Sao_Paulo", "Asia/Tehran", "America/Havana", "Etc/GMT+5", "Asia/Gaza",
  ]

  @Test("offsets are those of the C library, 1950 to 2100 and round every change", arguments: names)
  func judged(name: String) throws {
    let zone = try Zone(named: name)
    var dice = Dice(seed: 11)
    let (from, to) = (-631_152_000, 4_133_980_800)
    var seconds = (0..<5_000).map { _ in Int.random(in: from...to, using: &dice) }
    for day in stride(from: from, to: to, by: 86_400) {
      var (low, high) = (day, day + 86_400)
      guard offset(zone, low) != offset(zone, high) else { continue }
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(zone, middle) == offset(zone, low) { low = middle } else { high = middle }
      }
      seconds += [low - 1, low, high, high + 1]
    }
    let judge = offsetsByTheLibrary(of: name, at: seconds)
    for (second, expected) in zip(seconds, judge) where offset(zone, second) != expected {
      Issue.record("\(name) at \(second): \(offset(zone, second)) and not \(expected)")
      return
    }
    #expect(judge.count == seconds.count)
  }

  @Test(
    "what the clocks show leads back to the first moment at which they show it", arguments: names)
  func roundTrip(name: String) throws {
    let zone = try Zone(named: name)
    var dice = Dice(seed: 13)
    for _ in 0..<5_000 {
      let second = Int.random(in: -631_152_000...4_133_980_800, using: &dice)
      let moment = Instant(milliseconds: Int64(second) * 1000 + 250)
      let offset = zone.offset(at: moment)
      let day = zone.day(of: moment)
      let clock = second + offset - day.number * 86_400
      let back = zone.instant(
        of: day, hour: clock / 3600, minute: clock / 60 % 60, second: clock % 60, millisecond: 250)
      let isFirst =
        back == moment
        || back < moment
          && back.milliseconds + Int64(zone.offset(at: back)) * 1000
            == moment.milliseconds + Int64(offset) * 1000
      if !isFirst {
        Issue.record("\(name): \(zone.format(moment)) came back as \(zone.format(back))")
        return
      }
      #expect(try Instant.parse(zone.format(moment), zone: .utc) == moment)
    }
  }

  @Test(
    "hours that are skipped or come twice",
    arguments: [
      // Skipped: the moment after the gap, whatever part of it was asked for.
      ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T03:00:00+02:00"),
      ("Europe/Berlin", "2026-03-29 02:59:59.999", "2026-03-29T03:00:00+02:00"),
      ("Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00"),
      ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
      ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04T02:30:00+11:00"),
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
      ("America/New_York", "2090-03-12 02:30", "2090-03-12T03:00:00-04:00"),
      ("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"),
      ("Pacific/Apia", "2011-12-30 23:59", "2011-12-31T00:00:00+14:00"),
      ("Pacific/Apia", "2011-12-29 23:59", "2011-12-29T23:59:00-10:00"),
      // Twice: the first.
      ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
      ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
      ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05T01:45:00+11:00"),
      ("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00"),
      ("America/New_York", "2090-11-05 01:30", "2090-11-05T01:30:00-04:00"),
      // Plain.
      ("Asia/Kolkata", "2026-11-21 14:05:09", "2026-11-21T14:05:09+05:30"),
      ("Asia/Kathmandu", "2026-11-21 14:05:09.007", "2026-11-21T14:05:09.007+05:45"),
      ("Africa/Casablanca", "2099-07-01 12:00", "2099-07-01T12:00:00+01:00"),
      ("Europe/Dublin", "2099-01-01 12:00", "2099-01-01T12:00:00+00:00"),
      ("Europe/Dublin", "2099-07-01 12:00", "2099-07-01T12:00:00+01:00"),
      ("Asia/Kolkata", "1800-01-01", "1800-01-01T00:00:00+05:53:28"),
      ("UTC", "2026-11-21 14:05:09", "2026-11-21T14:05:09Z"),
    ])
  func oddHours(name: String, clock: String, moment: String) throws {
    let zone = try Zone(named: name)
    #expect(zone.format(try Instant.parse(clock, zone: zone)) == moment)
  }

  @Test("the business day is the zone's, and begins at its first moment")
  func days() throws {
    let kolkata = try Zone(named: "Asia/Kolkata")
    let late = try Instant.parse("2026-11-21T18:30:00Z", zone: .utc)
    #expect(kolkata.day(of: late).description == "2026-11-22")
    #expect(kolkata.day(of: late.adding(milliseconds: -1)).description == "2026-11-21")
    #expect(kolkata.start(of: kolkata.day(of: late)) == late)
    #expect(Zone.utc.day(of: Instant(milliseconds: -1)).description == "1969-12-31")
  }

  @Test("every zone of the system is read")
  func everyZone() throws {
    let table = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)
    let names = table.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      if words.first == "L" { return String(words[2]) }
      return words.first == "Z" ? String(words[1]) : nil
    }
    #expect(names.count > 400)
    for name in names {
      #expect(throws: Never.self, "\(name)") { try Zone(named: name) }
    }
  }

  @Test(
    "a name that is no zone is refused",
    arguments: [
      ("", .badName("")), ("/etc/passwd", .badName("/etc/passwd")),
      ("../../etc/passwd", .badName("../../etc/passwd")), ("Asia/../UTC", .badName("Asia/../UTC")),
      ("Asia//Kolkata", .badName("Asia//Kolkata")), ("Asia/", .badName("Asia/")),
      ("Asia Kolkata", .badName("Asia Kolkata")),
      ("Asia/Kolkata\u{0}", .badName("Asia/Kolkata\u{0}")),
      ("Atlantis/Centre", .unknown("Atlantis/Centre")), ("Asia", .unknown("Asia")),
      ("asia/kolkata", .unknown("asia/kolkata")), ("leapseconds", .unknown("leapseconds")),
      (String(repeating: "a", count: 65), .badName(String(repeating: "a", count: 65))),
    ] as [(String, ZoneError)])
  func refused(name: String, error: ZoneError) {
    #expect(throws: error) { try Zone(named: name) }
  }

  @Test("the refusals read as sentences")
  func sentences() {
    #expect(
      ZoneError.badName("../x").description
        == "“../x” is not the name of a time zone. Write it as Asia/Kolkata or Europe/Berlin.")
    #expect(
      ZoneError.unknown("Asia/Kalkota").description
        == "There is no time zone “Asia/Kalkota”. Write it as Asia/Kolkata or Europe/Berlin.")
    #expect(
      ZoneError.damaged("Asia/Kolkata").description
        == "The system's file for the time zone “Asia/Kolkata” can't be read. Install tzdata again."
    )
    #expect(
      ZoneError.noDatabase(folder: "/zones").description
        == "There are no time zones in /zones. Install tzdata, or set TZDIR to their folder.")
  }

  @Test("a file cut anywhere is refused and never crashes")
  func damaged() throws {
    let bytes = [UInt8](
      try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")))
    #expect(Zone(name: "x", compiled: bytes) != nil)
    for count in 0..<bytes.count {
      #expect(Zone(name: "x", compiled: Array(bytes.prefix(count))) == nil)
    }
    var dice = Dice(seed: 17)
    for _ in 0..<2_000 {
      var spoilt = bytes
      for _ in 0..<3 {
        spoilt[Int.random(in: 0..<bytes.count, using: &dice)] = .random(in: 0...255, using: &dice)
      }
      if let zone = Zone(name: "x", compiled: spoilt) {
        #expect(abs(zone.offset(at: Instant(milliseconds: 0))) < 26 * 3600)
      }
    }
  }

  @Test(
    "rules for the years beyond the table",
    arguments: [
      ("UTC0", "2050-07-01", 0), ("<+0530>-5:30", "2050-07-01", 19_800),
      ("EST5EDT,M3.2.0,M11.1.0", "2050-07-01", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2050-12-01", -18_000),
      ("EST5EDT4,J60,J300", "2048-03-01", -14_400), ("EST5EDT4,J60,J300", "2048-02-29", -18_000),
      ("EST5EDT4,59/0,300", "2048-02-29", -14_400), ("EST5EDT4,59,300", "2049-02-28", -18_000),
      ("<+03>-3<+04>,M10.1.0/-1,M3.5.0/26:30", "2050-12-25", 14_400),
    ])
  func rules(text: String, noon: String, offset: Int) throws {
    let rule = try #require(ZoneRule(posix: text.utf8))
    let moment = try Instant.parse("\(noon)T12:00:00Z", zone: .utc)
    #expect(rule.offset(at: Int(moment.milliseconds / 1000)) == offset)
  }

  @Test(
    "rules that make no sense are refused",
    arguments: [
      "", "E5", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
      "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2.0,M11.1.0,x", "<+05-5",
      "<>5", "EST5:60", "EST168", "EST5EDT,J0,J300", "EST5EDT,1,366", "EST5x",
    ])
  func badRules(text: String) {
    #expect(ZoneRule(posix: text.utf8) == nil)
  }

  private func offset(_ zone: Zone, _ second: Int) -> Int {
    zone.offset(at: Instant(milliseconds: Int64(second) * 1000))
  }

  private func offsetsByTheLibrary(of name: String, at seconds: [Int]) -> [Int] {
    setenv("TZ", name, 1)
    tzset()
    defer {
      unsetenv("TZ")
      tzset()
    }
    return seconds.map { second in
      var time = time_t(second)
      var parts = tm()
      localtime_r(&time, &parts)
      return parts.tm_gmtoff
    }
  }
}
