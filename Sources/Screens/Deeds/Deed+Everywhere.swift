import Terminal

// The table's rows of what can be done wherever one is.
extension Deed {
  static let everywhere: [Action] = [
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
}
