import Storage

extension Assignments {
  /// Whoever has a lead says that they work on it: it isn't handed on any more.
  @discardableResult
  package func claim(_ id: ID<Lead>, by actor: Member) throws -> Lead {
    let held = try office.leads.item(id.number, tellingOwnerTo: actor)
    if Access.scope(of: actor.role, .claim, .lead) == .own, held.owner != actor.id {
      guard let login = held.ownerLogin else { throw CRMError.unassigned(lead: id.number) }
      throw CRMError.held(lead: id.number, by: login)
    }
    try office.require(.claim, .lead, id.number, by: actor)
    return try office.record(.claim, .lead, by: actor) { tx, event in
      event.subject = id.number
      let lead = try office.leads.item(id.number, tx)
      try refuseClosed(lead)
      guard let owner = lead.ownerLogin else { throw CRMError.unassigned(lead: id.number) }
      // It may have gone on while this one waited to write.
      guard lead.owner == held.owner else { throw CRMError.held(lead: id.number, by: owner) }
      guard lead.claimedAt == nil else { throw CRMError.claimed(lead: id.number, by: owner) }
      if let standing = try standing(of: id, tx), standing.status == .assigned {
        try tx.run("UPDATE assignment SET status = 'claimed' WHERE id = \(standing.id)")
        // It counts as it did.
        office.openEvent?.booked.insert(standing.id.number)
      }
      try tx.run(
        "UPDATE lead SET claimed_at = \(event.at), updated_at = \(event.at) WHERE id = \(id)")
      return try office.leads.item(id.number, tx)
    }
  }

  /// Whoever is in touch with a lead, or closes it, works on it: it waits for no claim any more.
  func takeOn(_ lead: ID<Lead>, _ tx: borrowing Transaction) throws {
    let id: ID<Assignment>? = try tx.value(
      "SELECT id FROM assignment WHERE lead_id = \(lead) AND status = 'assigned'")
    guard let id else { return }
    try tx.run("UPDATE assignment SET status = 'claimed' WHERE id = \(id)")
    // It counts as it did.
    office.openEvent?.booked.insert(id.number)
  }

  /// Whoever has a lead gives it back: it goes to somebody else by the rules, or waits.
  @discardableResult
  package func release(_ id: ID<Lead>, by actor: Member) throws -> Assignment {
    try office.require(.release, .lead, id.number, by: actor)
    return try office.record(.release, .lead, by: actor) { tx, event in
      event.subject = id.number
      let lead = try office.leads.item(id.number, tx)
      try refuseClosed(lead)
      guard let owner = lead.owner else { throw CRMError.unassigned(lead: id.number) }
      try retire(standing(of: id, tx), as: .released, tx)
      let decision = try decide(lead, without: [owner.number], tx, event)
      let made = try place(decision, of: id, tx, event)
      try give(id, to: decision.owner, tx, event)
      return try item(made.number, tx)
    }
  }
}

extension Leads {
  /// A lead for a refusal that names who has it.
  fileprivate func item(_ id: Int64, tellingOwnerTo actor: Member) throws -> Lead {
    try Access.require(.claim, .lead, by: actor)
    return try office.database.read { tx in try item(id, tx) }
  }
}
