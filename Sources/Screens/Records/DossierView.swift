import CRM
import Terminal

/// A dossier on the screen: which of its lines is chosen, how far it is scrolled, in one column or two.
struct DossierView: Sendable {
  /// As it is shown: the time line holds only the kind that is asked for.
  private(set) var dossier: Dossier?
  private(set) var whole: Dossier?
  /// The one kind of happenings to be seen; all of them while there is none.
  private(set) var kind: Dossier.Happened?
  /// The chosen line, counted over all parts.
  private(set) var selected = 0
  private var tops: [Dossier.Part.Side: Int] = [:]

  mutating func show(_ dossier: Dossier) {
    let isSame = dossier.id == self.dossier?.id && dossier.noun == self.dossier?.noun
    whole = dossier
    self.dossier = dossier.showing(kind)
    if !isSame {
      selected = 0
      tops = [:]
    }
    selected = min(selected, max(0, lines.count - 1))
  }

  /// Shows only one kind of happenings, or all again.
  mutating func show(only kind: Dossier.Happened?) {
    self.kind = kind
    if let whole { show(whole) }
  }

  private var lines: [Dossier.Line] { dossier?.parts.flatMap(\.lines) ?? [] }
  var selection: Dossier.Line? { lines.indices.contains(selected) ? lines[selected] : nil }

  mutating func move(_ steps: Int) {
    selected = min(max(0, selected + steps), max(0, lines.count - 1))
  }

  /// Chooses a line by its number over all parts.
  mutating func select(_ line: Int) { selected = min(max(0, line), max(0, lines.count - 1)) }

  /// To the first line of the part before, and around.
  mutating func previousPart() {
    let parts = dossier?.parts ?? []
    let firsts = parts.indices.map { place in parts[..<place].reduce(0) { $0 + $1.lines.count } }
    selected = firsts.last { $0 < selected } ?? firsts.last ?? 0
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

  mutating func keepInSight(in area: Rect, _ briefing: Briefing) {
    for (side, place) in places(in: area) {
      var (sheet, _, _) = sheet(side, area, briefing, isBrief: false)
      guard sheet.selected != nil else { continue }
      sheet.keepInSight(in: Size(width: place.width, height: place.height))
      tops[side] = sheet.top
    }
  }

  /// Drawn briefly, what is not known is left out.
  func draw(
    into grid: inout Grid, _ area: Rect, _ briefing: Briefing, hasFocus: Bool, isBrief: Bool = false
  ) {
    let sides = places(in: area)
    for (side, place) in sides {
      let (sheet, isChosen, _) = sheet(side, area, briefing, isBrief: isBrief)
      let cursor = grid.cursor
      sheet.draw(into: &grid, place, hasFocus: hasFocus && isChosen)
      if !isChosen { grid.cursor = cursor }
    }
    if sides.count == 2 {
      for y in area.y..<area.bottom { grid.put("│", sides[1].place.x - 1, y, in: area, .quiet) }
    }
  }

  /// Room for two columns, or for one.
  private static let wide = 100

  private func places(in area: Rect) -> [(side: Dossier.Part.Side, place: Rect)] {
    guard area.width >= DossierView.wide else { return [(.left, area)] }
    let (left, right) = area.left(area.width / 2)
    return [(.left, left.left(left.width - 1).0), (.right, right)]
  }

  /// Which line stands at a place, counted over all parts, for the mouse.
  func line(at point: Point, in area: Rect, _ briefing: Briefing) -> Int? {
    for (side, place) in places(in: area) where place.contains(point) {
      let (sheet, _, numbers) = sheet(side, area, briefing, isBrief: false)
      let size = Size(width: place.width, height: place.height)
      return sheet.line(at: point.y - place.y, in: size).flatMap { numbers[$0] }
    }
    return nil
  }

  /// The lines of a column, whether the chosen one is among them, and their numbers over all parts.
  private func sheet(
    _ side: Dossier.Part.Side, _ area: Rect, _ briefing: Briefing, isBrief: Bool
  ) -> (Sheet, isChosen: Bool, numbers: [Int?]) {
    var rows: [Sheet.Line] = []
    var numbers: [Int?] = []
    var chosen: Int?
    var number = 0
    for part in dossier?.parts ?? [] {
      defer { number += part.lines.count }
      guard area.width < DossierView.wide || part.side == side else { continue }
      if part.title.isEmpty, !rows.isEmpty { rows.append(.blank) }
      if !part.title.isEmpty { rows += (rows.isEmpty ? [] : [.blank]) + [.heading(part.title)] }
      for (offset, line) in part.lines.enumerated() where !isBrief || line.isKnown {
        if number + offset == selected, !isBrief { chosen = rows.count }
        numbers += [Int?](repeating: nil, count: rows.count - numbers.count) + [number + offset]
        rows.append(line.row(briefing))
      }
    }
    return (Sheet(rows, selected: chosen, top: tops[side] ?? 0), chosen != nil, numbers)
  }
}

extension Dossier.Line {
  fileprivate func row(_ briefing: Briefing) -> Sheet.Line {
    switch content {
    case .fact(let label, let text, let role): return .pair(label, [Span(text, Style(role))])
    case .spark(let label, let figures): return .spark(label, figures)
    case .bar(let label, let done, let total, let text):
      return .pair(label, ProgressBar(done: done, of: total, text: text).spans(width: 16))
    case .entry(let when, let text, let note, let role):
      let words = note.isEmpty ? [] : [Span("  " + note.replacing("\n", with: " "), .quiet)]
      return .entry(
        when.map { say($0, briefing) } ?? "", Span(sign(of: role), Style(role)),
        [Span(text, Style(role))] + words)
    }
  }

  /// What says the role without colour.
  private func sign(of role: Role) -> String {
    switch role {
    case .alarm: "!"
    case .good: "✓"
    case .lost: "–"
    case .waiting: "◔"
    case .quiet: " "
    default: "·"
    }
  }

  private func say(_ when: When, _ briefing: Briefing) -> String {
    switch when {
    case .instant(let instant): briefing.age(of: instant)
    case .day(let day): briefing.say(day)
    }
  }
}

extension Dossier {
  /// The kinds of happenings that it has, in their usual order.
  var kinds: [Happened] {
    let there = Set(parts.flatMap(\.lines).compactMap(\.kind))
    return Happened.allCases.filter(there.contains)
  }

  /// With only one kind of happenings on its time line.
  fileprivate func showing(_ kind: Happened?) -> Dossier {
    guard let kind else { return self }
    var dossier = self
    dossier.parts = parts.compactMap { part in
      guard part.lines.contains(where: { $0.kind != nil }) else { return part }
      return Part(
        title: "\(part.title): \(kind.plural)", side: part.side,
        lines: part.lines.filter { $0.kind == kind })
    }
    return dossier
  }
}
