import CRM

/// One figure of a person's work, and the list of the rows behind it.
enum DeskFigure: CaseIterable, Sendable {
  case openLeads, openTasks, overdue, won

  var label: String {
    switch self {
    case .openLeads: "Open leads"
    case .openTasks: "Open tasks"
    case .overdue: "Overdue tasks"
    case .won: "Won this month"
    }
  }

  /// As a column is headed.
  var short: String {
    switch self {
    case .openLeads: "Leads"
    case .openTasks: "Tasks"
    case .overdue: "Overdue"
    case .won: "Won"
    }
  }

  func count(_ workload: Workload) -> Int {
    switch self {
    case .openLeads: workload.openLeads
    case .openTasks: workload.openTasks
    case .overdue: workload.overdue
    case .won: workload.won
    }
  }

  func door(of member: Member, _ briefing: Briefing) -> Dossier.Door {
    door(named: briefing.spoken(member), briefing)
  }

  func door(named who: String, _ briefing: Briefing) -> Dossier.Door {
    switch self {
    case .openLeads: Dossier.Door(noun: .lead, filter: "status:open owner:\(who)")
    case .openTasks: Dossier.Door(noun: .task, filter: "completed:no assignee:\(who)")
    case .overdue:
      Dossier.Door(noun: .task, filter: "completed:no due_date<today assignee:\(who)")
    case .won:
      Dossier.Door(
        noun: .lead,
        filter: "status:won owner:\(who) closed_at:\(briefing.today.description.prefix(7))")
    }
  }
}
