/// The few questions to which engines have different answers.
package protocol Dialect: Sendable {
  /// The data definition in the engine's words; ours are SQLite's.
  func definition(_ script: String) -> String

  /// The statements that keep a table's rows from everybody whose changes nobody notes, if they are not
  /// in force yet.
  func guards(of table: String) -> [String]

  /// The columns of a table, in order.
  func columns(of table: String) -> SQL

  /// The highest number that a row of a table ever had, where no number is given twice; no row where
  /// there never was one.
  func lastNumber(of table: String) -> SQL

  /// Puts rows' words into the search index: those of a SELECT of `id` and `words`.
  func addWords(of rows: SQL, kind: Int) -> SQL

  /// Takes a row's words out of the search index.
  func dropWords(kind: Int, id: Int64) -> SQL

  /// The ids of the rows of one kind that match all of these, as a SELECT of one column; roughly, a few
  /// more may be among them, and no row's text is looked at. What so many words begin with that to
  /// gather them would take too long is looked up by its first letters alone: `shortened`.
  func search(
    _ matches: [SearchMatch], shortened: Set<SearchMatch>, kind: Int, roughly: Bool
  ) -> SQL

  /// How many ids a SELECT tells, and all of them as one text.
  func gathered(_ ids: SQL) -> SQL

  /// The ids of such a text, as a SELECT of one column.
  func ids(in gathered: String) -> SQL

  /// Whether the row `id` of one kind matches; cheap for one row at a time.
  func searchHolds(_ match: SearchMatch, kind: Int, id: SQL) -> SQL

  /// The words of the row `id` of one kind as the index holds them, NULL where it has none.
  func searchText(kind: Int, id: SQL) -> SQL

  /// Fails as damaged where the search index has come apart; to be run in a write.
  var searchCheck: SQL { get }

  /// Whether a text holds another, ASCII case aside.
  func contains(_ text: SQL, _ part: String) -> SQL

  /// Whether two texts are the same, ASCII case aside, in a way that an index can serve.
  func equals(_ text: SQL, _ other: String) -> SQL

  /// Whether a column's text is another column's, ASCII case aside where it has been declared so, in a
  /// way that an index can serve.
  func isSame(_ column: SQL, as other: SQL) -> SQL

  /// Whether this engine needs us to choose which index leads (it keeps no statistics).
  var wantsGuidance: Bool { get }

  /// The expression, kept from being looked up in an index.
  func unindexed(_ expression: SQL) -> SQL
}

/// One word looked for: the beginning of a word, or a run of a phone's digits. Several words with one
/// space between them must stand side by side.
package struct SearchMatch: Hashable, Sendable {
  /// Folded, as the index holds its words.
  package let word: String
  /// The digits, when the word may be part of a phone number.
  package let digits: String?

  package init(word: String, digits: String?) {
    self.word = word
    self.digits = digits
  }
}

extension Dialect {
  package func search(_ matches: [SearchMatch], kind: Int) -> SQL {
    search(matches, shortened: [], kind: kind, roughly: false)
  }
}

extension SearchMatch {
  /// Whether the index has all that begin so ready, in order; those of a longer beginning it gathers
  /// before it tells the first.
  package var isAtHand: Bool { !word.contains(" ") && word.unicodeScalars.count <= 3 }

  /// How the index holds that a word begins with a letter: as one character for private use. None for
  /// the rarest letters, whose words the index walks.
  package static func initial(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
    letter.value < 0x20000 ? Unicode.Scalar(0xF0000 + letter.value) : nil
  }

  /// A phone's digits as the index holds them: every run of three, in order, each one character.
  package static func threes(of phone: String) -> [String] {
    var line: [UInt8] = []
    addThrees(of: phone.utf8.span, to: &line)
    return String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
  }

  /// Adds those of a phone to a line, each behind a space: 000 is U+E000, 999 is U+E3E7.
  package static func addThrees(of phone: Span<UInt8>, to line: inout [UInt8]) {
    line.append(addingCapacity: 4 * phone.count) { line in
      var three: UInt16 = 0
      var digits = 0
      for place in phone.indices {
        let digit = phone[place]
        guard (0x30...0x39).contains(digit) else { continue }
        three = three % 100 * 10 + UInt16(digit - 0x30)
        digits += 1
        guard digits > 2 else { continue }
        line.append(0x20)
        line.append(0xEE)
        line.append(0x80 | UInt8(three >> 6))
        line.append(0x80 | UInt8(three & 0x3F))
      }
    }
  }
}
