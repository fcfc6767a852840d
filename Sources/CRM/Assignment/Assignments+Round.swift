import Storage

extension Assignments {
  /// Hands on what nobody claimed in time and gives out what waits, as far as something is due. It
  /// looks first and writes only then, so that every open program can do it all the time; `goesOn`
  /// is asked between two leads. Answers how many leads it moved.
  @discardableResult
  package func round(while goesOn: () -> Bool = { true }) throws -> Int {
    var moved = try handOn(limit: 100, while: goesOn).count
    for lead in try placeable(while: goesOn) where goesOn() {
      if try takeFromQueue(lead, nil) != nil { moved += 1 }
    }
    return moved
  }

  /// Of the leads that wait longest, those for which somebody is free.
  private func placeable(while goesOn: () -> Bool) throws -> [ID<Lead>] {
    let now = office.clock.now()
    let zone = office.business.zone
    return try office.database.read { tx in
      let waiting: [ID<Lead>] = try tx.values(
        """
        SELECT lead.id FROM assignment JOIN lead ON lead.id = assignment.lead_id
        WHERE assignment.status = 'queued' AND lead.closed_at IS NULL
        ORDER BY assignment.at, lead.id LIMIT 200
        """)
      guard !waiting.isEmpty else { return [] }
      var ledger = try Ledger(roster: office.roster(tx), tx)
      try ledger.readCounts(of: zone.day(of: now), tx)
      let counts = ledger.counts[zone.day(of: now)] ?? [:]
      let isAnybodyFree = ledger.roster.entries.contains { entry in
        entry.absence(at: now, in: zone) == nil
          && entry.limit.map { (counts[entry.id] ?? 0) < $0 } ?? true
      }
      guard isAnybodyFree else { return [] }
      return try waiting.filter { id in
        guard goesOn() else { return false }
        let question = question(try office.leads.item(id.number, tx), [], ledger.roster)
        return !ledger.slate(for: question, at: now, in: zone).shares.isEmpty
      }
    }
  }
}
