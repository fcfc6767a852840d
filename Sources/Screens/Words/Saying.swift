import CRM

/// How values are said on the screens: short, as people say them.
extension Briefing {
  /// A value in a column of a list.
  func say(_ value: FieldValue) -> String {
    switch value {
    case .nothing: ""
    case .text(let text), .json(let text): text
    case .number(let number): String(number)
    case .flag(let flag): flag ? "yes" : ""
    case .money(let money): say(money)
    case .day(let day): say(day)
    case .instant(let instant): age(of: instant)
    case .reference(let id, let name): name.isEmpty ? "\(id)" : name
    }
  }

  /// "1,20,000", with its cents only where there are any, and with its currency where that is not the
  /// usual one.
  func say(_ money: Money) -> String {
    var text = money.display
    if text.hasSuffix(".00") { text.removeLast(3) }
    return money.currency == business.currency ? text : "\(money.currency) \(text)"
  }

  /// "today", "tomorrow", "Fri", "3 Dec", "3 Dec 25".
  func say(_ day: Day) -> String {
    let distance = day.number - today.number
    switch distance {
    case 0: return "today"
    case 1: return "tomorrow"
    case -1: return "yesterday"
    case 2...6: return day.weekday.short
    default:
      let short = "\(day.day) \(Briefing.months[day.month - 1])"
      return day.year == today.year ? short : "\(short) \((day.year % 100).twoDigits)"
    }
  }

  /// "now", "2 min", "3 h", "Tue", "3 Dec": how long ago, as people say it.
  func age(of instant: Instant) -> String {
    let minutes = now.milliseconds(since: instant) / 60_000
    switch minutes {
    case ..<0:
      let day = business.zone.day(of: instant)
      return day == today ? clock(instant) : say(day)
    case 0: return "now"
    case 1..<60: return "\(minutes) min"
    case 60..<720: return "\(minutes / 60) h"
    default:
      let day = business.zone.day(of: instant)
      switch today.number - day.number {
      case 0: return clock(instant)
      case 1: return "yesterday"
      case 2...6: return day.weekday.short
      default: return say(day)
      }
    }
  }

  /// A moment in full: "Sat 21 Nov 2026 14:05".
  func moment(_ instant: Instant) -> String {
    "\(full(business.zone.day(of: instant))) \(clock(instant))"
  }

  /// "Sat 21 Nov 2026"
  func full(_ day: Day) -> String {
    "\(day.weekday.short) \(day.day) \(Briefing.months[day.month - 1]) \(day.year)"
  }

  /// "14:05" today, else the day: when something began that lasts.
  func when(_ instant: Instant) -> String {
    let day = business.zone.day(of: instant)
    return day == today ? clock(instant) : say(day)
  }

  /// "14:05"
  func clock(_ instant: Instant) -> String {
    String(business.zone.format(instant).dropFirst(11).prefix(5))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// "2026-11" as "Nov".
  static func monthName(_ text: String) -> String {
    guard let number = Int(text.suffix(2)), (1...12).contains(number) else { return text }
    return months[number - 1]
  }
}

extension Weekday {
  var short: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][Weekday.allCases.firstIndex(of: self) ?? 0]
  }
}

extension Int {
  fileprivate var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }

  /// "1,284"
  var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.append(String(digits.suffix(3)))
      digits.removeLast(3)
    }
    return (self < 0 ? "-" : "") + ([digits] + groups.reversed()).joined(separator: ",")
  }
}

extension Briefing {
  /// A value where there is room for all of it.
  func tell(_ value: FieldValue) -> String {
    switch value {
    case .instant(let instant): "\(moment(instant)), \(ago(instant))"
    case .day(let day): "\(full(day)), \(say(day))"
    case .flag(let flag): flag ? "yes" : "no"
    default: say(value)
    }
  }

  /// "now", "2 min ago", "on Tue": an age inside a sentence.
  func ago(_ instant: Instant) -> String {
    let age = age(of: instant)
    switch now.milliseconds(since: instant) / 60_000 {
    case ..<1: return age
    case ..<720: return age + " ago"
    default: return age
    }
  }
}
