import CRM
import Foundation
import Testing

@Suite("Instant")
struct InstantTests {
  @Test("adding goes by the clock")
  func adding() {
    let start = Instant(milliseconds: 500)
    #expect(start.adding(milliseconds: -501).milliseconds == -1)
    #expect(start.adding(seconds: 2).milliseconds == 2500)
    #expect(start.adding(minutes: 1).milliseconds == 60_500)
    #expect(start.adding(hours: -1).milliseconds == -3_599_500)
    #expect(start.adding(days: 1).milliseconds == 86_400_500)
    #expect(start.adding(days: 1).milliseconds(since: start) == 86_400_000)
    #expect(start < start.adding(milliseconds: 1))
    #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
  }

  @Test("now is what the system says")
  func now() {
    let before = Foundation.Date().timeIntervalSince1970 * 1000
    let now = Double(Instant.now().milliseconds)
    let after = Foundation.Date().timeIntervalSince1970 * 1000
    #expect(before - 1 <= now && now <= after + 1)
  }

  @Test(
    "moments are read as ISO 8601 writes them",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.001Z", 1),
      ("1969-12-31T23:59:59.999Z", -1), ("2026-11-21T14:05:09+05:30", 1_795_250_109_000),
      ("2026-11-21 14:05:09+0530", 1_795_250_109_000),
      ("2026-11-21t14:05:09 +05:30", 1_795_250_109_000),
      ("2026-11-21T08:35:09Z", 1_795_250_109_000), ("2026-11-21T08:35:09z", 1_795_250_109_000),
      ("2026-11-21T03:35:09-05", 1_795_250_109_000),
      ("2026-11-21 14:05:09", 1_795_250_109_000), ("  2026-11-21T14:05  ", 1_795_250_100_000),
      ("2026-11-21T14:05:09.25", 1_795_250_109_250),
      ("2026-11-21T14:05:09,2509999", 1_795_250_109_250), ("2026-11-21", 1_795_199_400_000),
      ("1900-01-01T00:00:00+05:21:10", -2_209_008_070_000),
    ])
  func parsed(text: String, milliseconds: Int64) throws {
    let kolkata = try Zone(named: "Asia/Kolkata")
    #expect(try Instant.parse(text, zone: kolkata).milliseconds == milliseconds)
  }

  @Test(
    "what is no moment is refused with the reason",
    arguments: [
      ("", .notUnderstood("")), ("soon", .notUnderstood("soon")),
      ("2026-11-21T", .notUnderstood("2026-11-21T")),
      ("2026-11-21T14", .notUnderstood("2026-11-21T14")),
      ("2026-11-21T1:05", .notUnderstood("2026-11-21T1:05")),
      ("2026-11-21T14:05:", .notUnderstood("2026-11-21T14:05:")),
      ("2026-11-21T14:05:09.", .notUnderstood("2026-11-21T14:05:09.")),
      ("2026-11-21T14:05+5", .notUnderstood("2026-11-21T14:05+5")),
      ("2026-11-21T14:05+24:00", .notUnderstood("2026-11-21T14:05+24:00")),
      ("2026-11-21T14:05+05:60", .notUnderstood("2026-11-21T14:05+05:60")),
      ("2026-11-21T14:05Zx", .notUnderstood("2026-11-21T14:05Zx")),
      ("2026-11-21Z", .notUnderstood("2026-11-21Z")),
      ("21.11.2026", .notUnderstood("21.11.2026")),
      ("2026-02-30T14:05", .noSuchDay("2026-02-30T14:05")),
      ("0000-01-01", .noSuchDay("0000-01-01")),
      ("2026-11-21T24:00", .noSuchTime("2026-11-21T24:00")),
      ("2026-11-21T14:60", .noSuchTime("2026-11-21T14:60")),
      ("2026-11-21T14:05:60Z", .noSuchTime("2026-11-21T14:05:60Z")),
    ] as [(String, InstantError)])
  func refused(text: String, error: InstantError) {
    #expect(throws: error) { try Instant.parse(text, zone: .utc) }
  }

  @Test("the refusals read as sentences")
  func sentences() {
    #expect(
      InstantError.notUnderstood("soon").description
        == "“soon” is not a date and time. Write 2026-11-21 14:05, 2026-11-21T14:05:09+05:30 or 2026-11-21."
    )
    #expect(
      InstantError.noSuchDay("2026-02-30").description
        == "There is no such day as in “2026-02-30”. Check the month and the day.")
    #expect(
      InstantError.noSuchTime("2026-02-20 25:00").description
        == "There is no such time as in “2026-02-20 25:00”. Hours go from 00 to 23, minutes and seconds to 59."
    )
  }
}

@Suite("Clock")
struct ClockTests {
  @Test("a fixed clock stands still, the system's does not lag")
  func clocks() {
    let noon = Instant(milliseconds: 43_200_000)
    let fixed = CRM.Clock.fixed(noon)
    #expect(fixed.now() == noon)
    #expect(fixed.now() == noon)
    let before = Instant.now()
    let now = CRM.Clock.system.now()
    #expect(before <= now && now <= Instant.now())
  }
}
