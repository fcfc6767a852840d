extension Schema {
  /// A received lead's assignment stands under its caller once, apart by its status, and in no list of
  /// its rotation: only an undo asks for that, which finds it soon among the newest.
  static let fewerEntries = """
    DROP INDEX assignment_pointer;
    DROP INDEX assignment_waiting;
    DROP INDEX assignment_caller;
    CREATE INDEX assignment_caller ON assignment (caller_id, status);
    """

  /// Leads of a slate whose dues are not entered in its callers' accounts yet.
  static let countedOnce = """
    CREATE TABLE slate_due (
      slate_id INTEGER PRIMARY KEY REFERENCES slate (id),
      leads INTEGER NOT NULL CHECK (leads <> 0)
    ) STRICT;
    """
}
