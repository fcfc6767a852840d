/// What the office speaks of. The numbers stand in the journal and never change.
package enum Noun: Int, Sendable, CaseIterable {
  case business = 1
  case member = 2
  case company = 3
  case customer = 4
  case pipeline = 5
  case stage = 6
  case requirement = 7
  case lead = 8
  case sale = 9
  case task = 10
  case activity = 11
  /// What was done; never journaled itself.
  case event = 12
  case view = 13
  /// A user who takes leads.
  case caller = 14
  case assignment = 15
  /// A routing rule of exception.
  case rule = 16
  /// How leads are routed: one row of settings.
  case routing = 17

  /// The table that holds it, and its name in events.
  package var table: String { "\(self)" }

  /// As people and the command line say it of many.
  package var plural: String {
    switch self {
    case .business: "settings"
    case .member: "users"
    case .company: "companies"
    case .customer, .pipeline, .stage, .requirement, .lead, .sale, .task, .event, .view, .caller,
      .assignment, .rule:
      "\(self)s"
    case .activity: "activities"
    case .routing: "routing settings"
    }
  }

  /// As people say it of one.
  package var title: String {
    switch self {
    case .member: "user"
    case .business: "settings"
    case .company, .customer, .pipeline, .stage, .requirement, .lead, .sale, .task, .activity,
      .event, .view, .caller, .assignment, .rule:
      "\(self)"
    case .routing: "routing settings"
    }
  }
}
