import Testing

@testable import Terminal

@Suite("A sheet to read")
struct SheetTests {
  private let lines: [Sheet.Line] = [
    .heading("Ravi Kumar"), .pair("Phone", [Span("+91 98450 12345")]),
    .pair("Address", [Span("12 Residency Road, near the old post office, Bengaluru")]),
    .spark("Revenue", [1, 4, 2, 8]), .rule,
    .entry(
      "2 min", Span("☎", Style(.good)),
      [Span("Called. "), Span("Asks for a price by Friday, and in blue.", .quiet)]),
    .entry("3 Dec", Span("·"), [Span("Lead from the sheet")]), .blank,
    .text([Span("That is all.")]),
  ]

  @Test("labels and times line up, and long words wrap under their beginning")
  func drawing() {
    let sheet = Sheet(lines, selected: 5)
    let grid = drawn(46, 11) { sheet.draw(into: &$0, $1) }
    #expect(
      grid.paper == """
        | Ravi Kumar                                   |
        |  Phone    +91 98450 12345                    |
        |  Address  12 Residency Road, near the old    |
        |           post office, Bengaluru             |
        |  Revenue  ▂▄▂█                               |
        | ──────────────────────────────────────────── |
        |▌ 2 min  ☎ Called. Asks for a price by        |
        |▌          Friday, and in blue.               |
        |  3 Dec  · Lead from the sheet                |
        |                                              |
        |  That is all.                                |
        """)
    #expect(grid.reversedRows == [6, 7])
    #expect(grid.cursor == Point(2, 6))
  }

  @Test("scrolling stops at the ends and keeps the chosen line in sight")
  func scrolling() {
    let size = Size(width: 46, height: 4)
    var sheet = Sheet(lines)
    sheet.scroll(by: 100, in: size)
    #expect(sheet.top == 7)
    sheet.scroll(by: -100, in: size)
    #expect(sheet.top == 0)
    sheet.selected = 8
    let grid = drawn(46, 4) { sheet.draw(into: &$0, $1) }
    #expect(grid.paper.hasSuffix("|▌ That is all.                                |"))
  }

  @Test("line breaks in what was written are kept")
  func breaks() {
    let wrapped = [Span("one\r\ntwo three"), Span(" four", .quiet)].wrapped(to: 9)
    #expect(wrapped.map { $0.map(\.text).joined() } == ["one", "two three ", "four"])
  }
}
