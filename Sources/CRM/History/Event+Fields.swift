import Storage

extension Event {
  package static let catalogue = Catalogue<Event>(
    noun: .event, table: "event", select: select.template, fields: fields,
    sorts: [Sort("id", descending: true)], words: [], spoken: { _ in "" }, id: { $0.id })

  private static let fields: [Field<Event>] = [
    Field("id", "No.", .number, "event.id", optional: false) { .number($0.id) },
    Field("at", "When", .instant, "event.at", optional: false) { .instant($0.at) },
    Field("actor", "Who", .reference(.member), "event.actor_id", indexed: true) {
      .init($0.actorID?.number, $0.actor)
    },
    Field("verb", "Did", .choice(Verb.allCases.map(\.rawValue)), "event.verb", optional: false) {
      .text($0.verb.rawValue)
    },
    Field("noun", "What", .choice(subjects.map(\.title)), noun, optional: false) {
      .text($0.noun.title)
    },
    Field("subject", "Which", .number, "event.subject_id") { .init($0.subject.map(Int.init)) },
    Field("facts", "Facts", .json, "event.facts", optional: false) { .json($0.facts.text) },
    Field("undoes", "Undoes", .number, "event.undoes") { .init($0.undoes.map(Int.init)) },
    Field("undone_by", "Undone by", .number, "(\(History.standingUndo(of: "event.id").template))") {
      .init($0.undoneBy.map(Int.init))
    },
  ]

  private static let subjects = Schema.journaled

  /// The noun in words, as people filter by it.
  private static let noun =
    "CASE event.noun "
    + subjects.map { "WHEN \($0.rawValue) THEN '\($0.title)'" }.joined(separator: " ") + " END"
}
