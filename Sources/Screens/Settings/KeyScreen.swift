import CRM
import Terminal

/// Waits for the key that an action is to have.
struct KeyScreen: Screen {
  let deed: Deed
  private(set) var complaint: KeyRefusal?

  init(_ deed: Deed) { self.deed = deed }

  var title: String { "A key for \(deed.action.title)" }
  var contexts: [String] { [] }
  var isPage: Bool { false }
  var isWriting: Bool { true }
  var hints: [Deed] { [] }
  mutating func lay(out area: Rect) {}
  mutating func load(_ briefing: Briefing) -> [Effect] { [] }
  mutating func perform(_ deed: Deed, _ briefing: Briefing) -> [Effect]? { nil }

  mutating func write(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    // Esc always leads out of here.
    guard key != .escape else { return [.leave] }
    do throws(KeyRefusal) {
      let settings = try briefing.own.giving(key, to: deed)
      let word = "\(deed.action.title) is “\(key)” now"
      guard let other = settings.covering(key, of: deed) else {
        return [.keep(settings), .leave, .toast(.done(word))]
      }
      let place = PaletteScreen.heading(of: other.action.context).lowercased()
      let stays = "\(word); in \(place) it stays \(other.action.title)"
      return [.keep(settings), .leave, .toast(.note(stays))]
    } catch {
      complaint = error
      return []
    }
  }

  func draw(into grid: inout Grid, _ area: Rect, _ briefing: Briefing) {
    let words = [Span("Press the new key for “\(deed.action.title)”.", .heading)]
    let keys = briefing.own.keys(of: deed).map { "\($0)" }.joined(separator: ", ")
    let now = keys.isEmpty ? "It has none now." : "Now it is \(keys)."
    let width = min(62, area.width)
    var lines = words.wrapped(to: width - 6)
    lines += [[], [Span("\(now)  \(deed.action.help)", .quiet)]].flatMap {
      $0.isEmpty ? [$0] : $0.wrapped(to: width - 6)
    }
    if let complaint {
      lines += [[]] + [Span("! \(complaint)", Style(.alarm))].wrapped(to: width - 6)
    }
    let place = area.centred(Size(width: width, height: lines.count + 2))
    let inner = grid.frame(place).inset(2)
    for (number, line) in lines.prefix(inner.height).enumerated() {
      grid.write(line, inner.x, inner.y + number, in: inner)
    }
    grid.cursor = Point(inner.x, inner.y)
  }
}
