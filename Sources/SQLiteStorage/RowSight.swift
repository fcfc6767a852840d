import CSQLite
import Glibc
import Storage

/// A row that SQLite is about to change, as its preupdate hook tells it
/// (sqlite.org/c3ref/preupdate_blobwrite.html); only while the hook is called.
struct RowSight: ~Copyable {
  /// SQLite's own word for why a cell can't be read.
  struct Unreadable: Error {
    let code: Int32
  }

  private let handle: OpaquePointer
  let operation: Int32
  private let schema: UnsafePointer<CChar>
  private let table: UnsafePointer<CChar>
  /// The row's number before and after.
  let old: Int64
  let new: Int64

  init(
    _ handle: OpaquePointer, _ operation: Int32, _ schema: UnsafePointer<CChar>,
    _ table: UnsafePointer<CChar>, old: Int64, new: Int64
  ) {
    self.handle = handle
    self.operation = operation
    self.schema = schema
    self.table = table
    self.old = old
    self.new = new
  }

  /// Not in a table that lives as long as the connection.
  var isMain: Bool { strcmp(schema, "main") == 0 }

  func isIn(_ name: ContiguousArray<CChar>) -> Bool {
    // Most names differ in their first letter.
    name[0] == table[0]
      && name.withUnsafeBufferPointer { $0.baseAddress.map { strcmp($0, table) == 0 } ?? false }
  }

  /// How many changes brought this one about, one through the other: what goes with a deleted row.
  var depth: Int { Int(sqlite3_preupdate_depth(handle)) }

  /// How many columns the table has.
  var width: Int { Int(sqlite3_preupdate_count(handle)) }

  /// All cells but the row's number.
  func cells(of columns: [Witness.Column]) throws(Unreadable) -> [RowChange.Cell] {
    var cells: [RowChange.Cell] = []
    cells.reserveCapacity(columns.count)
    for (place, column) in columns.enumerated() where column.name != "id" {
      let cell = try cell(at: place, sqlite3_preupdate_old)
      cells.append(RowChange.Cell(column.name, column.standIn(for: cell) ?? cell.value))
    }
    return cells
  }

  /// The cells that change, before and after.
  func changes(
    of columns: [Witness.Column]
  ) throws(Unreadable) -> (before: [RowChange.Cell], after: [RowChange.Cell]) {
    var before: [RowChange.Cell] = []
    var after: [RowChange.Cell] = []
    for (place, column) in columns.enumerated() {
      let old = try cell(at: place, sqlite3_preupdate_old)
      let new = try cell(at: place, sqlite3_preupdate_new)
      let standIn = column.standIn(for: old)
      if standIn.map({ new.holds($0) }) ?? new.isSame(as: old) { continue }
      before.append(RowChange.Cell(column.name, standIn ?? old.value))
      after.append(RowChange.Cell(column.name, new.value))
    }
    return (before, after)
  }

  private func cell(
    at place: Int,
    _ read: (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Int32
  ) throws(Unreadable) -> Cell {
    var pointer: OpaquePointer?
    let code = read(handle, Int32(place), &pointer)
    guard code == SQLITE_OK, let pointer else { throw Unreadable(code: code) }
    return Cell(pointer: pointer)
  }
}

extension RowSight {
  /// A cell before or after the change.
  struct Cell {
    fileprivate let pointer: OpaquePointer

    var value: Value { Value(pointer) }

    var isNull: Bool { sqlite3_value_type(pointer) == SQLITE_NULL }

    /// To the byte: another capital is a change too.
    func isSame(as other: Cell) -> Bool {
      let (one, other) = (pointer, other.pointer)
      let type = sqlite3_value_type(one)
      guard type == sqlite3_value_type(other) else { return false }
      switch type {
      case SQLITE_NULL: return true
      case SQLITE_INTEGER: return sqlite3_value_int64(one) == sqlite3_value_int64(other)
      case SQLITE_FLOAT: return sqlite3_value_double(one) == sqlite3_value_double(other)
      default:
        // The bytes first: what they are asked as settles how many they are.
        guard let these = sqlite3_value_blob(one), let those = sqlite3_value_blob(other) else {
          return sqlite3_value_bytes(one) == sqlite3_value_bytes(other)
        }
        let count = sqlite3_value_bytes(one)
        return count == sqlite3_value_bytes(other) && memcmp(these, those, Int(count)) == 0
      }
    }

    /// To the byte as well, which two texts that are equal need not be the same to.
    func holds(_ standard: Value) -> Bool {
      if case (.text(let one), .text(let other)) = (value, standard) {
        return one.utf8.elementsEqual(other.utf8)
      }
      return value == standard
    }
  }
}
