/// The rooms of the program, each behind a number key.
enum Section: Int, CaseIterable, Sendable {
  case today = 1
  case leads, pipeline, customers, sales, tasks, callers, dashboard, settings

  var title: String {
    switch self {
    case .today: "Today"
    case .leads: "Leads"
    case .pipeline: "Pipeline"
    case .customers: "Customers"
    case .sales: "Sales"
    case .tasks: "Tasks"
    case .callers: "Callers"
    case .dashboard: "Dashboard"
    case .settings: "Settings"
    }
  }

  var deed: Deed {
    switch self {
    case .today: .goToday
    case .leads: .goLeads
    case .pipeline: .goPipeline
    case .customers: .goCustomers
    case .sales: .goSales
    case .tasks: .goTasks
    case .callers: .goCallers
    case .dashboard: .goDashboard
    case .settings: .goSettings
    }
  }
}
