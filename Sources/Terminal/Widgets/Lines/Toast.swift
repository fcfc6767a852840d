/// Says at the lower right what has just happened.
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

  /// No sentence needs more rows.
  private static let most = 3

  /// Draws into an area's last row, or into a few where the sentence is long.
  package func draw(into grid: inout Grid, _ area: Rect) {
    let room = max(0, area.width - 2)
    let lines = lines(in: room, atMost: min(Toast.most, area.height))
    let place = area.bottom(lines.count).0.right(min(area.width, columns)).0
    grid.clear(place)
    for (row, line) in lines.enumerated() {
      grid.write(line, fitting: place.row(row).inset(1), Style(role, bold: true))
    }
  }

  /// The words in rows; what is too much for the last is cut there.
  private func lines(in width: Int, atMost most: Int) -> [String] {
    let words = sign + text
    guard words.columns > width, width > 0, most > 0 else { return [words] }
    let wrapping = NoteWrapping([words], width: width)
    let rows = wrapping.rows.map { String(wrapping.characters(of: $0)) }
    return rows.prefix(most - 1) + [rows.dropFirst(most - 1).joined()]
  }
}
