import CRM

/// Says journaled cells as people know them: an amount instead of its minor units, a login instead of
/// a number.
struct ChangeWording {
  typealias Change = (name: String, from: JSON, to: JSON)

  private let columns: [Column]
  private let wording: Wording
  private let currency: Currency
  private let names: [Noun: [Int64: String]]

  init(_ noun: Noun, _ columns: [Column], _ session: Session) {
    self.columns = columns
    wording = session.wording
    currency = session.office.business.currency
    // Without the names, numbers will do.
    let members = (try? session.office.members.all()) ?? []
    let pipelines = (try? session.office.pipelines.all()) ?? []
    let stages = pipelines.flatMap(\.stages)
    names = [
      .member: Dictionary(members.map { ($0.id.number, $0.login) }) { first, _ in first },
      .pipeline: Dictionary(pipelines.map { ($0.id.number, $0.name) }) { first, _ in first },
      .stage: Dictionary(stages.map { ($0.id.number, $0.name) }) { first, _ in first },
    ]
  }

  func object(_ change: Change) -> JSON.Object {
    let column = column(of: change.name)
    return [
      "field": .string(column?.name ?? change.name),
      "from": wording.json(value(change.from, column)),
      "to": wording.json(value(change.to, column)),
    ]
  }

  /// "value: 1,000.00 → 1,250.50"; of a record that went, what it was.
  func line(_ change: Change, _ action: String) -> String {
    let column = column(of: change.name)
    let from = wording.text(value(change.from, column))
    let name = column?.name ?? change.name
    if action == "delete" { return "\(name): \(from)" }
    let to = wording.text(value(change.to, column))
    return "\(name): \(from.isEmpty ? "–" : from) → \(to.isEmpty ? "–" : to)"
  }

  /// A cell's column bears the field's name, or that with `_id`.
  private func column(of cell: String) -> Column? {
    if cell == "kind" { return columns.first { $0.name == "type" } }
    return columns.first { $0.name == cell || $0.name + "_id" == cell }
  }

  private func value(_ cell: JSON, _ column: Column?) -> FieldValue {
    switch (cell, column?.kind) {
    case (.null, _): return .nothing
    case (.string(let text), .json): return .json(text)
    case (.string(let text), _): return .text(text)
    case (.integer(let number), .money):
      return .money(Money(minor: number, currency: currency))
    case (.integer(let number), .day): return .day(Day(number: Int(number)))
    case (.integer(let number), .instant): return .instant(Instant(milliseconds: number))
    case (.integer(let number), .flag): return .flag(number != 0)
    case (.integer(let number), .reference(let noun)):
      return .reference(id: number, name: names[noun]?[number] ?? "")
    case (.integer(let number), _): return .number(number)
    case (.bool(let flag), _): return .flag(flag)
    default: return .json(cell.text)
    }
  }
}
