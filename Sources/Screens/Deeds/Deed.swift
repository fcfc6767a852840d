/// Everything that a person can do on the screens. What each is called, what it does, which key it has
/// and what it is on the command line stands in `Deed.table`.
package enum Deed: String, CaseIterable, Sendable {
  // The rooms.
  case goToday = "go.today"
  case goLeads = "go.leads"
  case goPipeline = "go.pipeline"
  case goCustomers = "go.customers"
  case goSales = "go.sales"
  case goTasks = "go.tasks"
  case goCallers = "go.callers"
  case goDashboard = "go.dashboard"
  case goSettings = "go.settings"
  case goCompanies = "go.companies"
  case goActivities = "go.activities"
  case goUsers = "go.users"
  case goUnassigned = "go.unassigned"
  case goRules = "go.rules"
  case goAssignments = "go.assignments"

  // Everywhere.
  case palette
  case help
  case undo
  case redo
  case history
  case back
  case quit
  case suspend
  case repaint
  case mouse
  case takeNext = "lead.take"

  // Getting about.
  case up
  case down
  case left
  case right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case first
  case last
  case open
  case nextPart = "next-part"

  // Lists.
  case filter
  case views = "view.choose"
  case nextView = "view.next"
  case previousView = "view.previous"
  case keepView = "view.save"
  case sort
  case reverse
  case columns
  case mark
  case markAll = "mark.all"
  case copy
  case inline = "edit.here"

  // Any record.
  case add
  case edit
  case delete

  // A customer, and whatever belongs to one.
  case log = "activity.add"
  case note = "note.add"
  case addTask = "task.add"
  case addSale = "sale.add"
  case addLead = "lead.add"
  case customer = "customer.show"

  // A lead.
  case stage = "lead.move"
  case nextStage = "lead.forward"
  case previousStage = "lead.back"
  case win = "lead.win"
  case lose = "lead.lose"
  case reopen = "lead.reopen"
  case claim = "lead.claim"
  case release = "lead.release"
  case why = "lead.why"

  // A task.
  case finish = "task.finish"

  // Who gets which lead.
  case reassign = "lead.reassign"
  case handOut = "queue.hand-out"

  // A routing rule.
  case ruleUp = "rule.up"
  case ruleDown = "rule.down"

  // A caller.
  case pause = "caller.pause"

  // A user.
  case switchUser = "user.switch"

  // Customers.
  case duplicates = "customer.duplicates"
  case merge = "customer.merge"

  // The board.
  case pipelines = "pipeline.choose"
  case asTable = "pipeline.table"

  // An empty file.
  case demo
  case importFile = "import"

  // Settings.
  case resetKey = "key.reset"
  case stageUp = "stage.up"
  case stageDown = "stage.down"
  case theme = "theme.choose"
  case keys

  // While something is written.
  case save
  case preview
  case complete
  case editor
}
