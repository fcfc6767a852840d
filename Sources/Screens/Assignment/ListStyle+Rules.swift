import CRM

extension ListStyle {
  /// The rules of exception in their order: which leads go to whom, before states and languages.
  static let rules: ListStyle = {
    let shelf = Shelf({ $0.rules }, figures: .ofRules, telling: RuleWords.tell)
    return ListStyle(
      shelf: shelf, views: [ListView("Routing rules", "", sort: Sort("position"))],
      columns: [
        ColumnSpec("position", "Place", 3), ColumnSpec("name", "Rule", 0, least: 10, most: 28),
        ColumnSpec("filter", "Leads", 1, least: 16, most: 60),
        ColumnSpec("to", "Go to", 1, least: 10, most: 40),
        ColumnSpec("state", "Status", 2, least: 5, most: 6),
      ],
      form: ["name", "filter", "callers", "active", "position"], notes: [],
      inline: ["name", "filter", "callers", "active"],
      name: { shelf.name(of: $0, "name") }, copied: { shelf.text(of: $0, "filter") },
      invitation: "No exceptions: states and languages decide. n adds a rule.",
      depends: [.rule, .caller, .member],
      hints: [.add, .edit, .ruleUp, .ruleDown, .delete],
      completing: ["filter": .filter(.lead), "callers": .callers],
      hidden: ["id", "callers", "active", "created_at", "updated_at"])
  }()
}

extension Shelf.Figures {
  static let ofRules = Shelf.Figures([("to", "Go to", .text), ("state", "Status", .text)]) {
    seat, rows in
    let members = try seat.office.members.all()
    let names = Dictionary(members.map { ($0.id.number, $0.name) }) { first, _ in first }
    let values = try rows.map { row in
      let rule = try seat.office.rules.get(ID(row.id), by: seat.me)
      let to = rule.callers.map { names[$0.number] ?? "No. \($0)" }.joined(separator: ", ")
      return (row.id, [FieldValue.text(to), .text(rule.active ? "● on" : "○ off")])
    }
    return Dictionary(values) { first, _ in first }
  }
}

enum RuleWords {
  /// Callers by their logins, as one types them, instead of their numbers.
  static func tell(_ seat: Seat, _ input: String, _ text: String) throws -> String {
    guard input == "callers" else { return text }
    let members = try seat.office.members.all()
    let logins = Dictionary(members.map { ("\($0.id)", $0.login) }) { first, _ in first }
    return text.split(separator: ",").map { part in
      let number = part.filter { $0 != " " }
      return logins[number] ?? number
    }.joined(separator: ", ")
  }
}

/// What is done to rules of exception.
enum RuleDeeds {
  /// A rule one place up or down: all get their places anew, in one event.
  static func move(_ subject: Subject, by steps: Int) -> Effect {
    let id = ID<Rule>(subject.id)
    return .ask(
      .deed { seat in
        let query = Query(sort: Sort("position"), limit: 1000)
        var rules = try seat.office.rules.page(query, by: seat.me).items
        guard let place = rules.firstIndex(where: { $0.id == id }) else {
          throw CRMError.notFound(.rule, "\(id)")
        }
        guard rules.indices.contains(place + steps) else {
          return [.toast(.note(steps < 0 ? "This is the first rule" : "This is the last rule"))]
        }
        rules.swapAt(place, place + steps)
        let places = Dictionary(rules.enumerated().map { ($1.name, $0 + 1) }) { first, _ in first }
        try seat.office.rules.edit(rules.map(\.id), by: seat.me) { draft in
          draft.position = places[draft.name]
        }
        return []
      })
  }
}
