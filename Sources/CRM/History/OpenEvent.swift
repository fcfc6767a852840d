import Storage

/// The event of the write that is running. Verbs fill in what it was about; sealing writes it down.
package final class OpenEvent {
  let id: Int64
  let at: Instant
  let actor: ID<Member>?
  let verb: Verb
  let noun: Noun
  var subject: Int64?
  var facts = JSON.Object()
  var undoes: Int64?
  /// Assignments that their verbs have booked already.
  var booked: Set<Int64> = []
  /// The business's day on which it happened.
  let today: Day

  init(
    id: Int64, at: Instant, today: Day, actor: ID<Member>?, verb: Verb, noun: Noun
  ) {
    self.id = id
    self.at = at
    self.today = today
    self.actor = actor
    self.verb = verb
    self.noun = noun
  }

  /// The same event for a verb that joins it: what the joining verb was about stays its own.
  func joined() -> OpenEvent {
    OpenEvent(id: id, at: at, today: today, actor: actor, verb: verb, noun: noun)
  }

  /// The actor, where a row must name one.
  func requireActor() throws -> ID<Member> {
    guard let actor else { throw CRMError.whoAreYou }
    return actor
  }
}
