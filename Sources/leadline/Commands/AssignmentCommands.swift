import CRM

/// Who gets which lead.
enum AssignmentCommands {
  static var ofLeads: [Command] { [assign, reassign, claim, take, release, drain, why] }
  static var all: [Command] { [list] }

  private static let columns = [
    "id", "lead", "caller", "assigned_at", "level", "reason", "status", "by",
  ]

  private static func find(_ session: Session, _ text: String) throws -> ID<Lead> {
    try session.office.leads.find(text, by: session.actor)
  }

  private static let list = Command(
    "assignments", "list", "lists who got which lead, when and why, newest first",
    arguments: [.filter], options: Option.list
  ) { session, words in
    let page = try session.office.assignments.page(words.query(), by: session.actor)
    return .page(page, of: Assignment.catalogue, showing: columns, session.wording)
  }

  private static let assign = Command(
    "leads", "assign", "gives a lead that nobody has to a caller, by the rules",
    arguments: [.record(.lead)]
  ) { session, words in
    let id = try find(session, words.required(0))
    return answer(try session.office.assignments.assign(id, by: session.actor), session)
  }

  private static let reassign = Command(
    "leads", "reassign", "gives a lead to somebody else, or several", arguments: [.records(.lead)],
    options: [
      Option("to", .required("LOGIN"), "to whom; the rules choose where nobody is named"),
      Option("dry-run", .none, "shows who would lose and get which, and changes nothing"),
    ]
  ) { session, words in
    let office = session.office
    let to = try words.value("to").map { try office.members.find($0, me: session.actor.id) }
    let many: [ID<Lead>]? = words.numbers(0)
    let ids = try many ?? [find(session, words.required(0))]
    if words.has("dry-run") {
      return preview(try office.assignments.preview(ids, to: to, by: session.actor), session)
    }
    guard many == nil else {
      return .many(
        .lead, "reassigned", try office.assignments.reassign(ids, to: to, by: session.actor))
    }
    return answer(try office.assignments.reassign(ids[0], to: to, by: session.actor), session)
  }

  private static func preview(_ moves: [Assignments.Move], _ session: Session) -> Answer {
    let columns = [
      Column("lead", "Lead", .number), Column("customer", "Customer", .text),
      Column("from", "From", .text), Column("to", "To", .text),
    ]
    let rows = moves.map { move -> [FieldValue] in
      [
        .number(move.lead.number), .text(move.customer), move.from.map(FieldValue.text) ?? .nothing,
        move.to.map(FieldValue.text) ?? .nothing,
      ]
    }
    return .list(Facts(columns, rows), showing: columns.map(\.name), session.wording)
  }

  private static let claim = Command(
    "leads", "claim", "says that you work on a lead, so that it isn't handed on",
    arguments: [.record(.lead)]
  ) { session, words in
    let text = words.required(0)
    // A lead that has gone on is not one's own to be found by name any more, but by its number.
    let id = try find(session, text)
    let lead = try session.office.assignments.claim(id, by: session.actor)
    return .record(lead, of: Lead.catalogue, session.wording)
  }

  private static let take = Command(
    "leads", "take", "claims whichever of your leads has least time left"
  ) { session, _ in
    let lead = try session.office.assignments.takeNext(by: session.actor)
    return .record(lead, of: Lead.catalogue, session.wording)
  }

  private static let release = Command(
    "leads", "release", "gives a lead back: the rules find somebody else",
    arguments: [.record(.lead)]
  ) { session, words in
    let id = try find(session, words.required(0))
    return answer(try session.office.assignments.release(id, by: session.actor), session)
  }

  private static let drain = Command(
    "leads", "drain", "gives out the leads that wait for somebody, as far as callers are free",
    options: [
      Option("order", .required("oldest|value"), "which first: oldest unless said"),
      Option("limit", .required("N"), "how many at most, 1000 unless said"),
    ]
  ) { session, words in
    let word = words.value("order") ?? Assignments.QueueOrder.oldest.rawValue
    guard let order = Assignments.QueueOrder(rawValue: word) else {
      throw UsageError("--order is oldest or value")
    }
    let given = try session.office.assignments.drainQueue(
      order: order, limit: words.limit(1000), by: session.actor)
    return .list(Facts(Assignment.catalogue, given), showing: columns, session.wording)
  }

  private static let why = Command(
    "leads", "why", "tells why a lead is with whom it is", arguments: [.record(.lead)]
  ) { session, words in
    let id = try find(session, words.required(0))
    return WhyAnswer(try session.office.assignments.why(id, by: session.actor), session).answer
  }

  private static func answer(_ assignment: Assignment, _ session: Session) -> Answer {
    .record(assignment, of: Assignment.catalogue, session.wording)
  }
}
