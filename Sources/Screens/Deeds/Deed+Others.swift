import Terminal

// The table's rows of what only one kind of screen or record knows.
extension Deed {
  static let others: [Action] = [
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
