import Storage

extension SQLiteDialect {
  /// The triggers of a table. They tell each change to the connection by `note_change(table, row,
  /// action, before, after)`, which refuses it where no event is open; whoever comes without that
  /// function is refused too.
  ///
  /// The values are written by functions of ours, `json_text(value)` and `json_row(name, value, …)`:
  /// SQLite's own JSON functions are closed to triggers where the schema is not trusted.
  func journalTriggers(table: String, code: Int, columns: [String]) -> [String] {
    func trigger(
      _ verb: String, _ action: Int, when: String = "", row: String, before: String, after: String
    )
      -> [String]
    {
      let name = "journal_\(table)_\(verb.lowercased())"
      return [
        "DROP TRIGGER IF EXISTS \(name)",
        """
        CREATE TRIGGER \(name) AFTER \(verb) ON \(table) \(when) BEGIN
          SELECT note_change(\(code), \(row).id, \(action), \(before), \(after));
        END
        """,
      ]
    }
    let changed = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
    return trigger("INSERT", 1, row: "NEW", before: "NULL", after: "NULL")
      + trigger(
        "UPDATE", 2, when: "WHEN \(changed)", row: "NEW",
        before: changes(columns, of: "OLD"), after: changes(columns, of: "NEW"))
      + trigger("DELETE", 3, row: "OLD", before: whole(columns), after: "NULL")
      + [
        "DROP TRIGGER IF EXISTS journal_\(table)_key",
        """
        CREATE TRIGGER journal_\(table)_key AFTER UPDATE ON \(table) WHEN OLD.id IS NOT NEW.id BEGIN
          SELECT RAISE(ABORT, 'a record keeps its number');
        END
        """,
      ]
  }

  /// The changed columns alone, as a JSON object.
  private func changes(_ columns: [String], of row: String) -> String {
    let parts = columns.map { column in
      """
      CASE WHEN OLD.\(column) IS NOT NEW.\(column) \
      THEN ',"\(column)":' || json_text(\(row).\(column)) ELSE '' END
      """
    }
    return "'{' || substr(\(parts.joined(separator: " || ")), 2) || '}'"
  }

  private func whole(_ columns: [String]) -> String {
    "json_row(\(columns.map { "'\($0)', OLD.\($0)" }.joined(separator: ", ")))"
  }
}
