import CRM

/// The verbs of the business on whatever is in focus: the same wherever a record stands.
enum RecordDeeds {
  /// What a deed does to the subject; nil when it is no deed of records.
  static func perform(_ deed: Deed, on subject: Subject?, _ briefing: Briefing) -> [Effect]? {
    guard let subject else { return deed == .addLead ? add(.lead, nil, briefing) : nil }
    switch deed {
    case .edit:
      return subject.marked.isEmpty
        ? [FormScreen.editing(subject.noun, subject.id, briefing)]
        : [.push(Picks.field(of: subject))]
    case .delete:
      return subject.noun == .caller ? CallerDeeds.delete(subject) : delete(subject)
    case .log: return add(.activity, subject, briefing)
    case .note: return Entry.note(about: subject).map { [.push(FormScreen($0))] }
    case .addTask: return add(.task, subject, briefing)
    case .addSale: return add(.sale, subject, briefing)
    case .addLead: return add(.lead, subject, briefing)
    case .add: return add(subject.noun, nil, briefing)
    case .customer: return subject.reference("customer").map { [.show(.customer, $0)] }
    case .history: return [.push(HistoryScreen(of: subject))]
    case .stage, .nextStage, .previousStage, .win, .lose, .reopen, .reassign:
      return subject.noun == .lead
        ? LeadDeeds.perform(deed, subject, briefing) : reopen(deed, subject)
    case .claim, .release, .why:
      return subject.noun == .lead ? ClaimDeeds.perform(deed, subject) : nil
    case .finish: return subject.noun == .task ? finish(subject) : nil
    case .duplicates:
      return subject.noun == .customer ? [.push(DuplicatesScreen(of: subject))] : nil
    case .switchUser: return subject.noun == .member ? [UserDeeds.switching(subject)] : nil
    case .ruleUp, .ruleDown:
      return subject.noun == .rule
        ? [RuleDeeds.move(subject, by: deed == .ruleUp ? -1 : 1)] : nil
    case .pause: return subject.noun == .caller ? [CallerDeeds.pausing(subject)] : nil
    default: return nil
    }
  }

  /// Why a deed can't be done to the subject; nil when it can.
  static func refusal(of deed: Deed, _ subject: Subject?, _ briefing: Briefing) -> String? {
    guard let (verb, noun) = deed.asks(of: subject) else { return nil }
    if Access.scope(of: briefing.me.role, verb, noun) == .none {
      return "\(CRMError.refused(role: briefing.me.role, verb, noun, own: false))"
    }
    guard let subject else { return nil }
    switch deed {
    case .stage, .nextStage, .previousStage, .win, .lose, .reassign:
      guard subject.noun == .lead, subject.marked.isEmpty,
        case .text(let status)? = subject.fields["status"], status != "open"
      else { return nil }
      return "\(CRMError.closed(lead: subject.id, status: status))"
    case .finish:
      return subject.fields["completed"] == .flag(true)
        ? "\(CRMError.alreadyDone(task: subject.id))" : nil
    case .addSale where subject.noun == .company:
      return "A sale is to a customer: choose one of the company first"
    case .log, .note, .addTask, .addSale, .addLead:
      return Noun.listed.contains(subject.noun)
        ? nil : "That is put on record about a customer or a lead: choose one first"
    case .delete where subject.noun == .member:
      return "Users stay, since the history names them: switch \(subject.name) off instead"
    default: return nil
    }
  }

  private static func add(_ noun: Noun, _ subject: Subject?, _ briefing: Briefing) -> [Effect] {
    [FormScreen.adding(noun, about: subject, briefing)]
  }

  /// One goes at once, since undo brings it back; of many the number is asked about.
  static func delete(_ subject: Subject) -> [Effect] {
    guard let shelf = ListStyle.of(subject.noun)?.shelf else { return [] }
    let ids = subject.ids
    let what = ids.count == 1 ? "“\(subject.name)”" : "\(ids.count.grouped) \(subject.noun.plural)"
    let job = Effect.ask(
      .deed { seat in
        try shelf.delete(seat, ids)
        return [.toast(.done("Deleted \(what); u brings back"))]
      })
    guard ids.count > 1 else { return [job] }
    return [
      .push(
        ConfirmScreen(
          "Delete \(what)?", "With all that hangs on them. One undo brings all back.",
          yes: "Delete", no: "Keep", [job]))
    ]
  }

  private static func finish(_ subject: Subject) -> [Effect] {
    let ids = subject.ids
    return [
      .ask(
        .deed { seat in
          if ids.count == 1 {
            let task = try seat.office.tasks.finish(ID(ids[0]), by: seat.me)
            return [.toast(.done("Done: \(task.title)"))]
          }
          let count = try seat.office.tasks.finish(ids.map { ID($0) }, by: seat.me)
          return [.toast(.done("Done: \(count.grouped) tasks"))]
        })
    ]
  }

  private static func reopen(_ deed: Deed, _ subject: Subject) -> [Effect]? {
    guard deed == .reopen, subject.noun == .task else { return nil }
    let id = subject.id
    return [
      .ask(
        .deed { seat in
          let task = try seat.office.tasks.reopen(ID(id), by: seat.me)
          return [.toast(.done("Open again: \(task.title)"))]
        })
    ]
  }
}

extension Deed {
  /// Which verb on which noun it needs leave for.
  fileprivate func asks(of subject: Subject?) -> (Verb, Noun)? {
    let noun = subject?.noun
    return switch self {
    case .edit, .inline: noun.map { (.edit, $0) }
    case .delete: noun.map { (.delete, $0) }
    case .log, .note: (.add, .activity)
    case .addTask: (.add, .task)
    case .addSale: (.add, .sale)
    case .addLead: (.add, .lead)
    case .stage, .nextStage, .previousStage: (.move, .lead)
    case .win: (.win, .lead)
    case .lose: (.lose, .lead)
    case .reopen: noun.map { (.reopen, $0) }
    case .claim, .takeNext: (.claim, .lead)
    case .release: (.release, .lead)
    case .reassign: (.reassign, .lead)
    case .handOut: (.assign, .lead)
    case .finish: (.finish, .task)
    case .merge: (.merge, .customer)
    case .switchUser: (.edit, .member)
    case .pause: (.pause, .caller)
    case .ruleUp, .ruleDown: (.edit, .rule)
    default: nil
    }
  }
}
