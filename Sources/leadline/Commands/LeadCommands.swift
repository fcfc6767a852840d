import CRM

enum LeadCommands {
  static var noun: RecordNoun<Leads> {
    RecordNoun(
      shelf: \.leads, find: find,
      columns: [
        "id", "customer", "name", "stage", "value", "currency", "source", "state", "owner",
        "received_at",
      ],
      add: LeadAdding.add,
      more: [move, win, lose, reopen, ReceiveCommand.receive] + AssignmentCommands.ofLeads)
  }

  private static func find(_ session: Session, _ text: String) throws -> ID<Lead> {
    try session.office.leads.find(text, by: session.actor)
  }

  private static let move = Command(
    "leads", "move", "moves a lead to another stage, or several",
    arguments: [.records(.lead), Argument("STAGE", "the stage, by name or number")]
  ) { session, words in
    let leads = session.office.leads
    let many: [ID<Lead>]? = words.numbers(0)
    let first = try many?.first ?? find(session, words.required(0))
    let lead = try leads.get(first, by: session.actor)
    let stage = try stage(words.required(1), of: lead, session.office.pipelines)
    if let many {
      return .many(.lead, "moved", try leads.move(many, to: stage.id, by: session.actor))
    }
    let moved = try leads.move(lead.id, to: stage.id, by: session.actor)
    return .record(moved, of: Lead.catalogue, session.wording)
  }

  /// Of the lead's own pipeline if it has one of that name; else the rule of the move says no.
  private static func stage(
    _ text: String, of lead: Lead, _ pipelines: Pipelines
  ) throws -> Stage {
    let own = try pipelines.find("\(lead.pipeline)")
    do {
      return try pipelines.findStage(text, in: own)
    } catch CRMError.notFound {
      return try pipelines.findStage(text)
    }
  }

  private static let reason = Option("reason", .required("TEXT"), "why")

  private static let win = Command(
    "leads", "win", "closes a lead as won", arguments: [.record(.lead)],
    options: [
      reason,
      Option("sale", .optional("AMOUNT"), "records the sale too: this amount, or the lead's value"),
    ]
  ) { session, words in
    let lead = try session.office.leads.get(find(session, words.required(0)), by: session.actor)
    let sale = try words.has("sale") ? amount(words.value("sale"), of: lead) : nil
    let won = try session.office.leads.win(
      lead.id, reason: words.value("reason"), sale: sale, by: session.actor)
    var answer = Answer.record(won, of: Lead.catalogue, session.wording)
    if sale == nil, session.setting.environment.terminal.isTerminal {
      let amount = lead.money?.decimal ?? "AMOUNT"
      answer.note = "record what it brought: leadline sales add --lead \(won.id) --amount \(amount)"
    }
    return answer
  }

  private static func amount(_ text: String?, of lead: Lead) throws -> Money {
    if let text {
      do {
        return try Money.parse(text, currency: lead.currency)
      } catch {
        throw UsageError("--sale: \(error)")
      }
    }
    guard let value = lead.money else {
      throw UsageError("lead \(lead.id) has no value: say the amount, as in --sale=1250.50")
    }
    return value
  }

  private static let lose = Command(
    "leads", "lose", "closes a lead as lost, and says why", arguments: [.record(.lead)],
    options: [reason]
  ) { session, words in
    let id = try find(session, words.required(0))
    let lost = try session.office.leads.lose(
      id, reason: words.value("reason") ?? "", by: session.actor)
    return .record(lost, of: Lead.catalogue, session.wording)
  }

  private static let reopen = Command(
    "leads", "reopen", "opens a closed lead again", arguments: [.record(.lead)]
  ) { session, words in
    let id = try find(session, words.required(0))
    let lead = try session.office.leads.reopen(id, by: session.actor)
    return .record(lead, of: Lead.catalogue, session.wording)
  }
}
