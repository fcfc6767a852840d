import CSQLite
package import Storage

extension SQLiteConnection {
  /// In the schema's own text, as sqlite.org/lang_altertable.html#otheralter has it: to build a table
  /// anew for the sake of a constraint would take minutes in a big file.
  package func reword(_ rewordings: [Rewording]) throws {
    guard !rewordings.isEmpty else { return }
    try check(leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0), in: "rewording")
    defer { leadline_sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1) }
    try command("PRAGMA writable_schema = ON")
    for rewording in rewordings {
      let changed = try execute(
        """
        UPDATE sqlite_schema SET sql = replace(sql, \(rewording.from), \(rewording.to))
        WHERE type = 'table' AND name = \(rewording.table) AND instr(sql, \(rewording.from)) > 0
        """, row: { _ in true })
      guard changed == 1 else {
        throw StorageError.damaged(
          path: path, detail: "table \(rewording.table) is not as it was made")
      }
    }
    // Other connections read the schema anew when its number changes, this one when it is told to.
    try command("PRAGMA schema_version = \(pragma("schema_version") + 1)")
    try command("PRAGMA writable_schema = RESET")
  }
}
