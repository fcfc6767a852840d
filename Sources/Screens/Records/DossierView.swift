import CRM
import Terminal

/// A dossier on the screen: which of its lines is chosen, how far it is scrolled, in one column or two.
struct DossierView: Sendable {
  private(set) var dossier: Dossier?
  /// The chosen line, counted over all parts.
  private(set) var selected = 0
  private var tops: [Dossier.Part.Side: Int] = [:]

  mutating func show(_ dossier: Dossier) {
    let isSame = dossier.id == self.dossier?.id && dossier.noun == self.dossier?.noun
    self.dossier = dossier
    if !isSame {
      selected = 0
      tops = [:]
    }
    selected = min(selected, max(0, lines.count - 1))
  }

  private var lines: [Dossier.Line] { dossier?.parts.flatMap(\.lines) ?? [] }
  var selection: Dossier.Line? { lines.indices.contains(selected) ? lines[selected] : nil }

  mutating func move(_ steps: Int) {
    selected = min(max(0, selected + steps), max(0, lines.count - 1))
  }

  /// To the first line of the next part, and around.
  mutating func nextPart() {
    var first = 0
    for part in dossier?.parts ?? [] {
      if first > selected {
        selected = first
        return
      }
      first += part.lines.count
    }
    selected = 0
  }

  // MARK: Drawing

  /// Room for two columns, or for one.
  private static let wide = 100

  mutating func keepInSight(in area: Rect) {
    for (side, place) in places(in: area) {
      let rows = rows(of: side, in: area)
      guard let row = rows.firstIndex(where: { $0.line == selected }) else { continue }
      var top = tops[side] ?? 0
      // The heading above a first line is shown with it.
      if row - 1 < top { top = max(0, row - 1) }
      if row >= top + place.height { top = row - place.height + 1 }
      tops[side] = min(top, max(0, rows.count - place.height))
    }
  }

  /// Drawn briefly, what is not known is left out.
  func draw(
    into grid: inout Grid, _ area: Rect, _ briefing: Briefing, hasFocus: Bool, isBrief: Bool = false
  ) {
    guard dossier != nil else { return }
    let sides = places(in: area)
    for (side, place) in sides {
      let rows = rows(of: side, in: area).filter { !isBrief || $0.content?.isKnown != false }
      for (offset, row) in rows.dropFirst(tops[side] ?? 0).prefix(place.height).enumerated() {
        draw(row, into: &grid, place.row(offset), briefing, hasFocus: hasFocus)
      }
    }
    if sides.count == 2 {
      let x = sides[1].place.x - 2
      for y in area.y..<area.bottom { grid.put("│", x, y, in: area, .quiet) }
    }
  }

  private func places(in area: Rect) -> [(side: Dossier.Part.Side, place: Rect)] {
    guard area.width >= DossierView.wide else { return [(.left, area)] }
    let (left, right) = area.left(area.width / 2)
    return [(.left, left.left(left.width - 3).0), (.right, right)]
  }

  /// A row of the column: a heading, a line by its number, or nothing.
  private struct Row {
    var heading: String?
    var line: Int?
    var content: Dossier.Line?
  }

  private func rows(of side: Dossier.Part.Side, in area: Rect) -> [Row] {
    var rows: [Row] = []
    var number = 0
    for part in dossier?.parts ?? [] {
      defer { number += part.lines.count }
      guard area.width < DossierView.wide || part.side == side else { continue }
      if !part.title.isEmpty {
        if !rows.isEmpty { rows.append(Row()) }
        rows.append(Row(heading: part.title))
      }
      for (offset, line) in part.lines.enumerated() {
        rows.append(Row(line: number + offset, content: line))
      }
    }
    return rows
  }

  private func draw(
    _ row: Row, into grid: inout Grid, _ place: Rect, _ briefing: Briefing, hasFocus: Bool
  ) {
    if let heading = row.heading {
      grid.write(heading, fitting: place.inset(1), .heading)
      return
    }
    guard let content = row.content?.content else { return }
    let room = place.inset(1)
    switch content {
    case .fact(let label, let text, let role):
      let (head, body) = room.left(min(15, room.width / 3))
      grid.write(label, fitting: head.left(head.width - 1).0, .quiet)
      grid.write(text, fitting: body, Style(role))
    case .entry(let when, let text, let note, let role):
      let (head, body) = room.left(min(11, room.width / 3))
      grid.write(when.map { say($0, briefing) } ?? "", fitting: head.left(head.width - 1).0, .quiet)
      let end = min(text.fitted(to: body.width).columns + 2, body.width)
      grid.write(text, fitting: body, Style(role))
      let line = note.split(separator: "\n").first.map(String.init) ?? ""
      grid.write(line, fitting: body.left(end).rest, .quiet)
    case .spark(let label, let figures):
      let (head, body) = room.left(min(15, room.width / 3))
      grid.write(label, fitting: head, .quiet)
      Sparkline(figures).draw(into: &grid, body.left(figures.count).0)
    }
    guard row.line == selected, hasFocus else { return }
    grid.restyle(place) { $0.isReversed = true }
    grid.put("▌", place.x, place.y, in: place, Style(.accent).reversed)
    grid.cursor = Point(place.x + 1, place.y)
  }

  private func say(_ when: Dossier.Line.When, _ briefing: Briefing) -> String {
    switch when {
    case .instant(let instant): briefing.age(of: instant)
    case .day(let day): briefing.say(day)
    }
  }
}
