import CRM

/// What was done, by whom; and the way back.
enum HistoryCommands {
  static func all(_ doors: [Door]) -> [Command] { [list, RecordHistory(doors).of, undo, redo] }

  private static let columns = [
    "id", "at", "actor", "verb", "noun", "subject", "facts", "undone_by",
  ]

  private static let list = Command(
    "history", nil, "lists what was done, newest first", arguments: [.filter],
    options: Option.list
  ) { session, words in
    let page = try session.office.history.page(words.query(), by: session.actor)
    return .page(page, of: Event.catalogue, showing: columns, session.wording)
  }

  private static let undo = Command(
    "undo", nil, "takes back an event, or your newest one",
    arguments: [Argument("EVENT", "its number, as “leadline history” shows it", .optional)]
  ) { session, words in
    let id = try words.argument(0).map { try ID<Event>(number: $0, of: .event).number }
    return done(try session.office.history.undo(id, by: session.actor), session)
  }

  private static let redo = Command("redo", nil, "takes back your newest undo") { session, _ in
    done(try session.office.history.redo(by: session.actor), session)
  }

  private static func done(_ event: Event, _ session: Session) -> Answer {
    let facts = Facts(Event.catalogue, [event])
    let subject =
      if case .integer(let count)? = event.facts["count"], event.subject == nil {
        "\(count) \(event.noun.plural)"
      } else {
        event.noun.title + (event.subject.map { " \($0)" } ?? "")
      }
    // "lead.win"
    let of = if case .string(let of)? = event.facts["of"] { of } else { "" }
    let verb = of.split(separator: ".").last ?? ""
    return Answer(
      json: { .object(session.wording.object(facts.columns, facts.rows[0])) },
      text: { _ in
        let did = event.verb == .redo ? "redid" : "undid"
        return "\(did) “\(verb) \(subject)”, as event \(event.id)\n"
      })
  }
}
