@testable import Terminal

/// Every widget, filled with whatever chance gives.
enum AnyWidget {
  typealias Drawing = @Sendable (inout Grid, Rect, inout Luck) -> Void

  private static func text(_ luck: inout Luck) -> String { HostileText.any(&luck) }
  private static func span(_ luck: inout Luck) -> Span { Span(text(&luck)) }
  private static func amount(_ luck: inout Luck) -> Int {
    [0, 1, -1, Int.max, Int.min, luck.below(1000), luck.below(1000)][luck.below(7)]
  }
  private static func few<Element>(
    _ luck: inout Luck, _ most: Int = 12, _ make: (inout Luck) -> Element
  ) -> [Element] {
    (0..<luck.below(most)).map { _ in make(&luck) }
  }
  private static func key(_ luck: inout Luck) -> Key {
    let letters = Array("abk? é王\u{301}👍🏽1")
    let others: [Key] = [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .control("w"), .control("u"), .control("k"), .control("n"), .alt("b"),
      .alt("f"), .function(3),
    ]
    return luck.flips()
      ? .character(letters[luck.below(letters.count)]) : others[luck.below(others.count)]
  }

  static let all: [(String, Drawing)] = [
    (
      "table",
      { grid, area, luck in
        let columns = few(&luck) { luck in
          switch luck.below(3) {
          case 0:
            DataTable.Column(
              text(&luck), priority: luck.below(5), least: luck.below(30), most: luck.below(60))
          case 1: DataTable.Column.number(text(&luck), priority: luck.below(5))
          default: DataTable.Column.exact(text(&luck), priority: luck.below(5))
          }
        }
        let rows = few(&luck, 80) { luck in
          DataTable.Row(
            few(&luck, 12, span), isMarked: luck.flips(), flag: luck.flips() ? span(&luck) : nil)
        }
        let table = DataTable(
          columns, rows, selected: luck.flips() ? luck.below(90) - 5 : nil,
          sort: DataTable.Sort(luck.below(14) - 1), whenEmpty: text(&luck))
        table.draw(into: &grid, area, hasFocus: luck.flips())
        let point = Point(luck.below(200), luck.below(60))
        _ = (table.row(at: point, in: area), table.column(at: point, in: area))
      }
    ),
    (
      "form",
      { grid, area, luck in
        let kinds: [FormField.Kind] = [
          .line, .note, .flag, .picker, .guided(isList: true), .guided(isList: false), .day,
          .choice([]), .choice(few(&luck, 20, text)),
        ]
        let fields = few(&luck) { luck in
          FormField(
            "\(luck.below(6))", text(&luck), kinds[luck.below(kinds.count)], text: text(&luck),
            help: text(&luck), group: luck.flips() ? "" : text(&luck), isRequired: luck.flips())
        }
        var form = Form(text(&luck), fields)
        form.size = area.size
        for _ in 0..<luck.below(40) {
          let name = "\(luck.below(6))"
          switch luck.below(10) {
          case 0: form.setError(name, text(&luck))
          case 1: form.setReading(name, text(&luck))
          case 2: form.offer(few(&luck, 12) { Candidate(text(&$0), hint: text(&$0)) }, for: name)
          case 3: _ = form.take(paste: text(&luck))
          case 4: form.set(text(&luck), for: name)
          default: _ = form.take(key(&luck))
          }
        }
        form.draw(into: &grid, area, hasFocus: luck.flips())
      }
    ),
    (
      "pick list",
      { grid, area, luck in
        let items = few(&luck, 50) { luck in
          PickList.Item(
            id: "\(luck.below(99))", text(&luck), detail: text(&luck), key: text(&luck),
            refusal: luck.flips() ? nil : text(&luck), section: luck.flips() ? "" : text(&luck))
        }
        var list = PickList(text(&luck), items, isLocal: luck.flips(), whenEmpty: text(&luck))
        for _ in 0..<luck.below(12) { _ = list.take(key(&luck)) }
        list.draw(into: &grid, area)
      }
    ),
    (
      "note",
      { grid, area, luck in
        var note = NoteEditor(text(&luck))
        note.size = luck.flips() ? area.size : Size(width: luck.below(40), height: luck.below(9))
        for _ in 0..<luck.below(40) { _ = note.take(key(&luck)) }
        note.insert(text(&luck))
        note.draw(into: &grid, area, hasFocus: luck.flips())
      }
    ),
    (
      "line",
      { grid, area, luck in
        var line = LineEditor(text(&luck))
        for _ in 0..<luck.below(40) { _ = line.take(key(&luck)) }
        line.replace(luck.below(9)..<luck.below(9) + 9, with: text(&luck))
        line.draw(into: &grid, area, hasFocus: luck.flips())
      }
    ),
    (
      "board",
      { grid, area, luck in
        let columns = few(&luck) { luck in
          Board.Column(
            text(&luck), count: text(&luck), money: text(&luck),
            few(&luck, 40) { Board.Card(span(&$0), detail: span(&$0), age: span(&$0)) })
        }
        var board = Board(columns, at: Board.Place(luck.below(14) - 2, luck.below(40) - 2))
        for _ in 0..<luck.below(5) { board.move(Board.Direction.allCases[luck.below(6)]) }
        board.draw(into: &grid, area, hasFocus: luck.flips())
        _ = board.place(at: Point(luck.below(200), luck.below(60)), in: area)
      }
    ),
    (
      "charts",
      { grid, area, luck in
        let figures = few(&luck, 70) { Figure(text(&$0), text(&$0), amount(&$0)) }
        let selected = luck.flips() ? luck.below(80) - 4 : nil
        switch luck.below(4) {
        case 0: BarChart(figures, selected: selected).draw(into: &grid, area)
        case 1: ColumnChart(figures, selected: selected).draw(into: &grid, area)
        case 2: Sparkline(few(&luck, 300, amount)).draw(into: &grid, area)
        default:
          ProgressBar(done: amount(&luck), of: amount(&luck), text: text(&luck))
            .draw(into: &grid, area)
        }
      }
    ),
    (
      "lines",
      { grid, area, luck in
        let pairs = few(&luck) { (text(&$0), text(&$0)) }
        switch luck.below(4) {
        case 0: Toast(text(&luck), Role.allCases[luck.below(11)]).draw(into: &grid, area)
        case 1: HintLine(pairs.map { HintLine.Hint($0.0, $0.1) }).draw(into: &grid, area)
        case 2:
          let tabs = pairs.map { TabBar.Tab($0.0, $0.1) }
          let bar = TabBar(text(&luck), tabs, selected: luck.below(14) - 1, owner: text(&luck))
          bar.draw(into: &grid, area)
          _ = bar.tab(at: Point(luck.below(200), 0), in: area)
        default:
          let answers = pairs.map { Confirm.Answer(id: $0.0, $0.1, [.enter], askedBy: .enter) }
          Confirm(text(&luck), detail: text(&luck), answers).draw(into: &grid, area)
        }
      }
    ),
    (
      "sheet",
      { grid, area, luck in
        let lines = few(&luck, 30) { luck -> Sheet.Line in
          switch luck.below(7) {
          case 0: .heading(text(&luck))
          case 1: .pair(text(&luck), few(&luck, 4, span))
          case 2: .text(few(&luck, 4, span))
          case 3: .entry(text(&luck), span(&luck), few(&luck, 4, span))
          case 4: .spark(text(&luck), few(&luck, 60, amount))
          case 5: .rule
          default: .blank
          }
        }
        var sheet = Sheet(lines, selected: luck.flips() ? luck.below(40) - 3 : nil)
        sheet.scroll(by: luck.below(200) - 50, in: area.size)
        sheet.draw(into: &grid, area, hasFocus: luck.flips())
      }
    ),
  ]
}
