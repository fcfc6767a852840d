import CRM

extension Shelf.Figures {
  /// How callers stand today, as their list shows it.
  static let ofCallers = Shelf.Figures([
    ("standing", "Status", .text), ("assigned_today", "Today", .number), ("cap", "Limit", .number),
    ("utilisation", "Used", .number), ("fairness", "Fairness", .number),
    ("contact", "To contact", .number),
  ]) { seat, rows in
    let standings = try seat.office.callers.standing(of: rows.map { ID($0.id) }, by: seat.me)
    return Dictionary(
      standings.map { standing in
        (
          standing.caller.id.number,
          [
            .text(standing.told), .number(Int64(standing.assignedToday)), .text(standing.cap),
            standing.utilisation.map { .text("\($0) %") } ?? .nothing,
            .text(standing.signedFairness),
            standing.secondsToContact.map { .text(CallerStanding.wait($0)) } ?? .nothing,
          ]
        )
      }
    ) { first, _ in first }
  }
}

extension CallerStanding {
  /// A sign and a word: whoever is away gets no lead now.
  var told: String {
    switch absence {
    case nil where (utilisation ?? 0) >= 100: "■ at limit"
    case nil: "● active"
    case let away? where caller.status == .paused: "○ \(away)"
    case let away?: "◔ \(away)"
    }
  }

  var cap: String { caller.dailyLimit == 0 ? "none" : "\(caller.dailyLimit)" }

  /// "+0.8" for more than their share.
  var signedFairness: String {
    fairness.hasPrefix("-") || fairness == "0.0" ? fairness : "+\(fairness)"
  }

  /// "45 s", "12 min", "5 h", "3 d"
  static func wait(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}
