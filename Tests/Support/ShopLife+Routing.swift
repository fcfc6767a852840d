import CRM

/// Callers, rules and who gets which lead.
extension ShopLife {
  func route(_ deed: Deed, _ dice: inout some RandomNumberGenerator) throws {
    switch deed {
    case .addCaller: try office.callers.add(caller(&dice), by: me)
    case .editCaller, .pauseCaller, .deleteCaller:
      guard let id = try pick(.caller, &dice, as: Caller.self) else { return }
      let draft = caller(&dice)
      if deed == .pauseCaller {
        if Bool.random(using: &dice) {
          try office.callers.pause(id, by: me)
        } else {
          try office.callers.resume(id, by: me)
        }
      } else if deed == .deleteCaller {
        try office.callers.deleteHandingOn(id, by: me)
      } else {
        try office.callers.edit(id, by: me) {
          $0.states = draft.states
          $0.languages = draft.languages
          $0.dailyLimit = draft.dailyLimit
          $0.weight = draft.weight
        }
      }
    case .addRule:
      guard let caller = try pick(.caller, &dice, as: Caller.self) else { return }
      var draft = RuleDraft()
      draft.name = name(&dice)
      draft.filter = "value>\(Int.random(in: 1...9000, using: &dice))"
      draft.callers = [caller]
      try office.rules.add(draft, by: me)
    case .deleteRule:
      guard let id = try pick(.rule, &dice, as: Rule.self) else { return }
      try office.rules.delete(id, by: me)
    case .editRouting:
      let policy = Routing.Policy.allCases.randomElement(using: &dice) ?? .fair
      let counts = Bool.random(using: &dice)
      let whenCapped = Routing.WhenCapped.allCases.randomElement(using: &dice) ?? .queue
      try office.routings.edit(by: me) {
        $0.policy = policy
        $0.manualCounts = counts
        $0.whenCapped = whenCapped
      }
    case .receiveLeads:
      let rows = try (0..<Int.random(in: 1...4, using: &dice)).map { _ in
        try Incoming([
          "name": .string(name(&dice)), "email": mail(&dice).map { .string($0.address) } ?? nil,
          "state": ShopLife.states.randomElement(using: &dice).map { .string($0) } ?? nil,
        ])
      }
      for received in try office.leads.receive(rows, by: me) { _ = try received.get() }
    case .handOn: try office.assignments.handOn(limit: 3, by: me)
    case .drainQueue: try office.assignments.drainQueue(limit: 5, by: me)
    default: try lead(deed, to: Int.random(in: 0..<3, using: &dice) == 0, &dice)
    }
  }

  private func lead(
    _ deed: Deed, to anybody: Bool, _ dice: inout some RandomNumberGenerator
  ) throws {
    guard let id = try pick(.lead, &dice, as: Lead.self) else { return }
    switch deed {
    case .assignLead: try office.assignments.assign(id, by: me)
    case .claimLead: try office.assignments.claim(id, by: me)
    case .releaseLead: try office.assignments.release(id, by: me)
    default:
      let owner = try anybody ? nil : pick(.member, &dice, as: Member.self)
      try office.assignments.reassign(id, to: owner, by: me)
    }
  }

  func caller(_ dice: inout some RandomNumberGenerator) -> CallerDraft {
    var draft = CallerDraft()
    draft.name = name(&dice)
    draft.states = ShopLife.states.filter { _ in Bool.random(using: &dice) }
    draft.languages = ["Hindi", "Kannada"].filter { _ in Bool.random(using: &dice) }
    draft.dailyLimit = [0, 0, 1, 2, 5].randomElement(using: &dice) ?? 0
    draft.weight = Int.random(in: 1...3, using: &dice)
    return draft
  }
}
