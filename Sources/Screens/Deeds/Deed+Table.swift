package import Terminal

extension Deed {
  /// The one table of actions: the hint line, `?`, the palette, the file of keys, the manual page and
  /// the tests all read it.
  package static let table: [Action] =
    rooms + everywhere + moving + lists + records + leads + others

  var action: Action {
    guard let action = Deed.byName[rawValue] else {
      preconditionFailure("every deed stands in the table")
    }
    return action
  }

  private static let byName = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })

  private static func row(
    _ deed: Deed, _ title: String, _ keys: [Key], in context: String, twin: String, _ help: String
  ) -> Action {
    Action(deed.rawValue, title, keys, in: context, twin: twin, help)
  }

  private static let rooms: [Action] = Section.allCases.map { section in
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

  private static let everywhere: [Action] = [
    row(
      .goCompanies, "Companies", [], in: "everywhere", twin: "companies list",
      "The companies that customers belong to."),
    row(
      .goActivities, "Activities", [], in: "everywhere", twin: "activities list",
      "Every call, mail, meeting and note, newest first."),
    row(
      .goUsers, "Users", [.character("T")], in: "everywhere", twin: "users list",
      "The team: everybody who works with this file, and what each has to do."),
    row(
      .goUnassigned, "Unassigned", [.character("Q")], in: "everywhere",
      twin: "leads list owner:none", "The leads that wait for a caller, and why each waits."),
    row(
      .handOut, "Hand out", [.character("A")], in: "everywhere", twin: "work --once",
      "Gives the leads that wait to callers who are free; it is asked first."),
    row(
      .goRules, "Routing rules", [], in: "everywhere", twin: "routing rules",
      "Which leads go to whom, before states and languages are asked."),
    row(
      .goAssignments, "Assignments", [], in: "everywhere", twin: "assignments list",
      "Who got which lead, when and why, newest first."),
    row(
      .palette, "Find anything", [.character(":"), .control("p")], in: "everywhere", twin: "keys",
      "Every action, place and record by a few letters of its name."),
    row(
      .help, "All keys", [.character("?"), .function(1)], in: "everywhere", twin: "keys",
      "What can be done here; type to filter, Enter does it."),
    row(
      .undo, "Undo", [.character("u")], in: "everywhere", twin: "undo",
      "Takes back the newest thing that you did."),
    row(
      .redo, "Redo", [.character("U")], in: "everywhere", twin: "redo",
      "Does again what you undid."),
    row(
      .history, "History", [.character("H")], in: "everywhere", twin: "history",
      "Who changed what, from what to what; of the record in focus, or of everything."),
    row(
      .back, "Back", [.escape], in: "everywhere", twin: "keys",
      "One step back: closes what is open, clears the filter, takes marks off."),
    row(
      .quit, "Quit", [.character("q"), .control("c")], in: "everywhere", twin: "keys",
      "Leaves the program from a section; closes a page that lies over one."),
    row(
      .suspend, "Suspend", [.control("z")], in: "everywhere", twin: "keys",
      "Back to the shell; fg brings the program back."),
    row(
      .repaint, "Paint anew", [.control("l")], in: "everywhere", twin: "keys",
      "Paints the whole screen again."),
    row(
      .mouse, "Mouse on or off", [.function(2)], in: "everywhere", twin: "keys",
      "Whether clicks choose; while it is off, the terminal marks text to copy."),
    row(
      .takeNext, "Take the next lead", [.character("m")], in: "everywhere", twin: "leads take",
      "Claims whichever of your leads has least time left, and opens it."),
  ]

  private static let moving: [Action] = [
    row(
      .up, "Up", [.up, .character("k")], in: "list", twin: "keys", "One row up."),
    row(
      .down, "Down", [.down, .character("j")], in: "list", twin: "keys", "One row down."),
    row(
      .left, "Left", [.left, .character("h")], in: "list", twin: "keys",
      "To the column or part on the left."),
    row(
      .right, "Right", [.right, .character("l")], in: "list", twin: "keys",
      "To the column or part on the right."),
    row(
      .pageUp, "Page up", [.pageUp, .control("b")], in: "list", twin: "keys", "A screenful up."),
    row(
      .pageDown, "Page down", [.pageDown, .control("f")], in: "list", twin: "keys",
      "A screenful down."),
    row(
      .first, "First", [.home, .character("g")], in: "list", twin: "keys", "To the first row."),
    row(.last, "Last", [.end, .character("G")], in: "list", twin: "keys", "To the last row."),
    row(
      .open, "Open", [.enter], in: "list", twin: "NOUN show",
      "Opens what is selected: a record, a field to edit, the rows behind a figure."),
    row(
      .nextPart, "Next part", [.tab], in: "list", twin: "keys",
      "To the next part of the page, such as its time line."),
  ]

  private static let lists: [Action] = [
    row(
      .filter, "Filter", [.character("/")], in: "list", twin: "NOUN list",
      "Words and terms such as state:goa value>50k; the list follows as you type."),
    row(
      .views, "Choose a view", [.character("v")], in: "list", twin: "views list",
      "The lists that come with the program, and those that were saved."),
    row(
      .nextView, "Next view", [.character("]")], in: "list", twin: "views list",
      "The next of the list's views, as they stand at its head; so does the right arrow."),
    row(
      .previousView, "Previous view", [.character("[")], in: "list", twin: "views list",
      "The view before, as they stand at the list's head; so does the left arrow."),
    row(
      .keepView, "Save this view", [.character("V")], in: "list", twin: "views add",
      "Keeps filter, order and columns under a name."),
    row(
      .sort, "Order", [.character("o")], in: "list", twin: "NOUN list --sort",
      "Orders the list by another field."),
    row(
      .reverse, "Reverse", [.character("O")], in: "list", twin: "NOUN list --sort",
      "Turns the order round."),
    row(
      .columns, "Columns", [.character("C")], in: "list", twin: "views edit",
      "Which fields the list shows."),
    row(
      .mark, "Mark", [.space], in: "list", twin: "keys",
      "Marks a row; what is done then is done to all marked ones."),
    row(
      .markAll, "Mark all", [.character("*")], in: "list", twin: "keys",
      "Marks every row of the filter, or takes all marks off."),
    row(
      .copy, "Copy", [.character("y")], in: "list", twin: "NOUN show",
      "Copies the record's phone, email or title to the clipboard."),
    row(
      .inline, "Edit here", [.character("i")], in: "list", twin: "NOUN edit",
      "Edits a cell in its row; Tab goes to the next cell."),
  ]

  private static let records: [Action] = [
    row(
      .add, "New", [.character("n")], in: "record", twin: "NOUN add",
      "Adds a record to this list."),
    row(
      .edit, "Edit", [.character("e")], in: "record", twin: "NOUN edit",
      "Edits the record, or one field of all marked ones."),
    row(
      .delete, "Delete", [.character("x"), .delete], in: "record", twin: "NOUN delete",
      "Deletes the record with all that hangs on it; u brings it back."),
    row(
      .log, "Log a call", [.character("a")], in: "record", twin: "activities add",
      "Puts a call, mail or meeting on record."),
    row(
      .note, "Note", [.character("N")], in: "record", twin: "activities add --type",
      "Puts a note on record."),
    row(
      .addTask, "New task", [.character("t")], in: "record", twin: "tasks add",
      "A task for this customer or lead."),
    row(
      .addSale, "Record a sale", [.character("$")], in: "record", twin: "sales add",
      "A sale to this customer."),
    row(
      .addLead, "New lead", [.character("+")], in: "record", twin: "leads add",
      "A lead of this customer, or of somebody new."),
    row(
      .customer, "Customer", [.character("p")], in: "record", twin: "customers show",
      "Everything about the customer behind this row."),
  ]

  private static let leads: [Action] = [
    row(
      .claim, "Claim", [.character("c")], in: "lead", twin: "leads claim",
      "Says that you work on the lead, so that it isn't handed on to somebody else."),
    row(
      .release, "Give back", [.character("r")], in: "lead", twin: "leads release",
      "Gives your lead back: the rules find somebody else for it."),
    row(
      .why, "Why this caller", [.character("W")], in: "lead", twin: "leads why",
      "Why the lead is with whom it is: everybody's fate, and who had it before."),
    row(
      .stage, "Stage", [.character("s")], in: "lead", twin: "leads move",
      "Moves the lead to another stage."),
    row(
      .nextStage, "One stage on", [.character(">"), .shiftRight], in: "lead", twin: "leads move",
      "Moves the lead to the next stage."),
    row(
      .previousStage, "One stage back", [.character("<"), .shiftLeft], in: "lead",
      twin: "leads move", "Moves the lead back a stage."),
    row(
      .win, "Won", [.character("w")], in: "lead", twin: "leads win",
      "Closes the lead as won, and records the sale."),
    row(
      .lose, "Lost", [.character("L")], in: "lead", twin: "leads lose",
      "Closes the lead as lost, and says why."),
    row(
      .reassign, "Reassign", [.character("S")], in: "lead", twin: "leads reassign",
      "Gives a lead, or all marked ones, to another caller, or to whom the rules choose."),
    row(
      .reopen, "Reopen", [.character("R")], in: "lead", twin: "leads reopen",
      "Opens a closed lead again, or a task that was done."),
  ]

  private static let others: [Action] = [
    row(
      .finish, "Done", [.character("f")], in: "task", twin: "tasks done",
      "Ticks the task off."),
    row(
      .ruleUp, "Move up", [.character("K"), .shiftUp], in: "rule", twin: "rules edit",
      "The rule is asked before the one above it."),
    row(
      .ruleDown, "Move down", [.character("J"), .shiftDown], in: "rule", twin: "rules edit",
      "The rule is asked after the one below it."),
    row(
      .pause, "Pause or resume", [.character("p")], in: "caller", twin: "callers pause",
      "Gives a caller no more leads, or gives them leads again; what they claimed they keep."),
    row(
      .switchUser, "On or off", [.character("o")], in: "user", twin: "users edit",
      "Switches a user off who leaves, or on again; what they did stays."),
    row(
      .duplicates, "Duplicates", [.character("D")], in: "customers", twin: "customers duplicates",
      "Customers who may be one and the same."),
    row(
      .merge, "Merge", [.character("M")], in: "duplicates", twin: "customers merge",
      "Makes one customer of the two."),
    row(
      .pipelines, "Choose a pipeline", [.character("P")], in: "board", twin: "pipelines list",
      "Shows the board of another pipeline."),
    row(
      .asTable, "Board or table", [.character("b")], in: "board", twin: "leads list",
      "The same leads as a board or as a table."),
    row(
      .demo, "Demonstration data", [.character("d")], in: "welcome", twin: "demo",
      "Fills the empty file with made-up customers to look around in."),
    row(
      .importFile, "Import", [.character("i")], in: "welcome", twin: "import",
      "Reads customers or leads from a CSV file."),
    row(
      .stageUp, "Move up", [.character("K"), .shiftUp], in: "stage", twin: "stages edit",
      "The stage comes before the one above it."),
    row(
      .stageDown, "Move down", [.character("J"), .shiftDown], in: "stage", twin: "stages edit",
      "The stage comes after the one below it."),
    row(
      .resetKey, "Usual key", [.character("r")], in: "settings", twin: "keys",
      "Gives the action its usual keys again."),
    row(
      .theme, "Theme", [], in: "everywhere", twin: "keys",
      "How the screen looks: calm, bright or without colours."),
    row(
      .keys, "Keys", [], in: "everywhere", twin: "keys",
      "Which key does what, and where to change that."),
    row(
      .save, "Save", [.control("s")], in: "form", twin: "NOUN edit",
      "Saves what was written."),
    row(
      .preview, "What would change", [.control("r")], in: "form", twin: "routing replay",
      "Tries what is written here on past leads: who would gain, who would lose."),
    row(
      .complete, "Complete", [.tab], in: "prompt", twin: "keys",
      "Takes the chosen suggestion."),
    row(
      .editor, "Write in $EDITOR", [.control("o")], in: "form", twin: "keys",
      "Opens a long text in your editor."),
  ]
}
