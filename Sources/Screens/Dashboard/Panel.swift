import CRM

/// The parts of the dashboard, in the order in which they are read.
enum Panel: Int, CaseIterable, Sendable {
  case needs, floor, stages, revenue, arrivals, rate, lost, leads, customers, leadSources,
    customerSources

  var title: String {
    switch self {
    case .needs: "Needs you"
    case .floor: "On the floor"
    case .stages: "Open leads"
    case .revenue: "Revenue"
    case .arrivals: "New leads by day"
    case .rate: "Won of what was closed"
    case .lost: "Why leads were lost"
    case .leads: "New leads by month"
    case .customers: "New customers by month"
    case .leadSources: "Where leads come from"
    case .customerSources: "Where customers come from"
    }
  }

  enum Shape: Sendable { case lines, bars, columns, spark }

  var shape: Shape {
    switch self {
    case .needs, .floor: .lines
    case .stages, .lost, .leadSources, .customerSources: .bars
    case .revenue, .rate, .leads, .customers: .columns
    case .arrivals: .spark
    }
  }

  /// What is said where there is nothing to show.
  var whenEmpty: String {
    switch self {
    case .needs: "Nothing waits for you."
    case .floor: "No lead came in of late."
    case .lost: "No lead was lost in twelve months."
    default: "Nothing yet."
    }
  }

  /// Whether its figures stand one below the other.
  var isUpright: Bool { shape == .lines || shape == .bars }
}

/// What the dashboard asks of the file, each part by itself, so that a slow one holds up no other.
enum Inquiry: String, CaseIterable, Sendable {
  case tasks, floor, pipeline, arrivals, revenue, waiting, lost, rate, acquisition

  /// Changes of these nouns may change the answer.
  var depends: Set<Noun> {
    switch self {
    case .tasks: [.task, .business]
    case .floor: [.lead, .assignment, .caller, .business]
    case .pipeline: [.lead, .stage, .pipeline, .business]
    case .revenue: [.sale, .customer, .business]
    case .arrivals, .waiting, .lost, .rate: [.lead, .customer, .business]
    case .acquisition: [.lead, .customer, .business]
    }
  }

  var panels: [Panel] {
    switch self {
    case .tasks, .waiting: [.needs]
    case .floor: [.floor]
    case .pipeline: [.stages]
    case .arrivals: [.arrivals]
    case .revenue: [.revenue]
    case .lost: [.lost]
    case .rate: [.rate]
    case .acquisition: [.leads, .customers, .leadSources, .customerSources]
    }
  }

  enum Answer: Sendable {
    case report(Report)
    /// How many there are; at the bound, at least so many.
    case count(Int)
    case refusal(String)
  }

  /// Looks it up; runs at the clerk's.
  func ask(_ seat: Seat) throws -> Answer {
    let kind: Report.Kind? =
      switch self {
      case .tasks: .tasks
      case .floor: .floor
      case .pipeline: .pipeline
      case .arrivals: .arrivals
      case .revenue: .revenue
      case .lost: .lost
      case .rate: .winRate
      case .acquisition: .acquisition
      case .waiting: nil
      }
    guard let kind else {
      return .count(
        try seat.office.leads.count(
          Inquiry.waitingFilter, upTo: ListScreen.countBound, by: seat.me))
    }
    return .report(try seat.office.reports.make(kind, by: seat.me))
  }

  static let waitingFilter = "first_contact_at:none status:open"
}
