import Terminal

// The table's rows of what is done with a record of any kind, and with a lead.
extension Deed {
  static let records: [Action] = [
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

  static let leads: [Action] = [
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
}
