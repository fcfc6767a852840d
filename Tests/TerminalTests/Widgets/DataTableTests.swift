import Testing

@testable import Terminal

@Suite("A table shows few columns that can be read")
struct DataTableTests {
  private let columns: [DataTable.Column] = [
    .init("Name"), .init("State", priority: 2), .number("Value", priority: 1),
    .init("Caller", priority: 4), .exact("Age", priority: 3, rightAligned: true),
  ]
  private let rows: [DataTable.Row] = [
    DataTable.Row(
      ["Ravi Kumar", "Karnataka", "50,000", "Asha", "2 min"].map { Span($0) },
      flag: Span("◔", Style(.waiting))),
    DataTable.Row(
      ["Lakshmi Nair", "Karnataka", "1.2 lakh", "Asha", "1 h"].map { Span($0) }, isMarked: true),
    DataTable.Row(["王小明", "Tamil Nadu", "75,000", "Meera", "3 h"].map { Span($0) }),
  ]

  private func table(selected: Int? = 0) -> DataTable {
    DataTable(columns, rows, selected: selected, sort: DataTable.Sort(2, isDescending: true))
  }

  @Test("numbers line up at their ends and the chosen row has a bar")
  func wide() {
    let grid = drawn(68, 4) { table().draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |   Name               State             ▼ Value  Caller        Age  |
        |▌  Ravi Kumar         Karnataka          50,000  Asha        2 min ◔|
        | ● Lakshmi Nair       Karnataka        1.2 lakh  Asha          1 h  |
        |   王小明             Tamil Nadu         75,000  Meera         3 h  |
        """)
    #expect(grid.reversedRows == [1])
    #expect(grid.cursor == Point(0, 1))
    #expect(!grid.showsCaret)
  }

  @Test("columns leave by their priority where there is little room")
  func narrow() {
    let grid = drawn(40, 4) { table().draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |   Name           State        ▼ Value  |
        |▌  Ravi Kumar     Karnataka     50,000 ◔|
        | ● Lakshmi Nair   Karnataka   1.2 lakh  |
        |   王小明         Tamil Nadu    75,000  |
        """)
    let narrower = drawn(22, 3) { table().draw(into: &$0, $1) }
    #expect(
      narrower.paper == """
        |  Name                |
        |▌ Ravi Kumar          |
        | ●Lakshmi Nair        |
        """)
  }

  @Test("moving the selection changes only two rows")
  func moving() {
    let first = drawn(60, 4) { table(selected: 0).draw(into: &$0, $1) }
    let second = drawn(60, 4) { table(selected: 1).draw(into: &$0, $1) }
    #expect((0..<4).filter { first.row($0) != second.row($0) } == [1, 2])
  }

  @Test("a table without the focus keeps its bar and leaves the cursor alone")
  func unfocused() {
    let grid = drawn(60, 4) { table(selected: 1).draw(into: &$0, $1, hasFocus: false) }
    #expect(grid.reversedRows.isEmpty)
    #expect(grid[0, 2].glyph == "▌")
    #expect(grid.cursor == Point(0, 0))
  }

  @Test("an empty table says so in the middle")
  func empty() {
    let table = DataTable(columns, [], whenEmpty: "No open leads.")
    let grid = drawn(30, 4) { table.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        |   Name   State   Value  Age  |
        |                              |
        |        No open leads.        |
        |                              |
        """)
  }

  @Test("a number is never cut")
  func wholeNumbers() {
    let table = DataTable([.number("Value")], [DataTable.Row([Span("12,34,567")])])
    let grid = drawn(8, 2) { table.draw(into: &$0, $1) }
    #expect(grid.paper == "|   Value|\n|       …|")
  }

  @Test("more room never costs a column, and what is given fits", arguments: 0...120)
  func monotonic(room: Int) {
    let natural = table().naturalWidths
    let fitted = DataTable.fit(columns, natural, room: room)
    let wider = DataTable.fit(columns, natural, room: room + 1)
    #expect(Set(fitted.map(\.column)).isSubset(of: wider.map(\.column)))
    #expect(fitted.isEmpty == (room == 0))
    #expect(fitted.reduce(0) { $0 + $1.width } + 2 * max(0, fitted.count - 1) <= room)
    for (column, width) in fitted where !columns[column].gives && fitted.count > 1 {
      #expect(width == natural[column])
    }
  }

  @Test("held widths stay while other rows scroll in")
  func held() {
    var table = table()
    let before = table.naturalWidths
    table.rows = [rows[2]]
    #expect(table.naturalWidths != before)
    table.held = before
    #expect(table.naturalWidths == before)
  }

  @Test("the mouse finds rows and headings")
  func mouse() {
    let area = Rect(x: 0, y: 0, width: 68, height: 4)
    #expect(table().row(at: Point(5, 2), in: area) == 1)
    #expect(table().row(at: Point(5, 0), in: area) == nil)
    #expect(table().column(at: Point(4, 0), in: area) == 0)
  }
}
