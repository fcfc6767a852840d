import CRM
import Terminal

/// A long piece of work that is being done, over the page: how far it is, until it is done.
struct WorkScreen: Screen {
  /// Tells how far the work is: a share of 1, and a word of it.
  typealias Progress = (Double, String) -> Void

  let title: String
  private let work: @Sendable (Seat, Progress) throws -> [Effect]
  private var hasBegun = false
  private(set) var bar = ProgressBar(done: 0, of: 1000)

  /// `work` answers with what is to be told in the end.
  init(_ title: String, _ work: @escaping @Sendable (Seat, Progress) throws -> [Effect]) {
    self.title = title
    self.work = work
  }

  var contexts: [String] { [] }
  var isPage: Bool { false }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) {}
  mutating func changed(_ changes: Touched, _ briefing: Briefing) -> [Effect] { [] }

  mutating func load(_ briefing: Briefing) -> [Effect] {
    guard !hasBegun else { return [] }
    hasBegun = true
    let work = work
    return [
      .ask(
        .deed("work", for: WorkScreen.self) { seat in
          var told = -1
          return try work(seat) { share, word in
            let done = Int((share * 1000).rounded(.down))
            // A percent is as much as one can see.
            guard done / 10 != told / 10 || told < 0 else { return }
            told = done
            seat.tell { (screen: inout WorkScreen) in
              screen.bar = ProgressBar(
                done: done, of: 1000, text: word.isEmpty ? "\(done / 10) %" : word)
            }
          }
        } failing: { _, error in
          [.leave, .toast(.refusal(error))]
        } then: { _, effects, _ in
          [.leave] + effects
        })
    ]
  }

  /// Nothing else can be done with the file meanwhile, so the screen stays.
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? {
    switch deed {
    case .suspend, .repaint, .mouse: nil
    default: [.toast(.note("\(title): this takes a moment"))]
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let inner = grid.frame(
      area.centred(Size(width: min(64, area.width), height: 5)), title: title)
    let line = inner.row(1).inset(2)
    bar.draw(into: &grid, line)
    grid.cursor = Point(line.x, line.y)
  }
}
