import CRM
import Terminal

extension TodayScreen {
  // MARK: Room

  var isSplit: Bool { area.width >= 110 && !isWelcome }
  private var headHeight: Int { area.height < 12 ? 2 : 3 }
  private var figuresLine: Rect { area.row(1).inset(1) }
  private var body: Rect { area.top(headHeight).rest }
  var rowsArea: Rect { isSplit ? body.left(area.width * 3 / 5).0 : body }
  var detailArea: Rect {
    isSplit ? body.left(area.width * 3 / 5).rest : Rect(x: 0, y: 0, width: 0, height: 0)
  }

  /// A line of the groups' room.
  private enum Line: Hashable {
    case heading(TodayGroup.Kind)
    case place(Place)
    case word(String)
    case blank
  }

  /// What is shown below the figures, line by line.
  private var lines: [Line] {
    guard isEmptyFile != nil else { return [] }
    var lines: [Line] = []
    if !groups.contains(where: { $0.kind != .changes && !$0.rows.isEmpty }) {
      lines.append(.word("Nothing waits for you. n adds a lead, t a task; 2 shows the leads."))
    }
    for group in groups where !group.rows.isEmpty {
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(group.kind))
      lines += group.rows.indices.map { .place(.row(group.kind, $0)) }
      if group.hasMore { lines.append(.place(.more(group.kind))) }
    }
    return lines
  }

  mutating func keepInSight() {
    let lines = lines
    let height = max(1, rowsArea.height)
    guard let line = lines.firstIndex(of: .place(selection)) else {
      top = 0
      return
    }
    // The heading above a first row is shown with it.
    let isFirst = line > 0 && lines[line - 1] != .blank
    if line - (isFirst ? 1 : 0) < top { top = max(0, line - 1) }
    if line >= top + height { top = line - height + 1 }
    top = min(top, max(0, lines.count - height))
  }

  func place(at point: Point) -> Place? {
    if figuresLine.contains(point) {
      var x = figuresLine.x
      for (number, figure) in figures.enumerated() {
        if point.x >= x, point.x < x + figure.text.columns { return .figure(number) }
        x += figure.text.columns + 3
      }
      return nil
    }
    let number = point.y - rowsArea.y + top
    guard rowsArea.contains(point), lines.indices.contains(number),
      case .place(let place) = lines[number]
    else { return nil }
    return place
  }

  // MARK: Drawing

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    guard isEmptyFile != nil else { return }
    if isWelcome { return Welcome.draw(into: &grid, area, briefing) }
    let head = area.row(0).inset(1)
    let day = briefing.full(briefing.today)
    grid.write(briefing.greeting, fitting: head, .heading)
    if head.width > briefing.greeting.columns + day.columns + 2 {
      grid.write(day, fitting: head, .quiet, rightAligned: true)
    }
    for (offset, line) in lines.dropFirst(top).prefix(rowsArea.height).enumerated() {
      draw(line, into: &grid, rowsArea.row(offset), briefing)
    }
    drawFigures(into: &grid)
    guard isSplit else { return }
    if subject != nil {
      detail.draw(into: &grid, detailArea, briefing)
    }
  }

  private func drawFigures(into grid: inout Grid) {
    let line = figuresLine
    var x = line.x
    for (number, figure) in figures.enumerated() {
      if figure.isAlarm, figure.count ?? 0 == 0, selection != .figure(number) { continue }
      let text = figure.text
      guard x + text.columns <= line.right else { break }
      if x > line.x { x = grid.write(" · ", x, line.y, in: line, .quiet) }
      let isChosen = selection == .figure(number)
      let style = figure.isAlarm ? Style(.alarm) : Style()
      let place = Rect(x: x, y: line.y, width: text.columns, height: 1)
      x = grid.write(text, x, line.y, in: line, isChosen ? style.reversed : style)
      if isChosen { grid.cursor = Point(place.x, place.y) }
    }
  }

  private func draw(_ line: Line, into grid: inout Grid, _ place: Rect, _ briefing: Briefing) {
    switch line {
    case .blank: return
    case .word(let text): grid.write(text, fitting: place.inset(1), .quiet)
    case .heading(let kind):
      let style: Style = kind == .overdue ? Style(.alarm, bold: true) : .heading
      let end = grid.write(kind.title, place.x + 1, place.y, in: place, style)
      let tally = tally(of: kind, for: briefing.me.role)
      grid.write("  \(tally)", end, place.y, in: place, .quiet)
    case .place(let spot):
      draw(spot, into: &grid, place, briefing)
      guard spot == selection else { return }
      grid.restyle(place) { $0.isReversed = true }
      grid.put("▌", place.x, place.y, in: place, Style(.accent).reversed)
      grid.cursor = Point(min(place.x + 3, max(place.x, place.right - 1)), place.y)
    }
  }

  private func tally(of kind: TodayGroup.Kind, for role: CRM.Role) -> String {
    guard let group = groups.first(where: { $0.kind == kind }), kind != .changes else { return "" }
    guard group.hasMore else { return "\(group.rows.count)" }
    let figure = figures.first { $0.filters == kind.parts(for: role) }
    return figure?.count?.grouped ?? "more than \(group.rows.count)"
  }

  private func draw(
    _ spot: Place, into grid: inout Grid, _ place: Rect, _ briefing: Briefing
  ) {
    let room = place.left(3).rest.right(2).rest
    switch spot {
    case .figure: return
    case .more(let kind):
      let word = kind.noun.map { "all of these \($0.plural)" } ?? ""
      grid.write("… \(word)", fitting: room, .quiet)
    case .row(let kind, let number):
      guard let group = groups.first(where: { $0.kind == kind }),
        group.rows.indices.contains(number)
      else { return }
      let row = group.rows[number]
      draw(row, into: &grid, room, briefing)
      let clock = row.window.map { briefing.clock($0) }
      if let flag = clock.map({ Span($0.sign, Style($0.role)) }) ?? row.flag {
        grid.write(flag.text, fitting: place.right(1).0, flag.style)
      }
    }
  }

  private func draw(
    _ row: TodayRow, into grid: inout Grid, _ room: Rect, _ briefing: Briefing
  ) {
    let (when, rest) = room.left(min(12, room.width / 4))
    let clock = row.window.map { briefing.clock($0) }
    let said = clock?.text ?? row.when.map { briefing.say($0) } ?? ""
    let role = clock?.role ?? row.role
    let quiet: Style = role == .text ? .quiet : Style(role)
    grid.write(said, fitting: when.left(when.width - 2).0, quiet)
    guard !row.note.isEmpty || !row.who.isEmpty, rest.width > 30 else {
      grid.write(row.what, fitting: rest)
      return
    }
    let (who, middle) = rest.right(rest.width > 50 ? 9 : 0)
    let (what, note) = middle.left(middle.width * 11 / 20)
    grid.write(row.what, fitting: what.left(what.width - 2).0)
    grid.write(row.note, fitting: note.left(note.width - 1).0, .quiet)
    grid.write(row.who, fitting: who, .quiet)
  }
}

extension Briefing {
  /// "Good morning, Asha"
  var greeting: String {
    let name = me.name.split(separator: " ").first.map(String.init) ?? me.login
    return switch Int(clock(now).prefix(2)) ?? 12 {
    case 4..<12: "Good morning, \(name)"
    case 12..<17: "Good afternoon, \(name)"
    default: "Good evening, \(name)"
    }
  }

  func say(_ when: Dossier.Line.When) -> String {
    switch when {
    case .instant(let instant): age(of: instant)
    case .day(let day): say(day)
    }
  }
}
