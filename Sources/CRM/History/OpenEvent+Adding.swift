import Storage

extension OpenEvent {
  static let insertion = Insertion(
    into: "event", "id, at, actor_id, verb, noun, subject_id, facts, undoes, hash")

  func cells(facts: String, hash: [UInt8]) -> [Value] {
    [
      id.stored, at.stored, actor.stored, verb.rawValue.stored, noun.rawValue.stored,
      subject.stored, facts.stored, undoes.stored, hash.stored,
    ]
  }
}

extension Chain.Change {
  static let insertion = Insertion(
    into: "journal", "event_id, noun, row_id, through, action, before, after")

  func cells(of event: OpenEvent) -> [Value] {
    [
      event.id.stored, noun.stored, row.stored, through.stored, action.stored, before.stored,
      after.stored,
    ]
  }
}

extension Chain.Link {
  init(_ event: OpenEvent, facts: String) {
    self.init(
      id: event.id, at: event.at, actor: event.actor, verb: event.verb.rawValue,
      noun: event.noun.rawValue, subject: event.subject, facts: facts, undoes: event.undoes)
  }
}
