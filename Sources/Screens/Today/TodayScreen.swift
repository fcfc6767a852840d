import CRM
import Terminal

/// What needs me now: the figures of the day, tasks that are due, leads that wait, what others did.
/// One selection walks through all of it.
struct TodayScreen: Screen {
  var figures: [TodayFigure] = []
  var groups: [TodayGroup] = []
  /// Nil until it is known.
  var isEmptyFile: Bool?
  var selection = Place.figure(0)
  private var wasMoved = false
  var detail = DetailPane(.lead)
  private(set) var area = Rect(x: 0, y: 0, width: 80, height: 20)
  /// The line at the top of the groups' room.
  var top = 0

  /// What can be chosen: a figure, a row of a group, or the door behind a group's last row.
  enum Place: Hashable, Sendable {
    case figure(Int)
    case row(TodayGroup.Kind, Int)
    case more(TodayGroup.Kind)
  }

  var title: String { "Today" }
  var isWelcome: Bool { isEmptyFile == true }
  var contexts: [String] {
    isWelcome
      ? ["welcome", "record"] : (subject.map { [$0.noun.title] } ?? []) + ["list", "record"]
  }
  var hints: [Deed] {
    if isWelcome { return [.demo, .importFile, .add] }
    switch subject?.noun {
    case .task: return [.finish, .open, .edit, .customer, .add]
    case .lead:
      let claim = ClaimDeeds.hints(of: subject)
      return claim + (claim.isEmpty ? [] : [.takeNext]) + [.log, .stage, .addTask, .open, .add]
    default: return [.open, .add, .addTask, .nextPart]
    }
  }

  var row: TodayRow? {
    guard case .row(let kind, let number) = selection,
      let rows = groups.first(where: { $0.kind == kind })?.rows, rows.indices.contains(number)
    else { return nil }
    return rows[number]
  }

  var subject: Subject? { row?.subject }

  var windows: [ClaimWindow] {
    groups.flatMap(\.rows).compactMap(\.window) + (detailArea.isEmpty ? [] : detail.windows)
  }

  // MARK: Loading

  mutating func lay(out area: Rect) {
    self.area = area
    keepInSight()
  }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    if figures.isEmpty { figures = TodayFigure.all(for: briefing.me.role) }
    let figures = figures
    return [
      .ask(
        .read("today", for: TodayScreen.self) { seat in
          try TodayReading(seat: seat, briefing: briefing).whole(figures)
        } then: { screen, found, briefing in
          screen.isEmptyFile = found.isEmptyFile
          screen.figures = found.figures
          screen.take(found.groups)
          return screen.detailJobs(briefing)
        })
    ]
  }

  /// Shows what waits now. A row that was dealt with gives the selection to the next one.
  private mutating func take(_ new: [TodayGroup]) {
    let after = places.firstIndex(of: selection).map { Array(places[$0...]) } ?? []
    let before = places.firstIndex(of: selection).map { Array(places[..<$0].reversed()) } ?? []
    let wanted = (after + before).compactMap { place in identity(of: place) }
    groups = new
    let now = Dictionary(
      places.compactMap { place in identity(of: place).map { ($0, place) } }
    ) { first, _ in first }
    let kept = wasMoved ? wanted.lazy.compactMap { now[$0] }.first : nil
    selection =
      kept ?? places.first { if case .figure = $0 { false } else { true } } ?? .figure(0)
    keepInSight()
  }

  /// What a place shows, whatever its number is by now.
  private struct Identity: Hashable {
    let group: TodayGroup.Kind?
    let link: Dossier.Link?
    let figure: Int?
  }

  private func identity(of place: Place) -> Identity? {
    switch place {
    case .figure(let number): return Identity(group: nil, link: nil, figure: number)
    case .more(let kind): return Identity(group: kind, link: nil, figure: nil)
    case .row(let kind, let number):
      let row = groups.first { $0.kind == kind }?.rows[number]
      return row?.subject.map {
        Identity(group: kind, link: Dossier.Link(noun: $0.noun, id: $0.id), figure: nil)
      }
    }
  }

  mutating func detailJobs(_ briefing: Briefing) -> [Effect] {
    guard !detailArea.isEmpty, let subject else { return [] }
    detail.noun = subject.noun
    return [
      detail.load(subject.id, for: TodayScreen.self, briefing) { screen, dossier in
        screen.detail.take(dossier)
      }
    ]
  }

  // MARK: What is done here

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    if isWelcome { return Welcome.perform(deed, briefing) }
    switch deed {
    case .up: return step(-1, briefing)
    case .down: return step(1, briefing)
    case .pageUp: return move(-rowsArea.height, briefing)
    case .pageDown: return move(rowsArea.height, briefing)
    case .first: return move(-places.count, briefing)
    case .last: return move(places.count, briefing)
    case .left: return sideways(-1)
    case .right: return sideways(1)
    case .nextPart: return nextGroup(briefing)
    case .open: return open(briefing)
    case .copy: return copy()
    case .add: return [FormScreen.adding(.lead, about: nil, briefing)]
    case .addTask where subject == nil: return [FormScreen.adding(.task, about: nil, briefing)]
    default: return nil
    }
  }

  func refusal(of deed: Deed, _ briefing: Briefing) -> String? {
    if isWelcome { return Welcome.refusal(of: deed, briefing) }
    return switch deed {
    case .filter, .views, .keepView, .sort, .reverse, .columns, .mark, .markAll, .inline,
      .nextView, .previousView:
      "Today is no list: 2 opens the leads, 6 the tasks"
    default: nil
    }
  }

  /// Everything that can be chosen, from top to bottom.
  var places: [Place] {
    figures.indices.map { .figure($0) }
      + groups.flatMap { group in
        group.rows.indices.map { .row(group.kind, $0) } + (group.hasMore ? [.more(group.kind)] : [])
      }
  }

  private mutating func step(_ by: Int, _ briefing: Briefing) -> [Effect] {
    // The figures stand side by side: one step down leaves them all.
    if case .figure(let number) = selection, by > 0 {
      return move(figures.count - number, briefing)
    }
    if by < 0, places.firstIndex(of: selection) == figures.count {
      return move(-figures.count, briefing)
    }
    return move(by, briefing)
  }

  private mutating func move(_ by: Int, _ briefing: Briefing) -> [Effect] {
    guard let here = places.firstIndex(of: selection), !places.isEmpty else { return [] }
    let wanted = min(max(0, here + by), places.count - 1)
    // Where there are no rows, there is nothing below the figures.
    if by > 0, case .figure = selection, case .figure = places[wanted] { return [] }
    return choose(places[wanted], briefing)
  }

  private mutating func sideways(_ by: Int) -> [Effect] {
    guard case .figure(let number) = selection else { return [] }
    selection = .figure(min(max(0, number + by), figures.count - 1))
    return []
  }

  private mutating func choose(_ place: Place, _ briefing: Briefing) -> [Effect] {
    wasMoved = true
    selection = place
    keepInSight()
    return detailJobs(briefing)
  }

  /// To the first row of the next group; from the last one to the figures.
  private mutating func nextGroup(_ briefing: Briefing) -> [Effect] {
    let filled = groups.filter { !$0.rows.isEmpty }
    let firsts = [Place.figure(0)] + filled.map { .row($0.kind, 0) }
    let here =
      switch selection {
      case .figure: 0
      case .row(let kind, _), .more(let kind):
        (filled.firstIndex { $0.kind == kind } ?? -1) + 1
      }
    return choose(firsts[(here + 1) % firsts.count], briefing)
  }

  private func open(_ briefing: Briefing) -> [Effect] {
    switch selection {
    case .figure(let number):
      guard figures.indices.contains(number) else { return [] }
      return [.list(figures[number].noun, filter: figures[number].filter)]
    case .more(let kind):
      return kind.noun.map { [.list($0, filter: kind.filter(for: briefing.me.role))] } ?? []
    case .row:
      guard let subject else { return [.toast(.note("The record is no longer there"))] }
      return [.show(subject.noun, subject.id)]
    }
  }

  private func copy() -> [Effect] {
    guard let text = row?.copied, !text.isEmpty else {
      return [.toast(.note("There is nothing to copy in this row"))]
    }
    return [.copy(text), .toast(.done("Copied \(text)"))]
  }

  mutating func point(at point: Point, _ briefing: Briefing) -> [Effect] {
    guard !isWelcome, let place = place(at: point) else { return [] }
    if place == selection { return open(briefing) }
    return choose(place, briefing)
  }
}
