import CRM
import Terminal

/// Past leads given out once more by other settings: who would gain, who would lose.
enum Replay {
  /// A month is long enough to see what is fair, and quick to go through.
  static func usualStart(_ seat: Seat) -> Day {
    seat.office.desk(for: seat.me).today.adding(days: -30)
  }

  static func ofRouting(
    since: Day?, _ seat: Seat, _ change: @escaping (inout Routing) throws -> Void
  ) throws -> Effect {
    let since = since ?? usualStart(seat)
    let gains = try seat.office.assignments.replay(since: since, routing: change, by: seat.me)
    return .push(ReplayScreen(gains, since: since))
  }

  static func ofCallers(
    since: Day?, _ seat: Seat, _ change: @escaping (inout CallerDraft) throws -> Void
  ) throws -> Effect {
    let since = since ?? usualStart(seat)
    let gains = try seat.office.assignments.replay(since: since, callers: change, by: seat.me)
    return .push(ReplayScreen(gains, since: since))
  }
}

/// Who would have had how many leads, over the form that was tried.
struct ReplayScreen: Screen {
  let gains: [Assignments.Gain]
  private let since: Day
  private var chosen = 0
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(_ gains: [Assignments.Gain], since: Day) {
    self.since = since
    // What changes most is what is asked for; what waits stands below.
    let callers = gains.filter { $0.caller != nil }.sorted {
      ($1.gain.magnitude, $0.name ?? "") < ($0.gain.magnitude, $1.name ?? "")
    }
    self.gains = callers + gains.filter { $0.caller == nil }
  }

  var title: String { "What would change" }
  var contexts: [String] { ["list"] }
  var isPage: Bool { false }
  var hints: [Deed] { [.up, .down, .back] }
  mutating func lay(out area: Rect) { self.area = area }
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func changed(_ touched: Touched, _ briefing: Briefing) -> [Effect] { [] }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    let page = max(1, place.height - 5)
    switch deed {
    case .up: chosen -= 1
    case .down: chosen += 1
    case .pageUp: chosen -= page
    case .pageDown: chosen += page
    case .first: chosen = 0
    case .last: chosen = gains.count
    case .open: return [.leave]
    default: return nil
    }
    chosen = max(0, min(chosen, gains.count - 1))
    return []
  }

  private var place: Rect {
    area.centred(
      Size(width: min(72, area.width), height: min(area.height, max(1, gains.count) + 5)))
  }

  /// "412 leads since 22 Oct: 37 would go to somebody else, 12 would wait"
  private func summary(_ briefing: Briefing) -> String {
    let came = gains.reduce(0) { $0 + $1.had }
    let moved = gains.filter { $0.caller != nil }.reduce(0) { $0 + max(0, $1.gain) }
    let since = "\(came.grouped) \(came == 1 ? "lead" : "leads") since \(briefing.say(since))"
    var changes: [String] = []
    if moved > 0 { changes.append("\(moved.grouped) would go to somebody else") }
    if let waiting = gains.first(where: { $0.caller == nil }), waiting.gain != 0 {
      changes.append("\(waiting.wouldHave == 0 ? "none" : waiting.wouldHave.grouped) would wait")
    }
    return
      "\(since): \(changes.isEmpty ? "nobody gains or loses" : changes.joined(separator: ", "))"
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let inner = grid.frame(place, title: title).inset(1)
    grid.write(summary(briefing), fitting: inner.row(0), .quiet)
    let table = DataTable(
      [
        DataTable.Column("Caller", priority: 0, least: 10, most: 30), .number("Had", priority: 2),
        .number("Would have", priority: 1), .number("Gain", priority: 0),
      ],
      gains.map { gain in
        let isBetter = gain.caller == nil ? gain.gain < 0 : gain.gain > 0
        let role: Role = gain.gain == 0 ? .quiet : isBetter ? .good : .lost
        let sign = gain.gain > 0 ? "+" : ""
        return DataTable.Row([
          gain.name.map { Span($0) } ?? Span("waits for a caller", .quiet), Span(gain.had.grouped),
          Span(gain.wouldHave.grouped),
          Span("\(sign)\(gain.gain.grouped)", Style(role)),
        ])
      }, selected: gains.isEmpty ? nil : chosen, whenEmpty: "There are no callers.")
    table.draw(into: &grid, inner.top(2).rest)
  }
}
