package import Storage

/// What people fill in about a caller.
package struct CallerDraft: Hashable, Sendable {
  package enum Status: String, Sendable, CaseIterable { case active, paused }

  /// The user who becomes a caller; a new one is made where nobody is named.
  package var member: ID<Member>?
  package var name = ""
  package var title: String?
  package var states: [String] = []
  package var languages: [String] = []
  /// Leads a day; 0 for no limit.
  package var dailyLimit = 0
  package var weight = 1
  package var status = Status.active
  /// When they work; always, where none is set.
  package var shift: Shift?
  package var leave = Leave()

  package init() {}
}

/// A user who takes leads. A caller's number is the user's.
@dynamicMemberLookup
package struct Caller: Sendable {
  package let id: ID<Caller>
  package let draft: CallerDraft
  package let login: String
  /// Whether the user is switched on.
  package let isHere: Bool
  package let createdAt: Instant
  package let updatedAt: Instant
  package let openLeads: Int
  package let unclaimed: Int

  package var member: ID<Member> { ID(id.number) }

  package subscript<T>(dynamicMember path: KeyPath<CallerDraft, T>) -> T { draft[keyPath: path] }
}

extension Caller: Drafted {
  static let columns = """
    caller.id, member.name, caller.title, caller.states, caller.languages, caller.daily_limit,
      caller.weight, caller.status, caller.shift_days, caller.shift_from, caller.shift_to,
      caller.leave, member.login, member.active, caller.created_at, caller.updated_at
    """

  /// Of the stages' kept sums, as the last event left them, so that no lead has to be counted. Stage
  /// by stage: a look at all sums for each of many callers is slow.
  static let openLeads = """
    (SELECT coalesce(CAST(sum(tally.leads) AS INTEGER), 0) FROM stage
      CROSS JOIN stage_tally tally
      WHERE tally.stage_id = stage.id AND stage.kind = 'open' AND tally.owner_id = caller.id)
    """

  static let unclaimed = """
    (SELECT count(*) FROM assignment JOIN lead ON lead.id = assignment.lead_id
      WHERE assignment.status = 'assigned' AND assignment.caller_id = caller.id
      AND lead.closed_at IS NULL)
    """

  static let select = """
    SELECT \(columns), \(openLeads), \(unclaimed)
    FROM caller JOIN member ON member.id = caller.id
    """

  /// Without a look at their leads, which the roster doesn't need and a write has no time to count.
  static let selectAlone = """
    SELECT \(columns), 0, 0 FROM caller JOIN member ON member.id = caller.id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = CallerDraft()
    draft.member = ID(id.number)
    draft.name = try row.next()
    draft.title = try row.next()
    draft.states = WordList.stored(try row.next())
    draft.languages = WordList.stored(try row.next())
    draft.dailyLimit = try row.next()
    draft.weight = try row.next()
    draft.status = try Word(row.next()).value
    let days: Int? = try row.next()
    let from: Int? = try row.next()
    let to: Int? = try row.next()
    if let days, let from, let to { draft.shift = Shift(days: days, from: from, to: to) }
    draft.leave = try Leave(stored: row.next())
    self.draft = draft
    login = try row.next()
    isHere = try row.next()
    createdAt = try row.next()
    updatedAt = try row.next()
    openLeads = try row.next()
    unclaimed = try row.next()
  }
}
