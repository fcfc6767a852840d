/// The changes of the event that is open, in their order: what follows from a change stands before it.
/// No row of the business changes without an event: the connection refuses it.
package final class ChangeNotes {
  /// In one piece, which is asked for once where a change is noted.
  private var page = Page()

  package init() {}

  package var isOpen: Bool { page.isOpen }

  package var changes: [RowChange] {
    page.settle(from: 0)
    return page.settled
  }

  package func open() {
    keep(first: 0)
    page.isOpen = true
  }

  /// The event is over, whether it is kept or not.
  package func close() { page.isOpen = false }

  /// How many changes there are before what follows, which is noted apart from them.
  package func begin() -> Int { page.begin() }

  /// Takes note of a row that is added, which brings no other change about. False where no event is
  /// open.
  package func add(row: Int64, of code: Int64, depth: Int) -> Bool {
    page.add(row: row, of: code, depth: depth)
  }

  /// Takes note of a change as it begins. One that it brings about is told after it, one deeper: what
  /// goes with a deleted row. False where no event is open.
  package func add(_ change: RowChange, depth: Int) -> Bool { page.add(change, depth: depth) }

  /// What was undone never was: a statement that failed, a verb that was refused.
  package func keep(first count: Int) { page.keep(first: count) }
}

extension ChangeNotes {
  private struct Page {
    var settled: [RowChange] = []
    /// How many of them a statement found, which may be all that stays of it.
    private var found = 0
    /// Changes that others may still follow from, the outermost first.
    private var pending: [(change: RowChange, depth: Int)] = []
    var isOpen = false

    mutating func begin() -> Int {
      settle(from: 0)
      found = settled.count
      return found
    }

    mutating func add(row: Int64, of code: Int64, depth: Int) -> Bool {
      guard isOpen else { return false }
      settle(from: depth)
      let last = settled.count - 1
      if last >= found, settled[last].goesOn(to: row, of: code) { return true }
      settled.append(RowChange(code: code, row: row, action: 1))
      return true
    }

    mutating func add(_ change: RowChange, depth: Int) -> Bool {
      guard isOpen else { return false }
      settle(from: depth)
      pending.append((change, depth))
      return true
    }

    mutating func settle(from depth: Int) {
      while let last = pending.last, last.depth >= depth {
        settled.append(last.change)
        pending.removeLast()
      }
    }

    mutating func keep(first count: Int) {
      settle(from: 0)
      if settled.count > count { settled.removeLast(settled.count - count) }
      found = settled.count
    }
  }
}
