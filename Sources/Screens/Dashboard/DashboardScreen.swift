import CRM
import Terminal

/// The figures at a glance; each opens the rows behind it.
struct DashboardScreen: Screen {
  private(set) var contents: [Panel: Gauges] = [:]
  private var answers: [Inquiry: Inquiry.Answer] = [:]
  /// What is being looked up, and what has changed again meanwhile.
  private var asked: Set<Inquiry> = []
  private var outdated: Set<Inquiry> = []
  private(set) var panel = Panel.needs
  /// The chosen figure of each panel.
  private var chosen: [Panel: Int] = [:]
  private(set) var layout = DashboardLayout(width: 80, height: 20, [:])
  private(set) var top = 0
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  var title: String { "Dashboard" }
  var contexts: [String] { ["list"] }
  var hints: [Deed] { [.open, .nextPart, .goToday, .goPipeline, .goLeads] }

  // MARK: Loading

  mutating func lay(out area: Rect) {
    self.area = area
    arrange()
  }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    ask(Inquiry.allCases)
  }

  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] {
    ask(Inquiry.allCases.filter { !touched.nouns.isDisjoint(with: $0.depends) })
  }

  /// Where the file changes all the time, an answer is let through before it is asked for again.
  private mutating func ask(_ inquiries: [Inquiry]) -> [Effect] {
    outdated.formUnion(inquiries.filter(asked.contains))
    let fresh = inquiries.filter { !asked.contains($0) }
    asked.formUnion(fresh)
    return fresh.map(job)
  }

  private func job(_ inquiry: Inquiry) -> Effect {
    .ask(
      .read(inquiry.rawValue, for: DashboardScreen.self, urgency: .idle) { seat in
        try inquiry.ask(seat)
      } failing: { screen, error in
        screen.settle(inquiry, .refusal("\(error)"))
      } then: { screen, answer, briefing in
        let effects = screen.settle(inquiry, answer)
        screen.read(inquiry, briefing)
        return effects
      })
  }

  private mutating func settle(_ inquiry: Inquiry, _ answer: Inquiry.Answer) -> [Effect] {
    answers[inquiry] = answer
    asked.remove(inquiry)
    return outdated.remove(inquiry) == nil ? [] : ask([inquiry])
  }

  private mutating func read(_ inquiry: Inquiry, _ briefing: Briefing) {
    for panel in inquiry.panels { contents[panel] = Gauges.of(panel, answers, briefing) }
    arrange()
  }

  /// Why a panel has nothing to show.
  func refusal(of panel: Panel) -> String? {
    for inquiry in Inquiry.allCases where inquiry.panels.contains(panel) {
      if case .refusal(let reason)? = answers[inquiry] { return reason }
    }
    return nil
  }

  private mutating func arrange() {
    layout = DashboardLayout(width: area.width, height: area.height, contents)
    keepInSight()
  }

  // MARK: Getting about

  /// The chosen figure of a panel; of a time the newest, unless one was chosen.
  func place(in panel: Panel) -> Int {
    let last = max(0, (contents[panel]?.all.count ?? 0) - 1)
    return min(chosen[panel] ?? (panel.isUpright ? 0 : last), last)
  }

  var gauge: Gauge? {
    guard let all = contents[panel]?.all, !all.isEmpty else { return nil }
    return all[place(in: panel)]
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: step(-1, isUpright: true)
    case .down: step(1, isUpright: true)
    case .left: step(-1, isUpright: false)
    case .right: step(1, isUpright: false)
    case .pageUp: turn(by: -1)
    case .pageDown: turn(by: 1)
    case .nextPart: turn(by: 1, around: true)
    case .first: panel = Panel.allCases[0]
    case .last: panel = Panel.allCases[Panel.allCases.count - 1]
    case .open:
      return gauge.map { [.list($0.door.noun, filter: $0.door.filter)] } ?? []
    case .copy:
      return gauge.map { [.copy($0.full), .toast(.done("Copied \($0.full)"))] } ?? []
    default: return nil
    }
    keepInSight()
    return []
  }

  /// Along a panel's figures while there are some that way; then to the panel beside.
  private mutating func step(_ step: Int, isUpright: Bool) {
    let count = contents[panel]?.all.count ?? 0
    let next = place(in: panel) + step
    if panel.isUpright == isUpright, (0..<count).contains(next) {
      chosen[panel] = next
      return
    }
    let neighbour =
      isUpright
      ? layout.panel(from: panel, down: step > 0) : layout.panel(from: panel, right: step > 0)
    guard let neighbour else { return }
    panel = neighbour
    // One comes in where one came from.
    if isUpright, panel.isUpright {
      chosen[panel] = step > 0 ? 0 : max(0, (contents[panel]?.all.count ?? 0) - 1)
    }
  }

  private mutating func turn(by step: Int, around: Bool = false) {
    let count = Panel.allCases.count
    let next = panel.rawValue + step
    let place = around ? (next + count) % count : min(max(0, next), count - 1)
    panel = Panel(rawValue: place) ?? panel
  }

  mutating func point(at place: Point, _ briefing: Briefing) -> [Effect] {
    let spot = Point(place.x - area.x, place.y - area.y + top)
    guard let found = layout.places.first(where: { $0.area.contains(spot) }) else { return [] }
    let before = (panel, self.place(in: panel))
    panel = found.panel
    let line = spot.y - found.area.y - 1
    if panel.isUpright, let count = contents[panel]?.all.count, (0..<count).contains(line) {
      chosen[panel] = line
    }
    return before == (panel, self.place(in: panel)) ? perform(.open, briefing) ?? [] : []
  }

  /// The whole of the chosen panel, and its chosen line if the panel is taller than the screen.
  private mutating func keepInSight() {
    let part = layout.area(of: panel)
    if part.bottom > top + area.height { top = part.bottom - area.height }
    if part.y < top { top = part.y }
    if panel.isUpright {
      let line = part.y + 1 + min(place(in: panel), max(0, part.height - 2))
      if line >= top + area.height { top = line - area.height + 1 }
    }
    top = max(0, min(top, layout.height - area.height))
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    DashboardDrawing(screen: self).draw(into: &grid, area)
  }
}
