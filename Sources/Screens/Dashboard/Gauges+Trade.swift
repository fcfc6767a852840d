import CRM
import Terminal

// What was sold, won and lost.
extension Gauges {
  static func revenue(_ rows: [[FieldValue]], _ briefing: Briefing) -> Gauges {
    let usual = briefing.business.currency
    var others: [Money] = []
    var year = Money(minor: 0, currency: usual)
    let gauges = rows.map { $0[0].text }.inOrder.map { month in
      let these = rows.filter { $0[0].text == month }
      let amounts = these.compactMap { if case .money(let money) = $0[2] { money } else { nil } }
      let foreign = amounts.filter { $0.currency != usual && $0.minor != 0 }
      let mine = amounts.first { $0.currency == usual } ?? Money(minor: 0, currency: usual)
      others += foreign
      year.minor += mine.minor
      let count = these.reduce(0) { $0 + $1[1].count }
      let said = ([mine] + foreign).map { briefing.say($0) }.joined(separator: " and ")
      return Gauge(
        label: Briefing.monthName(month), short: mine.rounded,
        full: "\(said) of \(count.grouped) \(count == 1 ? "sale" : "sales")",
        amount: Int(mine.minor), door: Gauge.Door(.sale, "date:\(month)"))
    }
    let foreign = others.sums.map { briefing.say($0) }
    return Gauges(
      all: gauges, total: "\(year.rounded) in twelve months",
      note: foreign.isEmpty ? "" : "and \(foreign.joined(separator: ", "))")
  }

  static func rate(_ rows: [[FieldValue]]) -> Gauges {
    let gauges = rows.map { row in
      let (month, won, lost) = (row[0].text, row[1].count, row[2].count)
      let share = row[3] == .nothing ? "–" : "\(row[3].count) %"
      let days = row[4] == .nothing ? "" : ", \(row[4].count) days to win"
      return Gauge(
        label: Briefing.monthName(month), short: share,
        full: "\(month): \(share), \(won.grouped) won, \(lost.grouped) lost\(days)",
        amount: row[3].count, role: .good, door: Gauge.Door(.lead, "status:won closed_at:\(month)"))
    }
    let won = rows.reduce(0) { $0 + $1[1].count }
    let closed = rows.reduce(won) { $0 + $1[2].count }
    return Gauges(
      all: gauges,
      total: closed == 0 ? "" : "\((won * 100 + closed / 2) / closed) % in twelve months")
  }

  static func lost(_ rows: [[FieldValue]], _ briefing: Briefing) -> Gauges {
    var reasons: [(reason: FieldValue, count: Int, values: [Money])] = []
    for row in rows {
      guard case .money(let value) = row[2] else { continue }
      if let place = reasons.firstIndex(where: { $0.reason == row[0] }) {
        reasons[place].count += row[1].count
        reasons[place].values.append(value)
      } else {
        reasons.append((row[0], row[1].count, [value]))
      }
    }
    reasons.sort { $0.count > $1.count }
    let since = Period.lastYear(until: briefing.today).first
    let gauges = reasons.map { reason, count, values in
      let name = reason == .nothing ? "(no reason said)" : reason.text
      let filter = reason == .nothing ? "close_reason:none" : "close_reason=\(name.quotedWord)"
      return Gauge(
        label: name, short: count.grouped,
        full: "\(count.grouped) worth \(values.map { briefing.say($0) }.joined(separator: ", "))",
        amount: count, role: .lost,
        door: Gauge.Door(.lead, "status:lost \(filter) closed_at>=\(since)"))
    }
    return Gauges(all: gauges)
  }
}
