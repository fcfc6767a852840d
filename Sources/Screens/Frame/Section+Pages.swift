import CRM

extension Section {
  /// Where a noun has its list.
  static func of(_ noun: Noun) -> Section? {
    switch noun {
    case .lead: .leads
    case .customer: .customers
    case .sale: .sales
    case .task: .tasks
    case .member, .caller: .callers
    default: nil
    }
  }

  /// What the list of a noun without a section lies over.
  static func below(_ noun: Noun) -> Section {
    switch noun {
    case .assignment: .callers
    case .rule: .settings
    default: .customers
    }
  }

  /// The first page of the section.
  func page(_ briefing: Briefing) -> any Screen {
    switch self {
    case .leads: ListScreen(.leads)
    case .customers: ListScreen(.customers)
    case .sales: ListScreen(.sales)
    case .today: TodayScreen()
    case .tasks: ListScreen(.tasks)
    case .pipeline: BoardScreen()
    case .callers: ListScreen(.callers)
    case .settings: SettingsScreen()
    case .dashboard: DashboardScreen()
    }
  }
}
