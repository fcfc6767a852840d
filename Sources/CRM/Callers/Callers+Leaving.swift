import Storage

extension Callers {
  /// A caller leaves: their open leads go to the others by the rules, in the same event.
  package func deleteHandingOn(_ id: ID<Caller>, by actor: Member) throws {
    try require(.delete, id.number, by: actor)
    try office.record(.delete, .caller, by: actor) { tx, event in
      let caller = try item(id.number, tx)
      event.subject = id.number
      event.facts = try partingFacts(caller, tx)
      let leads: [ID<Lead>] = try tx.values(
        "SELECT id FROM lead WHERE owner_id = \(id) AND closed_at IS NULL ORDER BY id")
      for lead in leads { try office.assignments.passOn(lead, from: id.number, tx, event) }
      try remove(item(id.number, tx), tx)
    }
  }
}
