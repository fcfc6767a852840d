import Storage

extension SQLiteDialect {
  /// The triggers of a table. They tell each change to the connection's own functions, which refuse it
  /// where no event is open; whoever comes without these functions is refused too. Every start of the
  /// program reads them, so they are short: what has changed is for the function to see.
  func journalTriggers(table: String, code: Int, columns: [String]) -> [String] {
    let names = "'\(columns.joined(separator: " "))'"
    let old = columns.map { "OLD.\($0)" }
    let pairs = columns.map { "OLD.\($0), NEW.\($0)" }
    func trigger(_ verb: String, _ call: String) -> [String] {
      let name = "journal_\(table)_\(verb.lowercased())"
      return [
        "DROP TRIGGER IF EXISTS \(name)",
        "CREATE TRIGGER \(name) AFTER \(verb) ON \(table) BEGIN SELECT \(call); END",
      ]
    }
    return trigger("INSERT", "note_insert(\(code), NEW.id)")
      + trigger(
        "UPDATE",
        "note_update(\(code), OLD.id, NEW.id, \(([names] + pairs).joined(separator: ", ")))")
      + trigger(
        "DELETE", "note_delete(\(code), OLD.id, \(([names] + old).joined(separator: ", ")))")
      + ["DROP TRIGGER IF EXISTS journal_\(table)_key"]
  }
}
