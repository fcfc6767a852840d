import CRM
import Terminal

/// Assignments as people tell them.
enum AssignmentWords {
  static func say(_ status: Assignment.Status) -> String {
    switch status {
    case .assigned: "waits for the claim"
    case .claimed: "claimed"
    case .handedOn: "handed on"
    case .reassigned: "given to somebody else"
    case .released: "given back"
    case .queued: "waits for somebody"
    }
  }

  static func say(_ level: Level) -> String {
    switch level {
    case .rule: "by a rule of exception"
    case .former: "who had them before"
    case .stateAndLanguage: "state and language"
    case .state: "state"
    case .language: "language"
    case .all: "everybody"
    case .manual: "by hand"
    case .queue: "the queue"
    }
  }

  /// "credit 0.8, chosen"
  static func say(_ fate: Why.Fate) -> String { fate.isChosen ? "\(fate.what), chosen" : fate.what }

  /// Who got it, and what became of that.
  static func say(_ assignment: Assignment) -> String {
    guard let name = assignment.callerName else {
      return assignment.status == .queued ? "waits for somebody" : "waited for somebody"
    }
    return "\(name), \(say(assignment.status))"
  }

  static func role(of fate: Why.Fate) -> Role {
    fate.isChosen ? .good : fate.isEligible ? .text : .quiet
  }
}
