import Storage

extension Callers {
  /// A caller leaves: their open leads go to the others by the rules, in the same event.
  package func deleteHandingOn(_ id: ID<Caller>, by actor: Member) throws {
    try require(.delete, id.number, by: actor)
    try office.record(.delete, .caller, by: actor) { tx, event in
      event.subject = id.number
      event.facts = try partingFacts(item(id.number, tx), tx)
      try part(with: id, among: [id.number], tx, event)
    }
  }

  /// Many leave together, in one event: what they have goes to none of them.
  @discardableResult
  package func deleteHandingOn(_ ids: [ID<Caller>], by actor: Member) throws -> Int {
    let leaving = Set(ids.map(\.number))
    return try together(.delete, ids, by: actor) { id, tx, event in
      try part(with: id, among: leaving, tx, event)
      return true
    }
  }

  /// Whose their open leads would be if they left together; of so many leads at most, for many take
  /// long.
  package func previewLeaving(
    _ ids: [ID<Caller>], limit: Int, by actor: Member
  ) throws -> [Assignments.Move] {
    let leaving = Set(ids.map(\.number))
    let leads = try office.database.read { tx in
      Array(try ids.flatMap { try openLeads(of: $0, tx) }.prefix(limit))
    }
    return try office.assignments.moves(of: leads, by: actor) {
      try office.record(.delete, .caller, by: actor) { tx, event in
        for lead in leads { try office.assignments.passOn(lead, from: leaving, tx, event) }
      }
    }
  }

  private func part(
    with id: ID<Caller>, among leaving: Set<Int64>, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    for lead in try openLeads(of: id, tx) {
      try office.assignments.passOn(lead, from: leaving, tx, event)
    }
    try remove(item(id.number, tx), tx)
  }

  func openLeads(
    of id: ID<Caller>, _ tx: borrowing Transaction
  ) throws -> [ID<Lead>] {
    try tx.values("SELECT id FROM lead WHERE owner_id = \(id) AND closed_at IS NULL ORDER BY id")
  }
}
