/// Rows that an event added one after the other stand together on one line of the journal: "the
/// leads from 101 through 200". A number is never given twice, so no row stands on two such lines.
extension Chain.Change {
  static func spans(of changes: [Chain.Change]) -> [Chain.Change] {
    var lines: [Chain.Change] = []
    for change in changes {
      // A caller bears their user's number, which comes again when they are added again.
      if change.noun == Noun.caller.rawValue {
        lines += change.alone
        continue
      }
      let last = lines.count - 1
      if last < 0 || !lines[last].goesOn(to: change) { lines.append(change) }
    }
    return lines
  }

  /// Takes the next row in if it stands on the same line.
  private mutating func goesOn(to next: Chain.Change) -> Bool {
    let added = Int64(JournalRow.Action.insert.rawValue)
    guard action == added, next.action == added, noun == next.noun else { return false }
    guard next.row == rows.upperBound + 1 else { return false }
    through = next.rows.upperBound
    return true
  }

  var rows: ClosedRange<Int64> { row...(through ?? row) }

  /// Each of the rows on a line of its own.
  var alone: [Chain.Change] {
    rows.map { row in
      var line = self
      line.row = row
      line.through = nil
      return line
    }
  }
}
