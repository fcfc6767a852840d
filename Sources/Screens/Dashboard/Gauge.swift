import CRM
import Terminal

/// One figure of the dashboard: how it is said at a glance and in full, and the rows behind it.
struct Gauge: Sendable, Hashable {
  let label: String
  /// As it stands in the chart.
  let short: String
  /// All of it in words, for when it is chosen.
  let full: String
  let amount: Int
  var role = Role.accent
  let door: Door

  /// The rows behind a figure: a list and its filter.
  struct Door: Sendable, Hashable {
    let noun: Noun
    let filter: String

    init(_ noun: Noun, _ filter: String) {
      self.noun = noun
      self.filter = filter
    }
  }

  var figure: Figure { Figure(label, short, amount, role) }
}

/// What a part of the dashboard shows, made of a report.
struct Gauges: Sendable {
  var all: [Gauge]
  /// Said beside the heading while none of them is chosen.
  var total = ""
  /// What the figures leave out, in words.
  var note = ""
}
