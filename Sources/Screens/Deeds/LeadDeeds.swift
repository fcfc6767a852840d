import CRM

/// What becomes of leads: moved, won, lost, opened again.
enum LeadDeeds {
  static func perform(_ deed: Deed, _ subject: Subject, _ briefing: Briefing) -> [Effect] {
    switch deed {
    case .stage: [.push(Picks.stage(for: subject, briefing))]
    case .nextStage: step(1, subject, briefing)
    case .previousStage: step(-1, subject, briefing)
    case .win: [.push(FormScreen(quick(winning(subject))))]
    case .lose: [.push(FormScreen(quick(losing(subject))))]
    case .reopen: [reopening(subject)]
    default: []
    }
  }

  /// Moves leads; where something must be on record first, the form for it comes up, and the move is
  /// tried again when that is saved.
  static func move(_ ids: [Int64], to stage: Stage) -> Effect {
    .ask(
      .deed { seat in
        do {
          return [.toast(.done(try moved(ids, to: stage, seat)))]
        } catch let refusal as CRMError {
          let form = LackingForm(refusal: refusal, again: move(ids, to: stage))
          guard let screen = try form.screen(seat, of: ID(ids[0])) else { throw refusal }
          return [.push(screen), .toast(.refusal(refusal))]
        }
      })
  }

  private static func moved(_ ids: [Int64], to stage: Stage, _ seat: Seat) throws -> String {
    if ids.count == 1 {
      let lead = try seat.office.leads.move(ID(ids[0]), to: stage.id, by: seat.me)
      return "\(lead.customerName) → \(stage.name)"
    }
    let count = try seat.office.leads.move(ids.map { ID($0) }, to: stage.id, by: seat.me)
    return "\(count.grouped) leads → \(stage.name)"
  }

  /// To the stage beside the present one; the rules of the pipeline may refuse, and say why.
  private static func step(_ by: Int, _ subject: Subject, _ briefing: Briefing) -> [Effect] {
    guard let id = subject.reference("stage"),
      let pipeline = briefing.pipelines.first(where: { $0.open.contains { $0.id.number == id } }),
      let place = pipeline.open.firstIndex(where: { $0.id.number == id })
    else { return [] }
    guard pipeline.open.indices.contains(place + by) else {
      let word =
        by > 0 ? "This is the last open stage: w wins it, L loses it" : "This is the first stage"
      return [.toast(.note(word))]
    }
    return [move(subject.ids, to: pipeline.open[place + by])]
  }

  private static func quick(_ entry: Entry) -> Entry {
    var entry = entry
    entry.isQuick = true
    return entry
  }

  private static func winning(_ subject: Subject) -> Entry {
    let id = ID<Lead>(subject.id)
    let value: String =
      if case .money(let money)? = subject.fields["value"] { money.decimal } else { "" }
    return Entry(
      "Won · \(subject.name)", Leads.closingInputs, front: ["sale", "reason"], isShort: true,
      texts: { _ in ["sale": value] },
      save: { seat, changes in
        var closing = LeadClosing()
        for change in changes { try change(&closing) }
        let lead = try seat.office.leads.win(id, closing, by: seat.me)
        return [.toast(.done("Won: \(lead.customerName)"))]
      }, begin: ["sale": value])
  }

  private static func losing(_ subject: Subject) -> Entry {
    let id = ID<Lead>(subject.id)
    return Entry(
      "Lost · \(subject.name)", Leads.closingInputs, front: ["reason"], isShort: true,
      required: ["reason"], texts: { _ in [:] },
      save: { seat, changes in
        var closing = LeadClosing()
        for change in changes { try change(&closing) }
        let lead = try seat.office.leads.lose(id, reason: closing.reason ?? "", by: seat.me)
        return [.toast(.done("Lost: \(lead.customerName)"))]
      })
  }

  private static func reopening(_ subject: Subject) -> Effect {
    let id = ID<Lead>(subject.id)
    return .ask(
      .deed { seat in
        let lead = try seat.office.leads.reopen(id, by: seat.me)
        return [.toast(.done("Open again: \(lead.customerName), \(lead.stageName)"))]
      })
  }
}
