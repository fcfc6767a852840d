/// Rows that an event added one after the other stand together on one line of the journal: "the
/// leads from 101 through 200". A number is never given twice, so no row stands on two such lines.
extension Chain.Change {
  static func spans(of changes: [Chain.Change]) -> [Chain.Change] {
    var lines: [Chain.Change] = []
    for change in changes {
      if let last = lines.last, change.goesOn(after: last) {
        lines[lines.count - 1].through = change.row
      } else {
        lines.append(change)
      }
    }
    return lines
  }

  private func goesOn(after line: Chain.Change) -> Bool {
    let added = Int64(JournalRow.Action.insert.rawValue)
    guard action == added, line.action == added, noun == line.noun else { return false }
    // A caller bears their user's number, which comes again when they are added again.
    guard noun != Noun.caller.rawValue else { return false }
    return row == (line.through ?? line.row) + 1
  }
}
