/// A lead in hand: what is known of it, and what is still to happen.
struct DemoLead {
  let id: ID<Lead>
  let number: Int
  let customer: ID<Customer>
  let owner: Member
  let words: DemoWords
  let price: Money
  var chance: Chance
  /// Which of the open stages it is in.
  var stage = 0
  var steps: ArraySlice<DemoCourse.Step>
}

extension DemoStory {
  /// Plays the next step of a lead and enters the one after it. Returns how many sales were made.
  mutating func goOn(_ lead: DemoLead) throws -> Int {
    guard let step = lead.steps.first else { return 0 }
    var lead = lead
    let sales = try play(step.deed, of: &lead)
    lead.steps.removeFirst()
    if let next = lead.steps.first { enter(.goOn(lead), at: next.at) }
    return sales
  }

  private mutating func play(_ deed: DemoCourse.Deed, of lead: inout DemoLead) throws -> Int {
    switch deed {
    case .call(let outcome): try note(.call, outcome, &lead)
    case .mail: try note(.email, nil, &lead)
    case .meeting: try note(.meeting, nil, &lead)
    case .note: try note(.note, nil, &lead)
    case .price:
      let value = lead.price.minor
      let day = office.business.zone.day(of: hours.now)
      let close = (office.moment.map(office.business.zone.day(of:)) ?? day)
        .adding(days: lead.chance.number(in: 7...35))
      let next = lead.chance.pick(book.lines("step"))
      try office.leads.edit(lead.id, by: lead.owner) { draft in
        draft.value = value
        draft.expectedClose = close
        draft.nextStep = next
      }
    case .move: try move(&lead)
    case .win: return try win(&lead)
    case .lose(let silent):
      let reason = lead.chance.pick(book.lines(silent ? "lost_silent" : "lost"))
      try office.leads.lose(lead.id, reason: reason, by: lead.owner)
    }
    return 0
  }

  private func note(
    _ kind: ActivityDraft.Kind, _ outcome: ActivityDraft.Outcome?, _ lead: inout DemoLead
  ) throws {
    var draft = ActivityDraft()
    draft.kind = kind
    draft.lead = lead.id
    draft.outcome = outcome
    switch kind {
    case .call:
      switch outcome {
      case .connected, .callBack, .notInterested, .wrongNumber:
        draft.description = line("call_\(outcome?.rawValue ?? "")", &lead)
        draft.duration = lead.chance.number(in: 2...18)
      case .noAnswer, .busy, .voicemail, .doNotCall, nil: break
      }
    case .email:
      draft.subject = line("mail_subject", &lead)
      draft.description = line("mail", &lead)
    case .meeting:
      draft.subject = line("meeting_subject", &lead)
      draft.description = line("meeting", &lead)
      draft.duration = lead.chance.number(in: 3...12) * 10
    case .note, .change: draft.description = line("note", &lead)
    }
    try office.activities.add(draft, by: lead.owner)
  }

  private func line(_ subject: String, _ lead: inout DemoLead) -> String {
    lead.words.fill(lead.chance.pick(book.lines(subject)))
  }

  /// One stage on, if the stage's rules, which the owner may have made stricter, let it.
  private func move(_ lead: inout DemoLead) throws {
    guard lead.stage + 1 < stages.count else { return }
    do {
      try office.leads.move(lead.id, to: stages[lead.stage + 1].id, by: lead.owner)
      lead.stage += 1
    } catch CRMError.lacks {
      return
    }
  }

  private mutating func win(_ lead: inout DemoLead) throws -> Int {
    let sells = isChosen(wins, share: arrivals.salesOfWins, of: arrivals.wins)
    wins += 1
    let reason = lead.chance.happens(0.6) ? lead.chance.pick(book.lines("won")) : nil
    let sale = sells ? money.agreed(lead.price, &lead.chance) : nil
    try office.leads.win(lead.id, reason: reason, sale: sale, by: lead.owner)
    buyers.append(lead.customer)
    return sells ? 1 : 0
  }
}
