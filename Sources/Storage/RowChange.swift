/// A row that was added, changed or deleted, as the triggers of its table tell it.
package struct RowChange: Sendable {
  package struct Cell: Sendable {
    package let column: String
    package let value: Value

    package init(_ column: String, _ value: Value) {
      self.column = column
      self.value = value
    }
  }

  /// The table's number in the journal.
  package let code: Int64
  package let row: Int64
  /// 1 added, 2 changed, 3 deleted.
  package let action: Int64
  /// The cells that changed, or all of a row that is gone; none of a row that is new.
  package let before: [Cell]
  /// The cells that changed, as they are now.
  package let after: [Cell]

  package init(code: Int64, row: Int64, action: Int64, before: [Cell] = [], after: [Cell] = []) {
    self.code = code
    self.row = row
    self.action = action
    self.before = before
    self.after = after
  }
}

/// The changes of the event that is open, in their order. No row of the business changes without one:
/// the triggers refuse it.
package final class ChangeNotes {
  package private(set) var changes: [RowChange] = []
  package private(set) var isOpen = false

  package init() {}

  package func open() {
    changes.removeAll(keepingCapacity: true)
    isOpen = true
  }

  /// The event is over, whether it is kept or not.
  package func close() { isOpen = false }

  package func add(_ change: RowChange) { changes.append(change) }

  /// What was undone never was: a statement that failed, a verb that was refused.
  package func keep(first count: Int) {
    if changes.count > count { changes.removeLast(changes.count - count) }
  }
}
