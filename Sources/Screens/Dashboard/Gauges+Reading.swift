import CRM
import Terminal

// How each panel reads its figures out of the reports.
extension Gauges {
  /// Nil while what it needs hasn't been answered.
  static func of(
    _ panel: Panel, _ answers: [Inquiry: Inquiry.Answer], _ briefing: Briefing
  ) -> Gauges? {
    func rows(_ inquiry: Inquiry) -> [[FieldValue]]? {
      if case .report(let report)? = answers[inquiry] { report.rows } else { nil }
    }
    switch panel {
    case .needs:
      var waiting: Int?
      if case .count(let count)? = answers[.waiting] { waiting = count }
      return rows(.tasks).map { needs($0, waiting: waiting) }
    case .floor: return rows(.floor).map { floor($0, briefing) }
    case .stages: return rows(.pipeline).map { stages($0, briefing) }
    case .revenue: return rows(.revenue).map { revenue($0, briefing) }
    case .arrivals: return rows(.arrivals).map { arrivals($0, briefing) }
    case .rate: return rows(.rate).map(rate)
    case .lost: return rows(.lost).map { lost($0, briefing) }
    case .leads: return rows(.acquisition).map { months($0, .lead, at: 3) }
    case .customers: return rows(.acquisition).map { months($0, .customer, at: 2) }
    case .leadSources: return rows(.acquisition).map { sources($0, .lead, at: 3) }
    case .customerSources: return rows(.acquisition).map { sources($0, .customer, at: 2) }
    }
  }

  /// Of the tasks only what can't wait; and the leads that nobody has called yet.
  static func needs(_ rows: [[FieldValue]], waiting: Int?) -> Gauges {
    let counts = Dictionary(rows.map { ($0[0].text, $0[1].count) }) { first, _ in first }
    func gauge(_ count: Int, _ words: String, _ role: Role, _ door: Gauge.Door) -> Gauge {
      let tally = count >= ListScreen.countBound ? "\(count.grouped)+" : count.grouped
      return Gauge(
        label: words, short: tally, full: "\(tally) \(words)", amount: count,
        role: count > 0 ? role : .quiet, door: door)
    }
    let overdue = counts["overdue"] ?? 0
    let today = counts["today"] ?? 0
    var all = [
      gauge(
        overdue, overdue == 1 ? "task overdue" : "tasks overdue", .alarm,
        Gauge.Door(.task, "completed:no due_date<today")),
      gauge(
        today, today == 1 ? "task due today" : "tasks due today", .text,
        Gauge.Door(.task, "completed:no due_date:today")),
    ]
    if let waiting {
      let words = waiting == 1 ? "lead waits for a first call" : "leads wait for a first call"
      all.append(gauge(waiting, words, .waiting, Gauge.Door(.lead, Inquiry.waitingFilter)))
    }
    return Gauges(all: all)
  }

  static func stages(_ rows: [[FieldValue]], _ briefing: Briefing) -> Gauges {
    let isAlone = briefing.pipelines.count < 2
    let tallies = StageTally.all(rows, briefing.business.currency)
    let counts = tallies.map { $0.count.grouped }.aligned
    let values = tallies.map { $0.value.rounded }.aligned
    let weights = tallies.map { $0.weighted.rounded }.aligned
    let gauges = tallies.enumerated().map { place, tally in
      Gauge(
        label: isAlone ? tally.stage : "\(tally.pipeline): \(tally.stage)",
        short: "\(counts[place])   \(values[place])   \(weights[place])",
        full: tally.words(briefing), amount: Int(tally.value.minor),
        door: Gauge.Door(.lead, tally.filter(briefing)))
    }
    let value = tallies.reduce(0) { $0 + $1.value.minor }
    let weighted = tallies.reduce(0) { $0 + $1.weighted.minor }
    let sums = [value, weighted].map {
      Money(minor: $0, currency: briefing.business.currency).rounded
    }
    let count = tallies.reduce(0) { $0 + $1.count }
    let others = tallies.flatMap(\.others).sums.map { briefing.say($0) }
    return Gauges(
      all: gauges, total: "\(count.grouped) leads, \(sums[0]), weighted \(sums[1])",
      note: others.isEmpty ? "" : "and \(others.joined(separator: ", "))")
  }
}

extension FieldValue {
  /// The number that a report says; nothing is none.
  var count: Int { if case .number(let number) = self { Int(number) } else { 0 } }
  var text: String { if case .text(let text) = self { text } else { "" } }
}

extension [String] {
  /// Each once, in the order of their first coming.
  var inOrder: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }

  /// Padded so that they stand in one column, their ends in line.
  var aligned: [String] {
    let width = map(\.columns).max() ?? 0
    return map { String(repeating: " ", count: width - $0.columns) + $0 }
  }
}

extension String {
  /// As a filter takes it for the word itself, whatever it holds.
  var quotedWord: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension [Money] {
  /// One sum for each currency.
  var sums: [Money] {
    Dictionary(grouping: self, by: \.currency).map { currency, amounts in
      Money(minor: amounts.reduce(0) { $0 + $1.minor }, currency: currency)
    }.sorted { $0.currency.code < $1.currency.code }
  }
}
