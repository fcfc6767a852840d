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

  /// The table that holds it, and its name in events.
  package var table: String { "\(self)" }

  /// As people and the command line say it of many.
  package var plural: String {
    switch self {
    case .business: "settings"
    case .member: "users"
    case .company: "companies"
    case .customer, .pipeline, .stage, .requirement, .lead, .sale, .task, .event, .view:
      "\(self)s"
    case .activity: "activities"
    }
  }

  /// As people say it of one.
  package var title: String {
    switch self {
    case .member: "user"
    case .business: "settings"
    case .company, .customer, .pipeline, .stage, .requirement, .lead, .sale, .task, .activity,
      .event, .view:
      "\(self)"
    }
  }
}
