import CRM
import Terminal

/// A claim's clock as it is read at a moment: "12:40 left".
struct ClaimClock {
  private let window: ClaimWindow
  private let left: Int64
  private let runs: Bool

  init(_ window: ClaimWindow, at now: Instant) {
    self.window = window
    left = window.left(at: now)
    runs = window.runs(at: now)
  }

  /// From here on it counts single seconds; before, a calmer ten.
  private static let end: Int64 = 120_000

  private var step: Int64 { left > 2 * 3_600_000 ? 60_000 : left > Self.end ? 10_000 : 1000 }

  var isEnding: Bool { left <= Self.end }

  var text: String {
    guard left > 0 else { return "time is up" }
    guard runs else { return "off shift" }
    let seconds = (left + step - 1) / step * step / 1000
    if seconds > 7200 { return "\((seconds + 1800) / 3600) h left" }
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60) left"
  }

  /// In how many milliseconds it reads otherwise.
  var rest: Int64 { left > 0 && runs ? (left - 1) % step + 1 : .max }

  var role: Role { !runs && left > 0 ? .quiet : isEnding ? .alarm : .waiting }

  /// What says the role without colour.
  var sign: String { isEnding && role == .alarm ? "!" : "◔" }

  var span: Span { Span("\(sign) \(text)", Style(role)) }
}

extension Briefing {
  func clock(_ window: ClaimWindow) -> ClaimClock { ClaimClock(window, at: now) }

  /// Draws a clock at the right end of a head's second row; what is left of the head.
  func draw(_ window: ClaimWindow?, into grid: inout Grid, _ head: Rect) -> Rect {
    guard let window else { return head }
    let span = clock(window).span
    let (place, room) = head.row(1).right(min(head.width, span.text.columns))
    grid.write(span.text, fitting: place, span.style)
    return Rect(x: room.x, y: head.y, width: max(0, room.width - 1), height: head.height)
  }
}
