/// Journaled cells as the values that they are: an amount instead of its minor units, a login instead
/// of a number. Every door then says a value in its own words.
package struct JournaledValues: Sendable {
  /// A field as a door calls it.
  package typealias Column = (name: String, kind: FieldKind)

  private let columns: [Column]
  private let currency: Currency
  private let names: [Noun: [Int64: String]]

  package init(_ columns: [Column], _ office: Workspace) {
    self.columns = columns
    currency = office.business.currency
    // Without the names, numbers will do.
    let members = (try? office.members.all()) ?? []
    let pipelines = (try? office.pipelines.all()) ?? []
    let stages = pipelines.flatMap(\.stages)
    names = [
      .member: Dictionary(members.map { ($0.id.number, $0.login) }) { first, _ in first },
      .pipeline: Dictionary(pipelines.map { ($0.id.number, $0.name) }) { first, _ in first },
      .stage: Dictionary(stages.map { ($0.id.number, $0.name) }) { first, _ in first },
    ]
  }

  /// The field that a cell is of: the cell's column bears its name, or that with `_id`.
  package func field(of cell: String) -> String? { column(of: cell)?.name }

  package func value(_ content: JSON, of cell: String) -> FieldValue {
    switch (content, column(of: cell)?.kind) {
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
    default: return .json(content.text)
    }
  }

  private func column(of cell: String) -> Column? {
    let name = cell == "kind" ? "type" : cell
    return columns.first { $0.name == name || $0.name + "_id" == name }
  }
}
