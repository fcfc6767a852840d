/// A row of numbers as one line of text: how it went, at a glance. The newest is at the right.
package struct Sparkline: Hashable, Sendable {
  package var amounts: [Int]

  package init(_ amounts: [Int]) { self.amounts = amounts }

  /// A glyph for each number. Nothing, and what is below it, lies on the ground.
  package var text: String {
    let largest = UInt(max(0, amounts.max() ?? 0))
    return amounts.map { amount in
      guard amount > 0 else { return Blocks.standing[1].text }
      // The lowest block is for nothing.
      let share = min(1, Double(amount) / Double(largest))
      return Blocks.standing[max(2, Int((share * 8).rounded()))].text
    }.joined()
  }

  package func draw(into grid: inout Grid, _ area: Rect, _ style: Style = Style(.accent)) {
    grid.clear(area.row(0))
    grid.write(
      String(Sparkline(amounts.suffix(area.width)).text), area.x, area.y, in: area.row(0), style)
  }
}
