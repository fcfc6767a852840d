import CRM
import Testing

@Suite("Day")
struct DayTests {
  @Test(
    "a day has a number, a weekday and a text",
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
      ("2000-02-29", 11_016, .tuesday), ("2026-12-01", 20_788, .tuesday),
      ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
      ("1900-03-01", -25_508, .thursday),
    ])
  func known(text: String, number: Int, weekday: Weekday) throws {
    let day = try #require(Day(iso: text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  /// The calendar and its weekdays come round every 400 years.
  @Test("every day follows the one before", arguments: [1, 1601, 9599])
  func everyDay(from year: Int) throws {
    var expected = (year: year, month: 1, day: 1)
    let first = try #require(Day(year: year, month: 1, day: 1))
    let last = try #require(Day(year: year + 400, month: 12, day: 31))
    var weekday = first.weekday.rawValue
    for number in first.number...last.number {
      let day = Day(number: number)
      let isRight =
        (day.year, day.month, day.day) == expected && day.weekday.rawValue == weekday
        && Day(year: expected.year, month: expected.month, day: expected.day) == day
      if !isRight {
        Issue.record("\(expected) became \(day)")
        return
      }
      weekday = weekday % 7 + 1
      let leap = expected.year % 400 == 0 || expected.year % 4 == 0 && expected.year % 100 != 0
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if expected.day < lengths[expected.month - 1] {
        expected.day += 1
      } else if expected.month < 12 {
        expected = (expected.year, expected.month + 1, 1)
      } else {
        expected = (expected.year + 1, 1, 1)
      }
    }
    #expect(expected == (year + 401, 1, 1))
  }

  @Test(
    "what no calendar has is refused",
    arguments: [
      (2026, 2, 30), (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1),
      (2026, 1, 0), (2026, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (.max, 1, 1),
      (2026, .min, 1),
    ])
  func refused(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test(
    "only the ISO form is read",
    arguments: [
      "", "2026", "2026-12", "2026-1-01", "2026-12-1", "26-12-01", "2026/12/01", "20261201",
      " 2026-12-01", "2026-12-01 ", "2026-12-01T00:00", "2026-02-30", "0000-01-01", "+026-12-01",
      "२०२६-१२-०१", "2026-12-0\u{0}",
    ])
  func unreadable(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(
    "months are added without running into the next",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"),
      ("2026-11-21", 1, "2026-12-21"), ("2026-11-21", 2, "2027-01-21"),
      ("2026-11-21", -11, "2025-12-21"), ("2026-11-21", -10, "2026-01-21"),
      ("2026-03-31", -1, "2026-02-28"), ("2028-02-29", 12, "2029-02-28"),
      ("2026-11-21", 0, "2026-11-21"), ("2026-11-21", 1200, "2126-11-21"),
    ])
  func months(from: String, months: Int, to: String) throws {
    #expect(try #require(Day(iso: from)).adding(months: months).description == to)
  }

  @Test("a week ends on Sunday, a month on its last day")
  func ends() throws {
    let saturday = try #require(Day(iso: "2026-11-21"))
    #expect(saturday.endOfWeek.description == "2026-11-22")
    #expect(saturday.endOfWeek.endOfWeek == saturday.endOfWeek)
    #expect(saturday.adding(days: 2).endOfWeek.description == "2026-11-29")
    #expect(saturday.endOfMonth.description == "2026-11-30")
    #expect(try #require(Day(iso: "2028-02-01")).endOfMonth.description == "2028-02-29")
  }

  @Test("days can be counted, compared and walked")
  func strides() throws {
    let day = try #require(Day(iso: "2026-12-30"))
    let later = day.adding(days: 3)
    #expect(day < later)
    #expect(day.distance(to: later) == 3)
    #expect((day...later).map(\.day) == [30, 31, 1, 2])
    #expect(Set([day, later, day.advanced(by: 0)]).count == 2)
  }
}
