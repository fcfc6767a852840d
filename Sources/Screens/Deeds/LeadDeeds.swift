import CRM
import Terminal

/// What becomes of leads: moved, won, lost, opened again.
enum LeadDeeds {
  static func perform(_ deed: Deed, _ subject: Subject, _ briefing: Briefing) -> [Effect] {
    switch deed {
    case .stage: [.push(Picks.stage(for: subject, briefing))]
    case .nextStage: [step(1, subject)]
    case .previousStage: [step(-1, subject)]
    case .win: [.push(FormScreen(winning(subject)))]
    case .lose: [.push(FormScreen(losing(subject)))]
    case .reopen: [reopening(subject)]
    case .reassign: [Reassigning.asking(subject)]
    default: []
    }
  }

  /// Moves leads; where something must be on record first, the form for it comes up, and the move is
  /// tried again when that is saved.
  static func move(_ ids: [Int64], to stage: Stage) -> Effect {
    .ask(.deed { seat in try moving(ids, to: stage, seat) })
  }

  private static func moving(_ ids: [Int64], to stage: Stage, _ seat: Seat) throws -> [Effect] {
    try offering(seat, what: ID(ids[0]), again: move(ids, to: stage)) {
      .done(try moved(ids, to: stage, seat))
    }
  }

  /// Does something to a lead; where it lacks what that takes, the form for it comes up.
  private static func offering(
    _ seat: Seat, what id: ID<Lead>, again: Effect, _ body: () throws -> Toast
  ) throws -> [Effect] {
    do {
      return [.toast(try body())]
    } catch let refusal as CRMError {
      let form = LackingForm(refusal: refusal, again: again)
      guard let screen = try form.screen(seat, of: id) else { throw refusal }
      return [.push(screen), .toast(.refusal(refusal))]
    }
  }

  private static func moved(_ ids: [Int64], to stage: Stage, _ seat: Seat) throws -> String {
    if ids.count == 1 {
      let lead = try seat.office.leads.move(ID(ids[0]), to: stage.id, by: seat.me)
      return "\(lead.customerName) → \(stage.name)"
    }
    let count = try seat.office.leads.move(ids.map { ID($0) }, to: stage.id, by: seat.me)
    return "\(count.grouped) leads → \(stage.name)"
  }

  /// To the stage beside the present one; the rules of the pipeline may refuse, and say why. Which one
  /// that is, the file says: what is shown may still be the stage before the last press.
  private static func step(_ by: Int, _ subject: Subject) -> Effect {
    let (id, ids) = (ID<Lead>(subject.id), subject.ids)
    return .ask(
      .deed { seat in
        let lead = try seat.office.leads.get(id, by: seat.me)
        let open = try seat.office.pipelines.all().first { $0.id == lead.pipeline }?.open ?? []
        guard let place = open.firstIndex(where: { $0.id == lead.stage }) else {
          throw CRMError.closed(lead: id.number, status: lead.status.rawValue)
        }
        guard open.indices.contains(place + by) else {
          let word =
            by > 0
            ? "This is the last open stage: w wins it, L loses it" : "This is the first stage"
          return [.toast(.note(word))]
        }
        return try moving(ids, to: open[place + by], seat)
      })
  }

  private static func winning(_ subject: Subject) -> Entry {
    let id = ID<Lead>(subject.id)
    let value: String =
      if case .money(let money)? = subject.fields["value"] { money.decimal } else { "" }
    return Entry(
      "Won · \(subject.name)", Leads.closingInputs, front: ["sale", "reason"], isShort: true,
      isQuick: true, texts: { _ in ["sale": value] },
      save: { seat, changes in
        var closing = LeadClosing()
        for change in changes { try change(&closing) }
        return try won(id, closing, seat)
      }, begin: ["sale": value])
  }

  private static func losing(_ subject: Subject) -> Entry {
    let id = ID<Lead>(subject.id)
    return Entry(
      "Lost · \(subject.name)", Leads.closingInputs, front: ["reason"], isShort: true,
      isQuick: true, required: ["reason"], texts: { _ in [:] },
      save: { seat, changes in
        var closing = LeadClosing()
        for change in changes { try change(&closing) }
        return try lost(id, closing.reason ?? "", seat)
      })
  }

  private static func won(
    _ id: ID<Lead>, _ closing: LeadClosing, _ seat: Seat
  ) throws -> [Effect] {
    let again = Effect.ask(.deed { seat in try won(id, closing, seat) })
    return try offering(seat, what: id, again: again) {
      .done("Won: \(try seat.office.leads.win(id, closing, by: seat.me).customerName)")
    }
  }

  private static func lost(_ id: ID<Lead>, _ reason: String, _ seat: Seat) throws -> [Effect] {
    let again = Effect.ask(.deed { seat in try lost(id, reason, seat) })
    return try offering(seat, what: id, again: again) {
      .done("Lost: \(try seat.office.leads.lose(id, reason: reason, by: seat.me).customerName)")
    }
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
