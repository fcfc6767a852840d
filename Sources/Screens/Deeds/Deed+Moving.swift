import Terminal

// The table's rows of getting about in lists, and of what is done with a list.
extension Deed {
  static let moving: [Action] = [
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

  static let lists: [Action] = [
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
}
