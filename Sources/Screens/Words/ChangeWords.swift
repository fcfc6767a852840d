import CRM

/// Says on the screens what changed of a record.
struct ChangeWords {
  private let fields: [Shelf.FieldSpec]
  private let values: JournaledValues

  init(_ noun: Noun, _ seat: Seat) {
    fields = ListStyle.of(noun)?.shelf.fields ?? []
    values = JournaledValues(fields.map { ($0.name, $0.kind) }, seat.office)
  }

  /// A line for each field that changed: "Value: 1,000 → 1,250".
  func lines(of change: FieldChange, _ briefing: Briefing) -> [String] {
    guard !change.fields.isEmpty else {
      return [change.action == "insert" ? "came on file" : change.action]
    }
    return change.fields.map { cell in
      let field = values.field(of: cell.name).flatMap { name in fields.first { $0.name == name } }
      let label = field?.label ?? cell.name.spaced.capitalisedFirst
      let from = say(values.value(cell.from, of: cell.name), briefing)
      if change.action == "delete" { return "\(label): \(from)" }
      let to = say(values.value(cell.to, of: cell.name), briefing)
      return "\(label): \(from.isEmpty ? "–" : from) → \(to.isEmpty ? "–" : to)"
    }
  }

  /// In full, since the past is not told by how long ago it was.
  private func say(_ value: FieldValue, _ briefing: Briefing) -> String {
    switch value {
    case .day(let day): briefing.full(day)
    case .instant(let instant): briefing.moment(instant)
    case .flag(let flag): flag ? "yes" : "no"
    case .nothing, .text, .json, .number, .money, .reference: briefing.say(value)
    }
  }
}
