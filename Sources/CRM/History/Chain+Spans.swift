/// Rows that an event added one after the other stand together on one line of the journal: "the
/// leads from 101 through 200". A number is never given twice, so no row stands on two such lines.
extension Chain.Change {
  static func spans(of changes: [Chain.Change]) -> [Chain.Change] {
    var lines: [Chain.Change] = []
    for change in changes {
      let last = lines.count - 1
      if last < 0 || !lines[last].goesOn(to: change) { lines.append(change) }
    }
    return lines
  }

  /// Takes the next row in if it stands on the same line.
  private mutating func goesOn(to next: Chain.Change) -> Bool {
    let added = Int64(JournalRow.Action.insert.rawValue)
    guard action == added, next.action == added, noun == next.noun else { return false }
    // A caller bears their user's number, which comes again when they are added again.
    guard noun != Noun.caller.rawValue, next.row == (through ?? row) + 1 else { return false }
    through = next.row
    return true
  }
}
