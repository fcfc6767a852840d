import Storage

/// SQLite's answers. Our scripts are written in its words, so a definition stays as it is.
struct SQLiteDialect: Dialect {
  func definition(_ script: String) -> String { script }

  func columns(of table: String) -> SQL {
    "SELECT name FROM pragma_table_info(\(table)) ORDER BY cid"
  }

  /// sqlite.org/autoinc.html §3.
  func lastNumber(of table: String) -> SQL {
    "SELECT seq FROM sqlite_sequence WHERE name = \(table)"
  }

  func contains(_ text: SQL, _ part: String) -> SQL { "instr(lower(\(text)), \(part)) > 0" }

  func equals(_ text: SQL, _ other: String) -> SQL { "\(text) = \(other) COLLATE NOCASE" }

  func isSame(_ column: SQL, as other: SQL) -> SQL { "\(column) = \(other)" }

  var wantsGuidance: Bool { true }

  /// A unary plus keeps a term away from the indexes (sqlite.org/optoverview.html §13).
  func unindexed(_ expression: SQL) -> SQL { "+\(expression)" }
}
