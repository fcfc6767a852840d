/// A row that was added, changed or deleted, as the triggers of its table tell it.
package struct RowChange: Sendable {
  /// The table's number in the journal.
  package let code: Int64
  package let row: Int64
  /// 1 added, 2 changed, 3 deleted.
  package let action: Int64
  /// The columns that changed, as JSON, or all of a row that is gone.
  package let before: String?
  package let after: String?

  package init(code: Int64, row: Int64, action: Int64, before: String?, after: String?) {
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
