/// The changes of the event that is open, in their order: what follows from a change stands before it.
/// No row of the business changes without an event: the connection refuses it.
package final class ChangeNotes {
  private var settled: [RowChange] = []
  /// How many of them a statement found, which may be all that stays of it.
  private var found = 0
  /// Changes that others may still follow from, the outermost first.
  private var pending: [(change: RowChange, depth: Int)] = []
  package private(set) var isOpen = false

  package init() {}

  package var changes: [RowChange] {
    settle(from: 0)
    return settled
  }

  package func open() {
    keep(first: 0)
    isOpen = true
  }

  /// The event is over, whether it is kept or not.
  package func close() { isOpen = false }

  /// How many changes there are before what follows, which is noted apart from them.
  package func begin() -> Int {
    settle(from: 0)
    found = settled.count
    return found
  }

  /// Takes note of a row that is added, which brings no other change about.
  package func add(row: Int64, of code: Int64, depth: Int) {
    settle(from: depth)
    let last = settled.count - 1
    if last >= found, settled[last].goesOn(to: row, of: code) { return }
    settled.append(RowChange(code: code, row: row, action: 1))
  }

  /// Takes note of a change as it begins. One that it brings about is told after it, one deeper: what
  /// goes with a deleted row.
  package func add(_ change: RowChange, depth: Int) {
    settle(from: depth)
    pending.append((change, depth))
  }

  private func settle(from depth: Int) {
    while let last = pending.last, last.depth >= depth {
      settled.append(last.change)
      pending.removeLast()
    }
  }

  /// What was undone never was: a statement that failed, a verb that was refused.
  package func keep(first count: Int) {
    settle(from: 0)
    if settled.count > count { settled.removeLast(settled.count - count) }
    found = settled.count
  }
}
