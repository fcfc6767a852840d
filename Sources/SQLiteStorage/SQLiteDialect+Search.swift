import Storage

/// Full-text search: one FTS5 index over the rows of several tables, told apart by `id * 8 + kind`.
///
/// The text it holds is folded and split by our own function (accents, case), so its tokenizer only
/// cuts at the spaces, and the reading in memory can't differ from it. The index itself lists words by
/// their first two and three letters only. By one letter they are found through characters for private
/// use, one for each letter that a word of the text begins with; and a phone through one for each run of
/// three of its digits: had these beginnings to be listed under, that would be half of the index. A run of
/// more digits is found by its threes, and is then looked at in the text itself, where they stand in their
/// order.
extension SQLiteDialect {
  /// Best of many rows at once: it opens a savepoint, at which FTS5 writes its pending words to disk.
  func addWords(of rows: SQL, kind: Int) -> SQL {
    "INSERT INTO search (rowid, words) SELECT id * 8 + \(kind), words FROM (\(rows)) AS source"
  }

  func dropWords(kind: Int, id: Int64) -> SQL {
    "DELETE FROM search WHERE rowid = \(id * 8 + Int64(kind))"
  }

  /// A word is looked up by its own beginning, whose hits are gathered before the first is told. A
  /// shortened one is looked up by its first three letters: those hits the index has in order, so that
  /// they meet others' without being gathered, and the few rows where all meet are then looked at.
  func search(
    _ matches: [SearchMatch], shortened: Set<SearchMatch>, kind: Int, roughly: Bool
  ) -> SQL {
    var expressions: [String] = []
    var certainty: SQL = ""
    for match in matches {
      let (expression, isCertain) = lookup(match, short: shortened.contains(match))
      expressions.append("(\(expression))")
      if !roughly, !isCertain { certainty += " AND (\(holds(match)))" }
    }
    return """
      SELECT rowid / 8 AS id FROM search \
      WHERE search MATCH \(expressions.joined(separator: " AND ")) AND rowid % 8 = \(kind)\(certainty)
      """
  }

  /// What FTS5 is asked, and whether its answer needs no second look.
  private func lookup(_ match: SearchMatch, short: Bool) -> (expression: String, isCertain: Bool) {
    let words = match.word.split(separator: " ")
    var isCertain = words.count == 1
    let expressions = words.enumerated().map { place, word in
      let letters = word.unicodeScalars
      if short, letters.count > 3 {
        isCertain = false
        return "\"\(String.UnicodeScalarView(letters.prefix(3)))\" *"
      }
      guard place == words.count - 1 else { return "\"\(word)\"" }
      if letters.count == 1, let initial = letters.first.flatMap({ SearchMatch.initial($0) }) {
        return "\"\(initial)\""
      }
      return "\"\(word)\" *"
    }
    var expression = expressions.joined(separator: " AND ")
    if let digits = match.digits {
      let threes = SearchMatch.threes(of: digits)
      expression = "(\(expression)) OR (\(threes.map { "\"\($0)\"" }.joined(separator: " AND ")))"
      isCertain = isCertain && threes.count == 1
    }
    return (expression, isCertain)
  }

  func gathered(_ ids: SQL) -> SQL {
    "SELECT count(*), json_group_array(id) FROM (\(ids)) AS found"
  }

  func ids(in gathered: String) -> SQL { "SELECT value FROM json_each(\(gathered))" }

  func searchHolds(_ match: SearchMatch, kind: Int, id: SQL) -> SQL {
    "EXISTS (SELECT 1 FROM search WHERE rowid = \(id) * 8 + \(kind) AND (\(holds(match))))"
  }

  func searchText(kind: Int, id: SQL) -> SQL {
    "(SELECT words FROM search WHERE rowid = \(id) * 8 + \(kind))"
  }

  /// sqlite.org/fts5.html §6.5: compares the index with the text that it holds.
  var searchCheck: SQL { "INSERT INTO search (search) VALUES ('integrity-check')" }

  private func holds(_ match: SearchMatch) -> SQL {
    let word: SQL = "instr(words, \(" " + match.word)) > 0"
    guard let digits = match.digits else { return word }
    let run = SearchMatch.threes(of: digits).joined(separator: " ")
    return "\(word) OR instr(words, \(" " + run)) > 0"
  }
}
