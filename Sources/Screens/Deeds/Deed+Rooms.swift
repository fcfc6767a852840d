import Terminal

// The table's rows of the sections, which the number keys reach.
extension Deed {
  static let rooms: [Action] = Section.allCases.map { section in
    let help =
      switch section {
      case .today: "What needs you now: due tasks, leads that wait, what changed."
      case .leads: "The stream of leads, newest first."
      case .pipeline: "Open leads by stage, as a board."
      case .customers: "Everybody on file."
      case .sales: "What was sold."
      case .tasks: "What is to be done, by whom and when."
      case .callers: "Who takes leads: their limits, their day, and how fair it is."
      case .dashboard: "The figures at a glance; each opens the rows behind it."
      case .settings: "Pipelines, currency, time zone, saved views, theme and keys."
      }
    let twin =
      switch section {
      case .today: "tasks list due<=today"
      case .leads: "leads list"
      case .pipeline: "report pipeline"
      case .customers: "customers list"
      case .sales: "sales list"
      case .tasks: "tasks list"
      case .callers: "callers list"
      case .dashboard: "report revenue"
      case .settings: "settings show"
      }
    return row(
      section.deed, section.title, [.character(Character("\(section.rawValue)"))],
      in: "everywhere", twin: twin, help)
  }
}
