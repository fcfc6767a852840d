import Storage

/// Full-text search: one FTS5 index over the rows of several tables, told apart by `id * 8 + kind`.
///
/// The text it holds is folded and split by our own function (accents, case), so its tokenizer only
/// cuts at the spaces, and the reading in memory can't differ from it. A phone is held as its runs of
/// three digits, each behind a § that no folded word can contain: any run of digits is found by its
/// threes, and is then looked at in the text itself, where the threes stand in their order.
extension SQLiteDialect {
  func searchTriggers(_ indexed: IndexedText) -> [String] {
    let table = indexed.table
    func key(_ row: String) -> String { "\(row).id * 8 + \(indexed.kind)" }
    let changed = indexed.columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
    var quoting = ""
    if let quoted = indexed.quoted {
      quoting = """
          UPDATE search SET words = (
            SELECT \(quoted.words("quoting"))
            FROM \(quoted.table) quoting WHERE quoting.id = search.rowid / 8)
          WHERE rowid IN (
            SELECT id * 8 + \(quoted.kind) FROM \(quoted.table) WHERE \(quoted.reference) = NEW.id);
        """
    }
    return [
      "DROP TRIGGER IF EXISTS search_\(table)_insert",
      """
      CREATE TRIGGER search_\(table)_insert AFTER INSERT ON \(table) BEGIN
        INSERT INTO search (rowid, words) VALUES (\(key("NEW")), \(indexed.words("NEW")));
      \(quoting)
      END
      """,
      "DROP TRIGGER IF EXISTS search_\(table)_update",
      """
      CREATE TRIGGER search_\(table)_update AFTER UPDATE OF \(indexed.columns.joined(separator: ", "))
      ON \(table) WHEN \(changed) BEGIN
        UPDATE search SET words = \(indexed.words("NEW")) WHERE rowid = \(key("NEW"));
      \(quoting)
      END
      """,
      "DROP TRIGGER IF EXISTS search_\(table)_delete",
      """
      CREATE TRIGGER search_\(table)_delete AFTER DELETE ON \(table) BEGIN
        DELETE FROM search WHERE rowid = \(key("OLD"));
      END
      """,
    ]
  }

  func search(_ match: SearchMatch, kind: Int) -> SQL {
    var words = match.word.split(separator: " ").map { "\"\($0)\"" }
    var isCertain = words.count == 1
    if let last = words.popLast(), words.isEmpty || last.unicodeScalars.count > 3 {
      // Of words side by side the last may be one letter: too many begin so, the others tell enough.
      words.append(last + " *")
    }
    var expression = words.joined(separator: " AND ")
    if let digits = match.digits {
      let threes = SearchMatch.threes(of: digits)
      expression = "(\(expression)) OR (\(threes.map { "\"\($0)\"" }.joined(separator: " AND ")))"
      isCertain = isCertain && threes.count == 1
    }
    let certainty: SQL = isCertain ? "" : " AND (\(holds(match)))"
    return """
      SELECT rowid / 8 FROM search \
      WHERE search MATCH \(expression) AND rowid % 8 = \(kind)\(certainty)
      """
  }

  func searchHolds(_ match: SearchMatch, kind: Int, id: SQL) -> SQL {
    "EXISTS (SELECT 1 FROM search WHERE rowid = \(id) * 8 + \(kind) AND (\(holds(match))))"
  }

  private func holds(_ match: SearchMatch) -> SQL {
    let word: SQL = "instr(words, \(" " + match.word)) > 0"
    guard let digits = match.digits else { return word }
    let run = SearchMatch.threes(of: digits).joined(separator: " ")
    return "\(word) OR instr(words, \(" " + run)) > 0"
  }
}
