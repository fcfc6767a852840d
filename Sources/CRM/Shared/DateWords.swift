/// The short words people type for a day, read from where they stand today.
package enum DateWords {
  /// Reads "2026-12-01", "tomorrow", "fri", "+3d", "3 dec", "eom" and the like. A weekday is the
  /// next one after today; a date without a year is the next one, today included.
  package static func day(_ text: String, today: Day) throws(DateError) -> Day {
    let words = text.trimmed.asciiLowercased
    switch words {
    case "today": return today
    case "tomorrow": return today.adding(days: 1)
    case "yesterday": return today.adding(days: -1)
    case "eow": return today.endOfWeek
    case "eom": return today.endOfMonth
    default: break
    }
    if let weekday = weekday(words) {
      let wait = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      return today.adding(days: wait == 0 ? 7 : wait)
    }
    var reader = ByteReader(words.utf8)
    if let written = WrittenDay(from: &reader), reader.isAtEnd {
      guard let day = written.day else { throw .noSuchDay(text) }
      return day
    }
    if let day = step(words, from: today) {
      guard Day.years.contains(day.year) else { throw .outOfRange(text) }
      return day
    }
    if let date = NamedDate(words) {
      guard let day = date.day(from: today) else { throw .noSuchDay(text) }
      return day
    }
    throw isBareNumbers(words) ? .ambiguous(text) : .notUnderstood(text)
  }

  private static func weekday(_ word: String) -> Weekday? {
    let names = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    return index(of: word, in: names).map { Weekday.allCases[$0] }
  }

  /// Where the name is that begins with `word`, which has three letters or more.
  fileprivate static func index(of word: some StringProtocol, in names: [String]) -> Int? {
    word.utf8.count >= 3 ? names.firstIndex { $0.hasPrefix(word) } : nil
  }

  /// "+3d", "-2w", "7d", "2 weeks".
  private static func step(_ words: String, from today: Day) -> Day? {
    var reader = ByteReader(words.utf8)
    let isBack = reader.skip("-")
    if !isBack { _ = reader.skip("+") }
    guard let count = reader.number(digits: 1...5) else { return nil }
    _ = reader.skip(" ")
    let number = isBack ? -count : count
    switch String(decoding: reader.take { _ in true }, as: UTF8.self) {
    case "d", "day", "days": return today.adding(days: number)
    case "w", "week", "weeks": return today.adding(days: number * 7)
    case "m", "month", "months": return today.adding(months: number)
    case "y", "year", "years": return today.adding(months: number * 12)
    default: return nil
    }
  }

  /// "3/12", "3.12.2026": which is the month depends on the country.
  private static func isBareNumbers(_ words: String) -> Bool {
    let parts = words.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x2E }
    return (2...3).contains(parts.count)
      && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
  }
}

/// "3 dec", "dec 3rd", "3 december 2027".
private struct NamedDate {
  let day, month: Int
  let year: Int?

  init?(_ words: String) {
    var parts = words.split { $0 == " " || $0 == "," || $0 == "-" }
    guard (2...3).contains(parts.count) else { return nil }
    if parts.count == 3 {
      var reader = ByteReader(parts.removeLast().utf8)
      guard let year = reader.number(digits: 4...4), reader.isAtEnd else { return nil }
      self.year = year
    } else {
      year = nil
    }
    if let month = NamedDate.month(parts[0]), let day = NamedDate.dayOfMonth(parts[1]) {
      (self.month, self.day) = (month, day)
    } else if let month = NamedDate.month(parts[1]), let day = NamedDate.dayOfMonth(parts[0]) {
      (self.month, self.day) = (month, day)
    } else {
      return nil
    }
  }

  /// Without a year: the next such day. 29 February can be eight years off.
  func day(from today: Day) -> Day? {
    if let year { return Day(year: year, month: month, day: day) }
    for year in today.year...today.year + 8 {
      if let day = Day(year: year, month: month, day: day), day >= today { return day }
    }
    return nil
  }

  private static func month(_ word: Substring) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return DateWords.index(of: word, in: names).map { $0 + 1 }
  }

  private static func dayOfMonth(_ word: Substring) -> Int? {
    var reader = ByteReader(word.utf8)
    guard let number = reader.number(digits: 1...2) else { return nil }
    let ending = String(decoding: reader.take { _ in true }, as: UTF8.self)
    return ["", "st", "nd", "rd", "th"].contains(ending) ? number : nil
  }
}

/// Why a text is no day.
package enum DateError: Error, Hashable, CustomStringConvertible {
  case notUnderstood(String)
  case ambiguous(String)
  case noSuchDay(String)
  case outOfRange(String)

  package var description: String {
    switch self {
    case .notUnderstood(let text):
      "\(text.quoted) is not a day. Write 2026-12-01, today, tomorrow, fri, +3d, -2w, 1m, 3 dec, "
        + "3 dec 2027, eow or eom."
    case .ambiguous(let text):
      "\(text.quoted) is another day in another country. Write it as 3 dec or 2026-12-03."
    case .noSuchDay(let text):
      "There is no such day as \(text.quoted). Check the month and the day."
    case .outOfRange(let text):
      "\(text.quoted) is too far away. Days go from the year 1 to the year 9999."
    }
  }
}
