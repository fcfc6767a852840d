import CRM
import Terminal

extension Filtered {
  /// The name of what is shown, and behind it the filter.
  func drawFilter(after name: String, into grid: inout Grid, _ rest: Rect, whole line: Rect) {
    grid.write(name, fitting: rest, .heading)
    let room = rest.left(name.columns + 3).rest
    let field = room.left(room.width - 2).0
    if let prompt {
      grid.write("/", field.x - 2, field.y, in: line, Style(.key))
      prompt.line.draw(into: &grid, field, Style())
    } else if !filter.isEmpty {
      grid.write("/", field.x - 2, field.y, in: line, Style(.key))
      grid.write(filter, fitting: field)
    }
    guard let complaint else { return }
    let start = min(complaint.range.lowerBound, field.width)
    let end = min(max(complaint.range.upperBound, start + 1), field.width)
    grid.restyle(Rect(x: field.x + start, y: field.y, width: end - start, height: 1)) {
      $0.isUnderlined = true
      $0.role = .alarm
    }
  }

  /// What could stand at the caret, below the line that is written.
  func drawCandidates(after name: String, into grid: inout Grid, head: Rect, _ area: Rect) {
    guard let prompt else { return }
    let x = head.x + 1 + name.columns + 3 + (prompt.completion?.range.lowerBound ?? 0)
    let cursor = (grid.cursor, grid.showsCaret)
    var y = head.y + 1
    if let complaint {
      let line = Rect(x: head.x, y: y, width: head.width, height: 1)
      grid.clear(line)
      grid.write("! \(complaint)", fitting: line.inset(1), Style(.alarm))
      y += 1
    }
    let widest = prompt.candidates.map { $0.text.columns }.max() ?? 0
    let hints = prompt.candidates.map { $0.hint.columns }.max() ?? 0
    let width = widest + hints + 5
    for (place, candidate) in prompt.candidates.enumerated() {
      let left = min(x, max(0, head.right - width))
      let line = Rect(x: left, y: y + place, width: width, height: 1).clipped(to: area)
      guard !line.isEmpty else { break }
      grid.clear(line)
      grid.put("│", line.x, line.y, in: line, .quiet)
      grid.write(candidate.text, line.x + 2, line.y, in: line)
      grid.write(candidate.hint, line.x + widest + 4, line.y, in: line, .quiet)
      if place == prompt.chosen { grid.restyle(line) { $0.isReversed = true } }
    }
    (grid.cursor, grid.showsCaret) = cursor
  }
}
