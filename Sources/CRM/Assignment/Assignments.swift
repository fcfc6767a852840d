import Storage

/// Who gets which lead: the verbs. Reassigning, claiming, handing on and the queue stand in files of
/// their own.
package struct Assignments: Nouned {
  package static let catalogue = Assignment.catalogue
  package static let ownField: String? = "caller"
  package let office: Workspace

  /// Lets the rules choose who gets a lead that nobody has.
  @discardableResult
  package func assign(_ id: ID<Lead>, by actor: Member) throws -> Assignment {
    try office.require(.assign, .lead, id.number, by: actor)
    return try office.record(.assign, .lead, by: actor) { tx, event in
      let lead = try office.leads.item(id.number, tx)
      try refuseClosed(lead)
      if lead.owner != nil { throw CRMError.held(lead: id.number, by: lead.ownerLogin ?? "") }
      event.subject = id.number
      let made = try assign(lead, tx, event)
      if let name = made.callerName { event.facts["to"] = .string(name) }
      return made
    }
  }

  /// The same inside an open event, for a lead that is on file: its row follows.
  @discardableResult
  func assign(
    _ lead: Lead, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Assignment {
    try retire(standing(of: lead.id, tx), as: .handedOn, tx)
    let decision = try decide(lead, tx, event)
    let id = try place(decision, of: lead.id, tx, event)
    try give(lead.id, to: decision.owner, tx, event)
    return try item(id.number, tx)
  }

  /// Who would get this lead now. It may be one that is not on file yet: then its row is written with
  /// the owner that is decided here, and `place` puts the decision on record. In one write each call
  /// sees what was placed before it, and asks the file nothing that it has asked already.
  func decide(
    _ lead: Lead, without: Set<Int64> = [], _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Decision {
    try decide(tx, event) { roster in
      question(lead, without, roster)
    } former: {
      without.isEmpty && lead.cameBack ? try former(of: lead, tx) : nil
    }
  }

  /// The same for a lead of which only this is told: what is asked, and who had the customer before.
  func decide(
    _ tx: borrowing Transaction, _ event: OpenEvent, question: (Roster) -> Question,
    former: () throws -> ID<Member>?
  ) throws -> Decision {
    try office.withLedger(on: event.today, tx) { ledger in
      let slate = ledger.slate(
        for: question(ledger.roster), at: event.at, in: office.business.zone)
      if let former = try ledger.returning(to: former(), on: slate, event.today) {
        return ledger.decision(on: slate, former: former)
      }
      if ledger.roster.routing.policy == .rotation, let key = slate.pointer {
        try ledger.readPointer(key, tx)
      }
      return ledger.decision(on: slate)
    }
  }

  /// Puts a decision on record: the assignment, the caller's count and credit, the rotation.
  @discardableResult
  func place(
    _ decision: Decision, of lead: ID<Lead>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Assignment> {
    let id: ID<Assignment> = try ID(tx.nextNumber(of: "assignment"))
    let slate = try book(decision, as: id, tx, event)
    try tx.add(Assignment.insertion) { decision.tell(&$0, id, of: lead, slate: slate, event) }
    return id
  }

  /// The caller's count and credit and the rotation, as an assignment of this number moves them.
  /// Answers the number of the slate.
  func book(
    _ decision: Decision, as id: ID<Assignment>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Int64 {
    try office.withLedger(on: event.today, tx) { ledger in
      let slate = try ledger.slates.number(of: decision.slate, tx)
      (office.openEvent ?? event).booked.insert(id.number)
      guard let caller = decision.caller else { return slate }
      if decision.counts {
        ledger.book(
          Ledger.Effect(
            assignment: id.number, slate: slate, dues: decision.slate.dues, chosen: caller.number,
            day: event.today))
      }
      if let key = decision.pointer {
        ledger.move(key, to: Ledger.Pointer(caller: caller.number, assignment: id.number))
      }
      return slate
    }
  }

  /// Ends an assignment: its count and credit are given back.
  func retire(
    _ assignment: Assignment?, as status: Assignment.Status, _ tx: borrowing Transaction
  ) throws {
    guard let assignment, assignment.status.holds || assignment.status == .queued else { return }
    try tx.run(
      "UPDATE assignment SET status = \(status.rawValue) WHERE id = \(assignment.id)")
    office.openEvent?.booked.insert(assignment.id.number)
    guard assignment.counts, let caller = assignment.caller, assignment.status.holds else { return }
    try office.withLedger(on: assignment.day, tx) { ledger in
      ledger.book(
        Ledger.Effect(
          assignment: assignment.id.number, slate: assignment.slate,
          dues: try ledger.dues(of: assignment.slate, tx), chosen: caller.number,
          day: assignment.day), back: true)
    }
  }

  /// The lead's own row follows its standing assignment.
  func give(
    _ lead: ID<Lead>, to owner: ID<Member>?, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try tx.run(
      """
      UPDATE lead SET owner_id = \(owner), assigned_at = \(owner == nil ? nil : event.at),
        claimed_at = NULL, updated_at = \(event.at) WHERE id = \(lead)
      """)
  }

  /// The newest assignment of a lead.
  func standing(of lead: ID<Lead>, _ tx: borrowing Transaction) throws -> Assignment? {
    try tx.first(
      """
      \(name: Assignment.select) WHERE assignment.lead_id = \(lead)
      ORDER BY assignment.id DESC LIMIT 1
      """)
  }

  func refuseClosed(_ lead: Lead) throws {
    guard lead.status == .open else {
      throw CRMError.closed(lead: lead.id.number, status: lead.status.rawValue)
    }
  }

  func question(_ lead: Lead, _ without: Set<Int64>, _ roster: Roster) -> Question {
    Question(
      state: lead.state, language: lead.language, exceptions: roster.exceptions(of: lead),
      without: without)
  }

  /// Who had the customer's lead before this one.
  private func former(of lead: Lead, _ tx: borrowing Transaction) throws -> ID<Member>? {
    try tx.value(
      """
      SELECT owner_id FROM lead WHERE customer_id = \(lead.customer) AND id <> \(lead.id)
      ORDER BY received_at DESC, id DESC LIMIT 1
      """, as: ID<Member>?.self) ?? nil
  }
}
