import CRM
import Terminal

/// One cell of a list while it is edited in its row.
struct CellEditor: Sendable {
  let row: Int64
  let input: Shelf.InputSpec
  var line: LineEditor
  let before: String
  /// What could stand there: the words of a choice, the names of a reference.
  var words: [String]
  var chosen: Int?
  var complaint: String?
  /// Whether it is a list with commas between, of which one part is written at a time.
  var isList = false

  private var part: ListPart { ListPart(line.text, line.caret) }

  /// The text with the chosen word in it.
  var text: String {
    guard let chosen else { return line.text }
    guard isList else { return fitting[chosen] }
    var line = line
    line.replace(part.range, with: fitting[chosen])
    return line.text
  }

  /// The words that begin as typed, or all while nothing was typed yet.
  var fitting: [String] {
    guard !isList else {
      let part = part
      guard line.text != before else { return [] }
      let free = words.filter { !part.others.contains($0.lowercased()) }
      let fitting = part.fitting(free.map { Candidate($0) }).map(\.text)
      return fitting == [part.text] ? [] : fitting
    }
    let typed = line.text.lowercased()
    if typed == before.lowercased() || typed.isEmpty { return words }
    let fitting = words.filter { $0.lowercased().hasPrefix(typed) }
    return fitting == [line.text] ? [] : fitting
  }
}

extension ListScreen {
  /// The inputs that can be edited in a row, in the order of the columns.
  private var cells: [Shelf.InputSpec] {
    style.inline.compactMap { name in style.shelf.inputs.first { $0.name == name } }
  }

  mutating func beginCell(_ briefing: Briefing, at place: Int = 0) -> [Effect] {
    guard let row = window.selection else { return [] }
    guard cells.indices.contains(place) else { return [] }
    if let reason = RecordDeeds.refusal(of: .edit, subject, briefing) {
      return [.toast(.refusal(reason))]
    }
    let input = cells[place]
    let texts = style.shelf.texts
    let words = Choices.words(for: input.kind, briefing)
    let source = style.completing[input.name]
    isCellPending = true
    return [
      .ask(
        .read("cell", for: ListScreen.self) { seat in
          let known = try source?.words(seat).map(\.text) ?? words
          return (text: try texts(seat, row.id)[input.name] ?? "", words: known)
        } failing: { list, error in
          list.isCellPending = false
          return [.toast(.refusal(error))]
        } then: { list, found, _ in
          list.isCellPending = false
          list.cell = CellEditor(
            row: row.id, input: input, line: LineEditor(found.text), before: found.text,
            words: found.words, isList: source?.isList ?? false)
          return []
        })
    ]
  }

  mutating func writeCell(_ key: Key, _ briefing: Briefing) -> [Effect]? {
    guard var cell else { return nil }
    let fitting = cell.fitting
    switch key {
    case .escape:
      self.cell = nil
      return []
    case .up, .down:
      guard !fitting.isEmpty else { return [] }
      let step = key == .up ? -1 : 1
      cell.chosen = ((cell.chosen ?? (step > 0 ? -1 : 0)) + step + fitting.count) % fitting.count
      self.cell = cell
      return []
    case .enter: return saveCell(cell, then: nil, briefing)
    case .tab: return saveCell(cell, then: 1, briefing)
    case .backTab: return saveCell(cell, then: -1, briefing)
    default:
      guard cell.line.take(key) else { return nil }
      cell.chosen = nil
      cell.complaint = nil
      self.cell = cell
      return []
    }
  }

  mutating func pasteCell(_ text: String) -> [Effect] {
    cell?.line.insert(text)
    return []
  }

  /// Saves what was written, and goes on to the next cell if asked.
  private mutating func saveCell(
    _ cell: CellEditor, then step: Int?, _ briefing: Briefing
  ) -> [Effect] {
    let text = cell.text
    let names = cells.map(\.name)
    let place = (names.firstIndex(of: cell.input.name) ?? 0) + (step ?? 0)
    let next = step == nil ? nil : (place + names.count) % max(1, names.count)
    guard text != cell.before else {
      self.cell = nil
      return next.map { beginCell(briefing, at: $0) } ?? []
    }
    let (edit, input) = (style.shelf.edit, cell.input)
    isCellPending = true
    return [
      .ask(
        .deed(for: ListScreen.self) { seat in
          try edit(seat, [cell.row], [input.name: text])
        } failing: { list, error in
          list.isCellPending = false
          list.cell?.complaint = "\(error)"
          return []
        } then: { list, _, briefing in
          list.isCellPending = false
          list.cell = nil
          return next.map { list.beginCell(briefing, at: $0) } ?? []
        })
    ]
  }
}
