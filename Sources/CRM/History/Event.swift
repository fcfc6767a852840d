package import Storage

/// One thing that somebody did.
package struct Event: Sendable, Record {
  package let id: Int64
  package let at: Instant
  package let actorID: ID<Member>?
  package let actor: String?
  package let verb: Verb
  package let noun: Noun
  package let subject: Int64?
  package let facts: JSON
  package let undoes: Int64?
  /// The event that undid this one, if that still stands.
  package let undoneBy: Int64?

  static let select: SQL = """
    SELECT event.id, event.at, event.actor_id, member.login, event.verb, event.noun,
      event.subject_id, event.facts, event.undoes, (\(History.standingUndo(of: "event.id")))
    FROM event LEFT JOIN member ON member.id = event.actor_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    at = try row.next()
    actorID = try row.next()
    actor = try row.next()
    verb = try Verb(rawValue: row.next()).orMismatch("a verb")
    noun = try Noun(rawValue: row.next()).orMismatch("a noun's number")
    subject = try row.next()
    facts = try JSON(parsing: row.next() as String)
    undoes = try row.next()
    undoneBy = try row.next()
  }
}

/// One field's change in the history of a record.
package struct FieldChange: Sendable {
  package let event: Event
  package let action: String
  /// What changed, from what, to what; empty for an insert.
  package let fields: [(name: String, from: JSON, to: JSON)]
}
