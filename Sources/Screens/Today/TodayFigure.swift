import CRM

/// A figure at the head of Today, and the rows behind it.
struct TodayFigure: Sendable, Hashable {
  let one: String
  let many: String
  let noun: Noun
  let filters: [String]
  /// Whether it is only worth a word when it is not nothing.
  var isAlarm = false
  /// Unknown while it is being counted.
  var count: Int?

  /// No figure is counted further: more than nobody does in a day, and the start must not wait for it.
  static let bound = 1000

  var filter: String {
    filters.count < 2
      ? filters.joined() : filters.map { "(\($0))" }.joined(separator: " or ")
  }

  var text: String {
    guard let count else { return "… \(many)" }
    return switch count {
    case 1: "1 \(one)"
    case TodayFigure.bound...: "\(TodayFigure.bound.grouped)+ \(many)"
    default: "\(count.grouped) \(many)"
    }
  }

  /// The figures that matter to somebody of a role.
  static func all(for role: CRM.Role) -> [TodayFigure] {
    typealias Kind = TodayGroup.Kind
    let open = role == .caller ? "status:open owner:me" : "status:open"
    var figures = [
      TodayFigure(one: "open lead", many: "open leads", noun: .lead, filters: [open]),
      TodayFigure(
        one: "task due", many: "tasks due", noun: .task,
        filters: Kind.due.parts(for: role) + Kind.overdue.parts(for: role)),
      TodayFigure(
        one: "lead waits", many: "leads wait", noun: .lead, filters: Kind.waiting.parts(for: role)),
    ]
    if role == .owner || role == .manager {
      figures.append(
        TodayFigure(
          one: "overdue in the team", many: "overdue in the team", noun: .task,
          filters: ["completed:no due_date<today"], isAlarm: true))
    }
    return figures
  }
}
