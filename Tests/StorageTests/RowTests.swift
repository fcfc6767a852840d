import Storage
import Testing

struct RowTests {
  private final class Cells: Cursor {
    let cells: [Value]
    init(_ cells: [Value]) { self.cells = cells }
    var columnCount: Int { cells.count }
    func value(at column: Int) -> Value { cells[column] }
    func name(of column: Int) -> String { "c\(column)" }
  }

  @Test("the columns are taken in their order, each as what the reader wants")
  func order() throws {
    var row = Row(cursor: Cells([.integer(7), .text("Asha"), .null]))
    #expect(row.columnCount == 3)
    #expect(row.name(of: 1) == "c1")
    let id = try row.next(as: Int.self)
    let name: String = try row.next()
    let city: String? = try row.next()
    #expect(id == 7)
    #expect(name == "Asha")
    #expect(city == nil)
  }

  @Test("a column that could not be read is passed all the same")
  func afterAMismatch() throws {
    var row = Row(cursor: Cells([.text("x"), .integer(2)]))
    var refused = false
    do { _ = try row.next(as: Int.self) } catch is Mismatch { refused = true }
    let second = try row.next(as: Int.self)
    #expect(refused)
    #expect(second == 2)
  }
}
