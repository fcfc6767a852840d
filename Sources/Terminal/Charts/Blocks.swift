/// Bars of eighths of a cell.
enum Blocks {
  static let lying: [Glyph] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  static let standing: [Glyph] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Below nothing: it looks different, not only in colour.
  static let negative: Glyph = "▒"

  /// How many eighths of so many cells an amount fills, the largest all of them. Whatever is not
  /// nothing can be seen.
  static func eighths(_ amount: Int, of largest: UInt, in cells: Int) -> Int {
    guard amount != 0, largest > 0, cells > 0 else { return 0 }
    let share = min(1, Double(amount.magnitude) / Double(largest))
    return max(1, Int((share * Double(cells * 8)).rounded()))
  }
}

/// A named figure in a chart; Enter on it opens what is behind.
package struct Figure: Hashable, Sendable {
  package var label: String
  /// The amount as people read it.
  package var value: String
  package var amount: Int
  package var role: Role

  package init(_ label: String, _ value: String, _ amount: Int, _ role: Role = .accent) {
    self.label = label
    self.value = value
    self.amount = amount
    self.role = role
  }
}

extension [Figure] {
  var largest: UInt { map(\.amount.magnitude).max() ?? 0 }
}
