/// One line at the lower right that says what has just happened.
package struct Toast: Hashable, Sendable {
  package var text: String
  package var role: Role

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }

  /// What says the role without colour.
  private var sign: String {
    switch role {
    case .alarm, .lost: "! "
    case .good: "✓ "
    case .waiting: "… "
    case .text, .quiet, .heading, .accent, .key, .match, .field: ""
    }
  }

  /// How many columns it would like to have.
  package var columns: Int { (sign + text).columns + 2 }

  /// Draws into an area's last row.
  package func draw(into grid: inout Grid, _ area: Rect) {
    let line = area.bottom(1).0
    let words = (sign + text).fitted(to: max(0, line.width - 2))
    let place = line.right(words.columns + 2).0
    grid.clear(place)
    grid.write(words, fitting: place.inset(1), Style(role, bold: true))
  }
}
