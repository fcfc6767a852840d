import CRM

/// Journaled cells as people know them: an amount instead of its minor units, a login instead of a
/// number.
struct ChangeWords {
  private let style: ListStyle?
  private let names: [Noun: [Int64: String]]

  init(_ noun: Noun, _ seat: Seat) throws {
    style = ListStyle.of(noun)
    let pipelines = try seat.office.pipelines.all()
    let members = try seat.office.members.all().map { ($0.id.number, $0.login) }
    let stages = pipelines.flatMap(\.stages).map { ($0.id.number, $0.name) }
    names = [
      .member: Dictionary(members) { first, _ in first },
      .stage: Dictionary(stages) { first, _ in first },
      .pipeline: Dictionary(pipelines.map { ($0.id.number, $0.name) }) { first, _ in first },
    ]
  }

  /// A line for each field that changed: "Value: 1,000 → 1,250".
  func lines(of change: FieldChange, _ briefing: Briefing) -> [String] {
    guard !change.fields.isEmpty else {
      return [change.action == "insert" ? "came on file" : change.action]
    }
    return change.fields.map { field in
      let spec = style?.shelf.fields.first {
        $0.name == field.name || $0.name + "_id" == field.name
      }
      let from = say(field.from, spec, briefing)
      let to = say(field.to, spec, briefing)
      let label = spec?.label ?? field.name.spaced.capitalisedFirst
      if change.action == "delete" { return "\(label): \(from)" }
      return "\(label): \(from.isEmpty ? "–" : from) → \(to.isEmpty ? "–" : to)"
    }
  }

  private func say(_ cell: JSON, _ spec: Shelf.FieldSpec?, _ briefing: Briefing) -> String {
    switch (cell, spec?.kind) {
    case (.null, _): ""
    case (.string(let text), _): text
    case (.integer(let number), .money):
      briefing.say(Money(minor: number, currency: briefing.business.currency))
    case (.integer(let number), .day): briefing.full(Day(number: Int(number)))
    case (.integer(let number), .instant): briefing.moment(Instant(milliseconds: number))
    case (.integer(let number), .flag): number != 0 ? "yes" : "no"
    case (.integer(let number), .reference(let noun)): names[noun]?[number] ?? "\(number)"
    default: cell.text
    }
  }
}
