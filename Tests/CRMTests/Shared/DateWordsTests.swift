import CRM
import Testing

@Suite("Words for days")
struct DateWordsTests {
  /// A Saturday.
  private let today = Day(number: 20_778)

  @Test(
    "people's words for a day, read on Saturday 21 November 2026",
    arguments: [
      ("2026-12-01", "2026-12-01"), (" Today ", "2026-11-21"), ("tomorrow", "2026-11-22"),
      ("YESTERDAY", "2026-11-20"), ("fri", "2026-11-27"), ("friday", "2026-11-27"),
      ("sat", "2026-11-28"), ("sun", "2026-11-22"), ("mon", "2026-11-23"), ("tues", "2026-11-24"),
      ("thurs", "2026-11-26"), ("+3d", "2026-11-24"), ("7d", "2026-11-28"),
      ("-2w", "2026-11-07"), ("+1m", "2026-12-21"), ("1m", "2026-12-21"), ("1y", "2027-11-21"),
      ("-1y", "2025-11-21"), ("0d", "2026-11-21"), ("2 weeks", "2026-12-05"),
      ("1 month", "2026-12-21"), ("+ 3d", nil), ("3 dec", "2026-12-03"), ("dec 3", "2026-12-03"),
      ("3 December", "2026-12-03"), ("3rd dec", "2026-12-03"), ("dec 3, 2027", "2027-12-03"),
      ("3 dec 2027", "2027-12-03"), ("03-Dec-2027", "2027-12-03"), ("21 nov", "2026-11-21"),
      ("20 nov", "2027-11-20"), ("1 sept", "2027-09-01"), ("29 feb", "2028-02-29"),
      ("3 dec 1999", "1999-12-03"), ("eom", "2026-11-30"), ("eow", "2026-11-22"),
      ("99999w", "3943-05-29"),
    ] as [(String, String?)])
  func read(text: String, day: String?) {
    #expect((try? DateWords.day(text, today: today))?.description == day)
  }

  @Test("a month's step from the 31st stays in the next month, and an ended week ends today")
  func edges() throws {
    let newYearsEve = try #require(Day(iso: "2026-12-31"))
    #expect(try DateWords.day("2m", today: newYearsEve).description == "2027-02-28")
    #expect(try DateWords.day("eom", today: newYearsEve) == newYearsEve)
    #expect(try DateWords.day("1 jan", today: newYearsEve).description == "2027-01-01")
    let sunday = try #require(Day(iso: "2026-11-22"))
    #expect(try DateWords.day("eow", today: sunday) == sunday)
    #expect(try DateWords.day("sunday", today: sunday).description == "2026-11-29")
    let before2100 = try #require(Day(iso: "2096-03-01"))
    #expect(try DateWords.day("29 feb", today: before2100).description == "2104-02-29")
  }

  @Test(
    "what is no day is refused with the reason",
    arguments: [
      ("", .notUnderstood("")), ("soon", .notUnderstood("soon")), ("fr", .notUnderstood("fr")),
      ("frix", .notUnderstood("frix")), ("3", .notUnderstood("3")), ("d", .notUnderstood("d")),
      ("3x", .notUnderstood("3x")), ("--3d", .notUnderstood("--3d")),
      ("123456d", .notUnderstood("123456d")), ("3 de", .notUnderstood("3 de")),
      ("3 dec 27", .notUnderstood("3 dec 27")), ("3 dec 2027 x", .notUnderstood("3 dec 2027 x")),
      ("dec", .notUnderstood("dec")), ("dec dec", .notUnderstood("dec dec")),
      ("३ dec", .notUnderstood("३ dec")), ("2026-12", .notUnderstood("2026-12")),
      ("3/12", .ambiguous("3/12")), ("3/12/2026", .ambiguous("3/12/2026")),
      ("03.12.26", .ambiguous("03.12.26")), ("3//12", .notUnderstood("3//12")),
      ("2026-02-30", .noSuchDay("2026-02-30")), ("31 nov", .noSuchDay("31 nov")),
      ("30 feb", .noSuchDay("30 feb")), ("29 feb 2027", .noSuchDay("29 feb 2027")),
      ("0 dec", .noSuchDay("0 dec")),
      ("9999y", .outOfRange("9999y")), ("-9999y", .outOfRange("-9999y")),
      ("99999m", .outOfRange("99999m")),
    ] as [(String, DateError)])
  func refused(text: String, error: DateError) {
    #expect(throws: error) { try DateWords.day(text, today: today) }
  }

  @Test("the refusals read as sentences")
  func sentences() {
    #expect(
      DateError.notUnderstood("soonish").description
        == "“soonish” is not a day. Write 2026-12-01, today, tomorrow, fri, +3d, -2w, 1m, 3 dec, 3 dec 2027, eow or eom."
    )
    #expect(
      DateError.ambiguous("3/12").description
        == "“3/12” is another day in another country. Write it as 3 dec or 2026-12-03.")
    #expect(
      DateError.noSuchDay("31 nov").description
        == "There is no such day as “31 nov”. Check the month and the day.")
    #expect(
      DateError.outOfRange("9999y").description
        == "“9999y” is too far away. Days go from the year 1 to the year 9999.")
  }
}
