import CRM

/// Who changed what of one record, from what, to what.
struct RecordHistory {
  private let doors: [Door]

  init(_ doors: [Door]) { self.doors = doors }

  var of: Command {
    let nouns = doors
    return Command(
      "history", "of", "tells who changed what of one record",
      arguments: [
        Argument("NOUN", "customer, lead, sale … "), Argument("ID", "the record's number or name"),
      ], options: [Option("limit", .required("N"), "how many changes at most, 200 unless said")]
    ) { session, words in
      let noun = try RecordHistory.noun(words.required(0))
      let door = nouns.first { $0.noun == noun }
      let id = try RecordHistory.id(words.required(1), of: noun, door, session)
      let changes = try session.office.history.of(
        noun, id, limit: try words.limit(200), by: session.actor)
      return RecordHistory.answer(
        changes, ChangeWording(door?.columns ?? [], session), session)
    }
  }

  private static func noun(_ word: String) throws -> Noun {
    let nouns = Schema.journaled
    let word = word.asciiLowercased
    if let noun = nouns.first(where: { [$0.title, $0.plural].contains(word) }) { return noun }
    let near = nearest(word, among: nouns.map(\.title)).map { "did you mean “\($0)”?" }
    throw UsageError(
      "unknown noun \(word.quoted): \(near ?? "it is one of " + nouns.map(\.title).joined(separator: ", "))"
    )
  }

  /// By number a record is found even when it is gone.
  private static func id(
    _ text: String, of noun: Noun, _ door: Door?, _ session: Session
  ) throws -> Int64 {
    if let number = Int64(text.trimmed) { return number }
    if let door { return try door.find(session, text) }
    switch noun {
    case .member: return try session.office.members.find(text, me: session.actor.id).number
    case .pipeline: return try session.office.pipelines.find(text).id.number
    case .stage: return try session.office.pipelines.findStage(text).id.number
    default: throw CRMError.notFound(noun, text)
    }
  }

  private static func answer(
    _ changes: [FieldChange], _ wording: ChangeWording, _ session: Session
  ) -> Answer {
    let zone = session.office.business.zone
    return Answer(
      json: {
        let items = changes.map { change -> JSON in
          [
            "event": .integer(change.event.id),
            "at": .string(zone.format(change.event.at)),
            "actor": change.event.actor.map(JSON.string) ?? .null,
            "verb": .string(change.event.verb.rawValue),
            "action": .string(change.action),
            "changes": .array(change.fields.map { .object(wording.object($0)) }),
          ]
        }
        return ["items": .array(items), "next": nil]
      },
      text: { paper in
        if changes.isEmpty { return "nothing is on record\n" }
        return changes.map { change in
          let who = change.event.actor ?? "the program"
          let head =
            "\(session.wording.text(.instant(change.event.at)))  \(who)  "
            + "\(change.event.verb.rawValue) (event \(change.event.id))"
          let lines = change.fields.map { "  " + wording.line($0, change.action) }
          return ([paper.bold(SafeText.line(head))] + lines.map { SafeText.line($0) })
            .map { $0 + "\n" }.joined()
        }.joined()
      })
  }
}
