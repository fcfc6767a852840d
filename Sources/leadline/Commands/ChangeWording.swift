import CRM

/// Says on the command line what changed of a record.
struct ChangeWording {
  typealias Change = (name: String, from: JSON, to: JSON)

  private let values: JournaledValues
  private let wording: Wording

  init(_ columns: [Column], _ session: Session) {
    values = JournaledValues(columns.map { ($0.name, $0.kind) }, session.office)
    wording = session.wording
  }

  func object(_ change: Change) -> JSON.Object {
    [
      "field": .string(values.field(of: change.name) ?? change.name),
      "from": wording.json(values.value(change.from, of: change.name)),
      "to": wording.json(values.value(change.to, of: change.name)),
    ]
  }

  /// "value: 1,000.00 → 1,250.50"; of a record that went, what it was.
  func line(_ change: Change, _ action: String) -> String {
    let from = wording.text(values.value(change.from, of: change.name))
    let name = values.field(of: change.name) ?? change.name
    if action == "delete" { return "\(name): \(from)" }
    let to = wording.text(values.value(change.to, of: change.name))
    return "\(name): \(from.isEmpty ? "–" : from) → \(to.isEmpty ? "–" : to)"
  }
}
