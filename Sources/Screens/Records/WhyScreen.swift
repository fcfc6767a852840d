import CRM
import Terminal

/// Why a lead is with whom it is: what was tried, what became of everybody, who had it before.
struct WhyScreen: Screen {
  private let subject: Subject
  private var sheet = Sheet([])
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(of subject: Subject) { self.subject = subject }

  var title: String { "Why this caller · \(subject.name)" }
  var contexts: [String] { ["list"] }
  var hints: [Deed] { [.up, .down, .back] }
  mutating func lay(out area: Rect) { self.area = area }

  private var body: Rect { area.top(2).rest.inset(1) }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    let id = subject.id
    return [
      .ask(
        .read("why", for: WhyScreen.self) { seat in
          try seat.office.assignments.why(ID(id), by: seat.me)
        } failing: { _, error in
          [.leave, .toast(.refusal(error))]
        } then: { screen, why, briefing in
          screen.sheet.lines = WhyScreen.lines(of: why, briefing)
          screen.scroll(by: 0)
          return []
        })
    ]
  }

  private static func lines(of why: Why, _ briefing: Briefing) -> [Sheet.Line] {
    var lines: [Sheet.Line] = [
      .pair("Because", [Span(why.reason)]), .pair("Level", [Span(AssignmentWords.say(why.level))]),
    ]
    lines += why.steps.map { .pair("Tried", [Span($0, .quiet)]) }
    if !why.fates.isEmpty { lines += [.blank, .heading("Candidates")] }
    lines += why.fates.map { fate in
      .pair(fate.name, [Span(AssignmentWords.say(fate), Style(AssignmentWords.role(of: fate)))])
    }
    lines += [.blank, .heading("History")]
    lines += why.history.map { assignment in
      let by = assignment.byName.map { " · by \($0)" } ?? ""
      return .entry(
        briefing.age(of: assignment.at), Span("·"),
        [
          Span(AssignmentWords.say(assignment)),
          Span("  \(AssignmentWords.say(assignment.level)) · \(assignment.reason)\(by)", .quiet),
        ])
    }
    return lines
  }

  private mutating func scroll(by rows: Int) {
    sheet.scroll(by: rows, in: Size(width: body.width, height: body.height))
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -body.height)
    case .pageDown: scroll(by: body.height)
    case .first: scroll(by: -10_000)
    case .last: scroll(by: 10_000)
    default: return nil
    }
    return []
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let (head, rest) = area.top(2)
    grid.write(title, fitting: head.row(0).inset(1), .heading)
    sheet.draw(into: &grid, rest.inset(1))
  }
}
