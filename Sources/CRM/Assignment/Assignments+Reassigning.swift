import Storage

extension Assignments {
  /// Gives a lead to somebody by hand; where nobody is named, the rules choose among the others.
  @discardableResult
  package func reassign(
    _ id: ID<Lead>, to owner: ID<Member>?, by actor: Member
  ) throws -> Assignment {
    try office.require(.reassign, .lead, id.number, by: actor)
    return try office.record(.reassign, .lead, by: actor) { tx, event in
      event.subject = id.number
      guard let made = try move(id, to: owner, tx, event) else {
        let login = try office.leads.item(id.number, tx).ownerLogin
        throw CRMError.held(lead: id.number, by: login ?? "")
      }
      if let name = made.callerName { event.facts["to"] = .string(name) }
      return made
    }
  }

  /// Many leads in one event: all of them, or none. Answers how many changed hands.
  @discardableResult
  package func reassign(
    _ ids: [ID<Lead>], to owner: ID<Member>?, by actor: Member
  ) throws -> Int {
    try office.leads.together(.reassign, ids, by: actor) { id, tx, event in
      guard let made = try move(id, to: owner, tx, event) else { return false }
      if owner != nil, let name = made.callerName { event.facts["to"] = .string(name) }
      return true
    }
  }

  /// What reassigning would do: whose each lead is, and whose it would be.
  package struct Move: Sendable {
    package let lead: ID<Lead>
    package let customer: String
    package let from: String?
    package let to: String?
  }

  /// The same without doing it.
  package func preview(
    _ ids: [ID<Lead>], to owner: ID<Member>?, by actor: Member
  ) throws -> [Move] {
    try moves(of: ids, by: actor) { try reassign(ids, to: owner, by: actor) }
  }

  /// What something would do to leads; nothing of it stays.
  func moves(
    of ids: [ID<Lead>], by actor: Member, when act: () throws -> Void
  ) throws -> [Move] {
    struct Shown: Error { let moves: [Move] }
    do {
      try office.leads.tryOut { () throws -> Never in
        let before = try ids.map { try office.leads.get($0, by: actor) }
        try act()
        let after = try ids.map { try office.leads.item($0.number, by: actor) }
        throw Shown(
          moves: zip(before, after).map { old, new in
            Move(lead: old.id, customer: old.customerName, from: old.ownerLogin, to: new.ownerLogin)
          })
      }
    } catch let shown as Shown {
      return shown.moves
    }
  }

  /// An owner who was changed by an edit of the lead; the lead's row is the edit's to write.
  func follow(
    _ lead: Lead, to owner: ID<Member>?, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    guard lead.owner != owner else { return }
    let old = try standing(of: lead.id, tx)
    try retire(old, as: .reassigned, tx)
    guard let owner else { return }
    try placeByHand(lead, owner, old, tx, event)
  }

  /// Nothing where the lead is with them already.
  private func move(
    _ id: ID<Lead>, to owner: ID<Member>?, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Assignment? {
    let lead = try office.leads.item(id.number, tx)
    try refuseClosed(lead)
    if let owner {
      guard lead.owner != owner else { return nil }
      try follow(lead, to: owner, tx, event)
      try give(id, to: owner, tx, event)
      return try standing(of: id, tx)
    }
    try retire(standing(of: id, tx), as: .reassigned, tx)
    let without = lead.owner.map { Set([$0.number]) } ?? []
    let decision = try decide(lead, without: without, tx, event)
    try place(decision, of: id, tx, event)
    try give(id, to: decision.owner, tx, event)
    return try standing(of: id, tx)
  }

  /// The other caller in the chosen's place: the slate stays.
  private func placeByHand(
    _ lead: Lead, _ owner: ID<Member>, _ old: Assignment?, _ tx: borrowing Transaction,
    _ event: OpenEvent
  ) throws {
    let isCaller = try tx.exists("SELECT 1 FROM caller WHERE id = \(owner)")
    let fresh = try decide(lead, tx, event)
    let decision = try office.withLedger(on: event.today, tx) { ledger in
      Decision(
        caller: ID(owner.number), level: .manual, reason: "given by hand",
        slate: try old?.slate.map { try ledger.slates.slate($0, tx) } ?? fresh.slate, pointer: nil,
        counts: isCaller && ledger.roster.routing.manualCounts, credits: nil)
    }
    try place(decision, of: lead.id, tx, event)
  }
}

extension Leads {
  /// Does something that ends in an error, so that nothing of it stays.
  fileprivate func tryOut(_ body: () throws -> Never) throws -> Never {
    try office.batch { try body() }
  }
}
