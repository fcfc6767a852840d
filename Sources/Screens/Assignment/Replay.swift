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
    // What changes most is what is asked for.
    self.gains = gains.sorted { ($1.gain.magnitude, $0.name) < ($0.gain.magnitude, $1.name) }
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

  /// "412 leads given out since 22 Oct: 37 would go to somebody else"
  private func summary(_ briefing: Briefing) -> String {
    let had = gains.reduce(0) { $0 + $1.had }
    let moved = gains.reduce(0) { $0 + max(0, $1.gain) }
    let came =
      "\(had.grouped) \(had == 1 ? "lead" : "leads") given out since \(briefing.say(since))"
    guard gains.contains(where: { $0.gain != 0 }) else { return "\(came): nobody gains or loses" }
    return "\(came): \(moved.grouped) would go to somebody else"
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
        let (sign, role): (String, Role) =
          gain.gain > 0 ? ("+", .good) : gain.gain < 0 ? ("", .lost) : ("", .quiet)
        return DataTable.Row([
          Span(gain.name), Span(gain.had.grouped), Span(gain.wouldHave.grouped),
          Span("\(sign)\(gain.gain.grouped)", Style(role)),
        ])
      }, selected: gains.isEmpty ? nil : chosen, whenEmpty: "There are no callers.")
    table.draw(into: &grid, inner.top(2).rest)
  }
}
