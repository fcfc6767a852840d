import Storage

/// Leads from outside, whatever the source: found again or made, given to a caller, on record.
extension Leads {
  /// What became of one of many: each is received or refused alone.
  package typealias Received = Result<Receipt, CRMError>

  /// Receives one lead, or refuses it with the reason.
  package func receive(_ incoming: Incoming, by actor: Member) throws -> Receipt {
    guard let received = try receive([incoming], by: actor).first else { throw CRMError.notSet }
    return try received.get()
  }

  /// Receives leads in their order, durable together: each an event of its own, and a bad one
  /// refused alone.
  package func receive(_ incoming: [Incoming], by actor: Member) throws -> [Received] {
    try Access.require(.add, .lead, by: actor)
    return try office.batch {
      var reception = try office.database.read { tx in try Reception(office, tx) }
      return try incoming.map { incoming in
        do {
          return .success(try receive(incoming, at: &reception, by: actor))
        } catch let error as CRMError {
          return .failure(error)
        } catch StorageError.constraint(let rule) {
          let reason = "a rule of the file refuses it (\(rule.subject))"
          return .failure(.invalid(field: "document", reason: reason))
        }
      }
    }
  }

  private func receive(
    _ incoming: Incoming, at reception: inout Reception, by actor: Member
  ) throws -> Receipt {
    let arrival = try Arrival(incoming, at: &reception)
    if let known = try earlier(arrival, reception) { return known }
    return try office.record(.add, .lead, by: actor) { tx, event in
      try keep(arrival, reception, tx, event)
    }
  }

  private func keep(
    _ arrival: Arrival, _ reception: Reception, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> Receipt {
    let known = try office.customers.known(arrival.person, tx)
    let former = try known.flatMap { try self.former(of: $0, tx) }
    let customer = try known ?? office.customers.make(arrival.person, tx, event)
    let assignments = office.assignments
    let lead = Lead(
      expected: arrival.lead, of: arrival.person, customer: customer, cameBack: former != nil,
      at: event.at)
    let decision = try assignments.decide(lead, former: former?.owner, tx, event)
    let id = try insert(
      arrival.lead, for: customer, owner: decision.owner, cameBack: former != nil,
      at: reception.stage, tx, event)
    try assignments.place(decision, of: id, tx, event)
    event.subject = id.number
    let login = reception.login(of: decision.owner)
    if let source = arrival.lead.source { event.facts["source"] = .string(source) }
    if let login { event.facts["to"] = .string(login) }
    return Receipt(
      lead: id, caller: login, status: decision.caller == nil ? .queued : .assigned,
      reason: decision.reason, isDuplicate: false, flags: arrival.flags)
  }

  /// The lead that this one was already; nothing where it is new.
  private func earlier(_ arrival: Arrival, _ reception: Reception) throws -> Receipt? {
    guard let key = arrival.lead.sourceKey else { return nil }
    return try office.database.read { tx in
      let id: ID<Lead>? = try tx.value("SELECT id FROM lead WHERE source_key = \(key)")
      guard let id else { return nil }
      let owner: ID<Member>? = try tx.value("SELECT owner_id FROM lead WHERE id = \(id)")
      let standing = try office.assignments.standing(of: id, tx)
      return Receipt(
        lead: id, caller: reception.login(of: owner), status: standing?.status,
        reason: standing?.reason, isDuplicate: true, flags: arrival.flags)
    }
  }
}
