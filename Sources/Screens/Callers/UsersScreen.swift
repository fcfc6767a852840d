import CRM
import Terminal

/// The people who work with the file, and how much each has on their desk.
struct UsersScreen: Screen {
  /// Nil until it is known.
  private(set) var workloads: [ID<Member>: Workload]?
  private var detail = DetailPane(.member)
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)
  /// The selection is a person, not a line.
  private var selected: ID<Member>?
  private var people: [Member] = []

  var title: String { "Users" }
  var contexts: [String] { ["users", Noun.member.title, "list", "record"] }
  var hints: [Deed] { [.open, .add, .edit, .switchUser] }
  var subject: Subject? {
    selection.map { Subject(.member, $0.id.number, $0.name, ["active": .flag($0.active)]) }
  }

  private var line: Int? {
    people.isEmpty ? nil : people.firstIndex { $0.id == selected } ?? 0
  }
  var selection: Member? { line.map { people[$0] } }

  mutating func lay(out area: Rect) { self.area = area }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    // Who is switched off comes last.
    people = briefing.members.filter(\.active) + briefing.members.filter { !$0.active }
    return [
      .ask(
        .read("workloads", for: UsersScreen.self) { seat in
          try seat.office.members.workloads(by: seat.me)
        } then: { screen, workloads, _ in
          screen.workloads = workloads
          return []
        })
    ] + detailJobs(briefing)
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    let depends: Set<Noun> = [.member, .lead, .task, .stage]
    return touched.nouns.isDisjoint(with: depends) ? [] : load(briefing)
  }

  mutating func reveal(_ noun: Noun, _ id: Int64, _ briefing: Briefing) -> [Effect] {
    guard noun == .member else { return [] }
    selected = ID(id)
    return load(briefing)
  }

  private mutating func detailJobs(_ briefing: Briefing) -> [Effect] {
    guard isSplit, let selection else { return [] }
    return [
      detail.load(selection.id.number, for: UsersScreen.self, briefing) { screen, dossier in
        screen.detail.take(dossier)
      }
    ]
  }

  // MARK: What is done here

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    let page = max(1, tableArea.height - 2)
    switch deed {
    case .up: return move(-1, briefing)
    case .down: return move(1, briefing)
    case .pageUp: return move(-page, briefing)
    case .pageDown: return move(page, briefing)
    case .first: return move(-people.count, briefing)
    case .last: return move(people.count, briefing)
    case .open: return selection.map { [.show(.member, $0.id.number)] } ?? []
    case .add: return [FormScreen.adding(.member, about: nil, briefing)]
    case .left, .right, .nextPart: return []
    default: return nil
    }
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    deed.isOfLists ? "Here everybody is shown: Enter opens what one person has to do" : nil
  }

  private mutating func move(_ steps: Int, _ briefing: Briefing) -> [Effect] {
    guard let line else { return [] }
    selected = people[min(max(0, line + steps), people.count - 1)].id
    return detailJobs(briefing)
  }

  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    guard let row = table.row(at: place, in: tableArea) else { return [] }
    let person = people[shown.lowerBound + row]
    guard person.id != selection?.id else { return perform(.open, briefing) ?? [] }
    selected = person.id
    return detailJobs(briefing)
  }

  // MARK: Drawing

  private var isSplit: Bool { area.width >= 120 }
  private var tableArea: Rect {
    let body = area.top(1).rest
    return isSplit ? body.left(area.width * 3 / 5).0 : body
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let head = area.row(0).inset(1)
    let off = people.count { !$0.active }
    let tally = off == 0 ? "\(people.count)" : "\(people.count), \(off) switched off"
    grid.write(tally, fitting: head.right(head.width / 2).0, .quiet, rightAligned: true)
    grid.write("Who works here", fitting: head.left(head.width / 2).0, .heading)
    table.draw(into: &grid, tableArea)
    if isSplit {
      let cursor = grid.cursor
      detail.draw(into: &grid, area.top(1).rest.left(area.width * 3 / 5).rest, briefing)
      grid.cursor = cursor
    }
  }

  /// Whose rows are in sight, the selected one among them: of thousands no others are drawn.
  private var shown: Range<Int> {
    let height = max(1, tableArea.height - 1)
    let first = max(0, (line ?? 0) - height + 1)
    return first..<min(people.count, first + height)
  }

  private var table: DataTable {
    let shown = shown
    return DataTable(
      [
        .exact("Login", priority: 0), DataTable.Column("Name", priority: 2, least: 10, most: 30),
        .exact("Role", priority: 3), .exact("", priority: 1),
        .number(DeskFigure.openLeads.short, priority: 1),
        .number(DeskFigure.openTasks.short, priority: 4),
        .number(DeskFigure.overdue.short, priority: 2), .number(DeskFigure.won.short, priority: 5),
      ], people[shown].map(row), selected: line.map { $0 - shown.lowerBound }, whenEmpty: "")
  }

  private func row(_ member: Member) -> DataTable.Row {
    let style: Style = member.active ? .text : .quiet
    let figures = DeskFigure.allCases.map { figure in
      let count = workloads.map { figure.count($0[member.id] ?? Workload()) }
      let isLate = figure == .overdue && (count ?? 0) > 0
      return Span(count.map { $0.grouped } ?? "…", isLate ? Style(.alarm) : style)
    }
    let isLate = (workloads?[member.id]?.overdue ?? 0) > 0
    return DataTable.Row(
      [
        Span(member.login, style), Span(member.name, style), Span(member.role.rawValue, style),
        Span(member.active ? "" : "off", Style(.waiting)),
      ] + figures, flag: isLate ? Span("!", Style(.alarm)) : nil)
  }
}
