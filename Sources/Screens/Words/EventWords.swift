import CRM

/// Events as people tell them.
enum EventWords {
  /// "deleted customer Ravi Kumar", "moved lead 12 to Proposal"; with a name where the record still has
  /// one.
  static func title(of event: Event, about known: String? = nil) -> String {
    let noun = event.noun.title
    let count: Int64? = if case .integer(let count)? = event.facts["count"] { count } else { nil }
    let name = known ?? text(event, "name") ?? text(event, "title") ?? text(event, "customer")
    let which = name ?? event.subject.map { "\($0)" } ?? ""
    let what =
      count.map { "\(Int($0).grouped) \(event.noun.plural)" }
      ?? [noun, which].filter { !$0.isEmpty }.joined(separator: " ")
    let to = text(event, "to").map { " to \($0)" } ?? ""
    return "\(past(event.verb)) \(what)\(to)"
  }

  private static func text(_ event: Event, _ fact: String) -> String? {
    if case .string(let text)? = event.facts[fact] { text } else { nil }
  }

  private static func past(_ verb: Verb) -> String {
    switch verb {
    case .see: "looked at"
    case .add: "added"
    case .edit: "edited"
    case .move: "moved"
    case .win: "won"
    case .lose: "lost"
    case .reopen: "reopened"
    case .finish: "finished"
    case .delete: "deleted"
    case .merge: "merged"
    case .undo: "undid"
    case .redo: "redid"
    case .export: "exported"
    case .assign: "assigned"
    case .reassign: "reassigned"
    case .claim: "claimed"
    case .release: "released"
    case .pause: "paused"
    case .resume: "resumed"
    case .handOn: "handed on"
    }
  }
}
