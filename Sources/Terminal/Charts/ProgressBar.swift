/// How much of something is done.
package struct ProgressBar: Hashable, Sendable {
  package var done: Int
  package var total: Int
  /// What stands behind the bar: "1,200 of 10,000".
  package var text: String

  package init(done: Int, of total: Int, text: String = "") {
    self.done = done
    self.total = total
    self.text = text
  }

  package func draw(into grid: inout Grid, _ area: Rect) {
    let line = area.row(0).clipped(to: grid.bounds)
    grid.clear(line)
    guard !line.isEmpty else { return }
    let words = text.columns + 2 < line.width ? text.columns : 0
    let (right, left) = line.right(words)
    grid.write(text, fitting: right, .quiet)
    let bar = words == 0 ? left : left.right(1).rest
    grid.fill(bar, with: "░", .quiet)
    let part = max(0, min(done, total))
    let eighths = Blocks.eighths(part, of: UInt(max(0, total)), in: bar.width)
    grid.fill(bar.left(eighths / 8).0, with: "█", Style(.accent))
    if eighths % 8 > 0 {
      grid.put(
        Blocks.lying[eighths % 8], bar.x + eighths / 8, bar.y, in: bar, Style(.accent))
    }
  }

  /// The same inside a line of words.
  package func spans(width: Int) -> [Span] {
    let part = max(0, min(done, total))
    let eighths = Blocks.eighths(part, of: UInt(max(0, total)), in: width)
    let end = eighths % 8 == 0 ? "" : Blocks.lying[eighths % 8].text
    let full = String(repeating: "█", count: eighths / 8) + end
    let rest = String(repeating: "░", count: max(0, width - full.columns))
    return [Span(full, Style(.accent)), Span(rest, .quiet), Span("  \(text)")]
  }
}
