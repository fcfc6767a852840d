import CRM
import Terminal

// How leads flow now.
extension Gauges {
  static func floor(_ rows: [[FieldValue]], _ briefing: Briefing) -> Gauges {
    let found = Dictionary(rows.map { ($0[0].text, $0[2]) }) { first, _ in first }
    func number(_ name: String) -> Int? {
      if case .number(let number)? = found[name] { Int(number) } else { nil }
    }
    let hour = number("last_hour") ?? 0
    let since = briefing.business.zone.format(briefing.now.adding(hours: -1))
    let queue = number("unassigned") ?? 0
    let soon = number("assign_p95").map { "; 95 % in \(duration($0))" } ?? ""
    let limits = number("limits") ?? 0
    let isQuiet = ["assign_median", "contact_median"].allSatisfy { number($0) == nil }
    guard hour + queue + limits > 0 || !isQuiet else { return Gauges(all: []) }
    let given = "\((number("given") ?? 0).grouped) of \(limits.grouped)"
    return Gauges(all: [
      Gauge(
        label: "leads a minute, in the last hour", short: rate(hour),
        full: "\(hour.grouped) \(hour == 1 ? "lead" : "leads") in the last hour", amount: hour,
        role: .text, door: Gauge.Door(.lead, "received_at>=\(since.quotedWord)")),
      Gauge(
        label: queue == 1 ? "lead waits for a caller" : "leads wait for a caller",
        short: queue.grouped, full: "\(queue.grouped) in the queue", amount: queue,
        role: queue > 0 ? .alarm : .quiet,
        door: Gauge.Door(.lead, "claim:queued owner:none status:open")),
      time(
        number("assign_median"), "to a caller, median today\(soon)",
        Gauge.Door(.lead, "received_at:today owner:any")),
      Gauge(
        label: "of today's limits given out, \(limits > 0 ? given : "nobody has one")",
        short: number("utilisation").map { "\($0) %" } ?? "–", full: "\(given) leads today",
        amount: number("utilisation") ?? 0, role: .text, door: Gauge.Door(.caller, "")),
      time(
        number("contact_median"), "to the first contact, median of 7 days",
        Gauge.Door(.lead, "received_at>=-7d first_contact_at:any")),
    ])
  }

  private static func time(_ seconds: Int?, _ words: String, _ door: Gauge.Door) -> Gauge {
    let said = seconds.map(duration) ?? "–"
    return Gauge(
      label: words, short: said, full: "\(said) \(words)", amount: seconds == nil ? 0 : 1,
      role: .text, door: door)
  }

  /// Leads of an hour by the minute: "2.4"
  private static func rate(_ hour: Int) -> String {
    let tenths = (hour * 10 + 30) / 60
    return hour > 0 && tenths == 0 ? "<0.1" : "\((tenths / 10).grouped).\(tenths % 10)"
  }

  /// "0 s", "45 s", "4 min", "3 h", "2 days"
  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<90: "\(seconds) s"
    case ..<5400: "\((seconds + 30) / 60) min"
    case ..<172_800: "\((seconds + 1800) / 3600) h"
    default: "\((seconds + 43_200) / 86_400) days"
    }
  }
}
