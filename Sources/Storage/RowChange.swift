/// A row that was added, changed or deleted, as the engine tells it. Rows that one statement adds with
/// numbers in turn are one change.
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
  /// The last of the rows, where they are many.
  private var through: Int64
  /// 1 added, 2 changed, 3 deleted.
  package let action: Int64
  /// The cells that changed, or all of a row that is gone; none of a row that is new.
  package let before: [Cell]
  /// The cells that changed, as they are now.
  package let after: [Cell]

  package init(code: Int64, row: Int64, action: Int64, before: [Cell] = [], after: [Cell] = []) {
    self.code = code
    self.row = row
    through = row
    self.action = action
    self.before = before
    self.after = after
  }

  package var rows: ClosedRange<Int64> { row...through }

  /// Takes a row in that was added next, if it stands in turn.
  mutating func goesOn(to next: Int64, of code: Int64) -> Bool {
    guard self.code == code, action == 1, through + 1 == next else { return false }
    through = next
    return true
  }
}

/// A table whose rows' changes are noted.
package struct JournaledTable: Sendable {
  package let name: String
  /// Its number in the journal.
  package let code: Int64

  package init(_ name: String, code: Int64) {
    self.name = name
    self.code = code
  }
}
