import Storage

extension SQLiteDialect {
  /// Every start of the program reads them, so they are short.
  func guards(of table: String) -> [String] {
    ["INSERT", "UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER IF NOT EXISTS guard_\(table)_\(verb.lowercased()) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'only an up-to-date Leadline may change this'); END
      """
    }
  }
}
