import CRM
import Terminal

// Who came, when, and from where.
extension Gauges {
  static func arrivals(_ rows: [[FieldValue]], _ briefing: Briefing) -> Gauges {
    let gauges = rows.compactMap { row -> Gauge? in
      guard case .day(let day) = row[0] else { return nil }
      let count = row[1].count
      return Gauge(
        label: briefing.say(day), short: count.grouped,
        full: "\(briefing.full(day)): \(count.grouped) \(count == 1 ? "lead" : "leads")",
        amount: count, door: Gauge.Door(.lead, "received_at:\(day)"))
    }
    let sum = gauges.reduce(0) { $0 + $1.amount }
    return Gauges(all: gauges, total: "\(sum.grouped) in \(gauges.count) days")
  }

  /// Those who came in each month, from wherever.
  static func months(_ rows: [[FieldValue]], _ noun: Noun, at column: Int) -> Gauges {
    let gauges = rows.map { $0[0].text }.inOrder.map { month in
      let count = rows.filter { $0[0].text == month }.reduce(0) { $0 + $1[column].count }
      return Gauge(
        label: Briefing.monthName(month), short: count.grouped,
        full: "\(month): \(count.grouped) \(count == 1 ? noun.title : noun.plural)", amount: count,
        door: Gauge.Door(noun, "\(noun.beginning):\(month)"))
    }
    let sum = gauges.reduce(0) { $0 + $1.amount }
    return Gauges(all: gauges, total: "\(sum.grouped) in twelve months")
  }

  /// Those who came in twelve months, by their source; most first.
  static func sources(_ rows: [[FieldValue]], _ noun: Noun, at column: Int) -> Gauges {
    var counts: [(source: FieldValue, count: Int)] = []
    for row in rows where row[column].count > 0 {
      if let place = counts.firstIndex(where: { $0.source == row[1] }) {
        counts[place].count += row[column].count
      } else {
        counts.append((row[1], row[column].count))
      }
    }
    counts.sort { $0.count > $1.count }
    let since = rows.first.map { "\($0[0].text)-01" } ?? ""
    let sum = counts.reduce(0) { $0 + $1.count }
    let gauges = counts.map { source, count in
      let name = source == .nothing ? "(not said)" : source.text
      let filter = source == .nothing ? "none" : name.quotedWord
      return Gauge(
        label: name, short: count.grouped,
        full: "\(count.grouped) \(noun.plural), \(count * 100 / sum) %", amount: count,
        door: Gauge.Door(noun, "source:\(filter) \(noun.beginning)>=\(since)"))
    }
    return Gauges(all: gauges)
  }
}
extension Noun {
  /// The field that says when a record of it came.
  fileprivate var beginning: String { self == .lead ? "received_at" : "created_at" }
}
