import CRM
import Terminal

/// What belongs together on Today: a heading, and the few rows under it that come first.
struct TodayGroup: Sendable {
  enum Kind: CaseIterable, Sendable {
    case claims, overdue, due, waiting, soon, changes
  }

  let kind: Kind
  var rows: [TodayRow] = []
  /// Whether more wait than are shown.
  var hasMore = false
}

extension TodayGroup.Kind {
  var title: String {
    switch self {
    case .claims: "Waiting for your claim"
    case .overdue: "Overdue"
    case .due: "Due today"
    case .waiting: "Wait for a first call"
    case .soon: "Next days"
    case .changes: "Changed by others"
    }
  }

  var noun: Noun? {
    switch self {
    case .overdue, .due, .soon: .task
    case .claims, .waiting: .lead
    case .changes: nil
    }
  }

  /// So many rows are shown; the list behind the last one has them all.
  var most: Int {
    switch self {
    case .claims, .overdue, .due, .waiting: 12
    case .soon, .changes: 6
    }
  }

  /// Which rows these are, for somebody of a role: a caller's own; for those who run the business also
  /// what nobody has taken. Every part is a list that an index has ready.
  func parts(for role: CRM.Role) -> [String] {
    switch self {
    case .claims: ["claim:waiting first_contact_at:none status:open owner:me"]
    case .overdue: own(role).map { "completed:no due_date<today \($0)" }
    case .due: own(role).map { "completed:no due_date:today \($0)" }
    case .soon: own(role).map { "completed:no due_date:tomorrow..+5d \($0)" }
    case .waiting:
      role == .caller
        ? ["first_contact_at:none status:open owner:me"] : ["first_contact_at:none status:open"]
    case .changes: []
    }
  }

  /// The same rows as one filter, for the list behind them.
  func filter(for role: CRM.Role) -> String {
    let parts = parts(for: role)
    return parts.count < 2 ? parts.joined() : parts.map { "(\($0))" }.joined(separator: " or ")
  }

  private func own(_ role: CRM.Role) -> [String] {
    switch role {
    case .caller: ["assignee:me"]
    case .owner, .manager: ["assignee:me", "assignee:none"]
    case .viewer: [""]
    }
  }
}

/// One line of Today that can be chosen.
struct TodayRow: Sendable {
  /// What the verbs act on; nothing where the record is gone.
  let subject: Subject?
  let when: Dossier.Line.When?
  let what: String
  var note = ""
  var who = ""
  var role = Role.text
  /// The clock of a lead that waits for a claim.
  var window: ClaimWindow?
  var flag: Span?
  /// What `y` copies.
  var copied = ""
}
