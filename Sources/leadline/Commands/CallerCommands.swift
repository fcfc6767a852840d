import CRM

/// The people who take leads.
enum CallerCommands {
  static var noun: RecordNoun<Callers> {
    RecordNoun(
      shelf: \.callers, find: find, columns: columns,
      add: RecordNoun<Callers>.adding(to: \.callers), more: [pause, resume], list: list,
      parting: .init(
        option: Option("hand-on", .none, "gives their open leads to the others by the rules first")
      ) { session, id in
        try session.office.callers.deleteHandingOn(id, by: session.actor)
      })
  }

  private static let columns = [
    "id", "name", "states", "languages", "daily_limit", "assigned_today", "open_leads", "unclaimed",
    "weight", "fairness", "status",
  ]

  private static func find(_ session: Session, _ text: String) throws -> ID<Caller> {
    try session.office.callers.find(text, by: session.actor)
  }

  private static let list = Command(
    "callers", "list", "lists the callers: limits, leads of today, open, unclaimed, fairness"
  ) { session, _ in
    let standings = try session.office.callers.standing(by: session.actor)
    return .list(facts(standings), showing: columns, session.wording)
  }

  private static func facts(_ standings: [CallerStanding]) -> Facts {
    let known = Facts(Caller.catalogue, standings.map(\.caller))
    let columns =
      known.columns + [
        Column("assigned_today", "Today", .number), Column("utilisation", "Used %", .number),
        Column("fairness", "Fairness", .text),
        Column("seconds_to_contact", "To contact", .number),
      ]
    let rows = zip(known.rows, standings).map { row, standing -> [FieldValue] in
      row + [
        .number(Int64(standing.assignedToday)), number(standing.utilisation),
        .text(standing.fairness), number(standing.secondsToContact),
      ]
    }
    return Facts(columns, rows)
  }

  private static func number(_ number: Int?) -> FieldValue {
    number.map { .number(Int64($0)) } ?? .nothing
  }

  private static let pause = Command(
    "callers", "pause", "gives a caller no more leads", arguments: [.record(.caller)]
  ) { session, words in
    let id = try find(session, words.required(0))
    let caller = try session.office.callers.pause(id, by: session.actor)
    return .record(caller, of: Caller.catalogue, session.wording)
  }

  private static let resume = Command(
    "callers", "resume", "gives a paused caller leads again", arguments: [.record(.caller)]
  ) { session, words in
    let id = try find(session, words.required(0))
    let caller = try session.office.callers.resume(id, by: session.actor)
    return .record(caller, of: Caller.catalogue, session.wording)
  }
}
