import CRM
import Terminal

/// Who changed what of one record, from what to what, newest first.
struct HistoryScreen: Screen {
  private let subject: Subject
  private var lines: [(at: Instant, who: String, what: String)] = []
  private var scroller = Scroller()
  private var area = Rect(x: 0, y: 0, width: 80, height: 20)

  init(of subject: Subject) { self.subject = subject }

  var title: String { "History of \(subject.name)" }
  var contexts: [String] { ["list"] }
  var hints: [Deed] { [.up, .down, .undo, .back] }
  mutating func lay(out area: Rect) {
    self.area = area
    scroller.keep(lines: lines.count, inSight: area.height - 2)
  }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    let (noun, id) = (subject.noun, subject.id)
    return [
      .ask(
        .read("history", for: HistoryScreen.self) { seat in
          let words = ChangeWords(noun, seat)
          return try seat.office.history.of(noun, id, by: seat.me).flatMap { change in
            words.lines(of: change, briefing).map {
              (at: change.event.at, who: change.event.actor ?? "", what: $0)
            }
          }
        } then: { screen, lines, _ in
          screen.lines = lines
          return []
        })
    ]
  }

  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    scroller.perform(deed, lines: lines.count, inSight: area.height - 2) ? [] : nil
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let (head, body) = area.top(2)
    grid.write(title, fitting: head.row(0).inset(1), .heading)
    for (offset, line) in lines.dropFirst(scroller.top).prefix(body.height).enumerated() {
      let room = body.row(offset).inset(1)
      grid.write(briefing.moment(line.at), fitting: room.left(22).0, .quiet)
      grid.write(line.who, fitting: room.left(22).rest.left(10).0, .quiet)
      grid.write(line.what, fitting: room.left(33).rest)
    }
    grid.cursor = Point(area.x, body.y)
  }
}
