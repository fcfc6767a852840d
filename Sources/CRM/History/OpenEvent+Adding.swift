import Storage

extension OpenEvent {
  static let insertion = Insertion(
    into: "event", "id, at, actor_id, verb, noun, subject_id, facts, undoes, hash")

  func tell(_ rows: inout Rows, facts: String, hash: [UInt8]) {
    rows.add(id, at, actor)
    rows.add(verb.rawValue, noun.rawValue, subject)
    rows.add(facts, undoes, hash)
  }
}

extension Chain.Change {
  static let insertion = Insertion(
    into: "journal", "event_id, noun, row_id, through, action, before, after")

  func tell(_ rows: inout Rows, of event: OpenEvent) {
    rows.add(event.id, noun)
    rows.add(row, through, action)
    rows.add(before, after)
  }
}

extension Chain.Link {
  init(_ event: OpenEvent, facts: String) {
    self.init(
      id: event.id, at: event.at, actor: event.actor, verb: event.verb.rawValue,
      noun: event.noun.rawValue, subject: event.subject, facts: facts, undoes: event.undoes)
  }
}
