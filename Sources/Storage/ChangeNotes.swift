/// The changes of the event that is open, in their order: what follows from a change stands before it.
/// No row of the business changes without an event: the connection refuses it.
package final class ChangeNotes {
  private var settled: [RowChange] = []
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

  /// Takes note of a change as it begins. One that it brings about is told after it, one deeper: what
  /// goes with a deleted row. A row that is added brings none about.
  package func add(_ change: RowChange, depth: Int) {
    settle(from: depth)
    if change.before.isEmpty {
      settled.append(change)
    } else {
      pending.append((change, depth))
    }
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
  }
}
