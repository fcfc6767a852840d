import Storage

extension Assignments {
  /// Hands on what nobody claimed in time and gives out what waits, as far as something is due. It
  /// looks first and writes only then, so that every open program can do it all the time; `goesOn`
  /// is asked between two leads. Answers how many leads it moved.
  @discardableResult
  package func round(while goesOn: () -> Bool = { true }) throws -> Int {
    var moved = try handOn(limit: 100, while: goesOn).count
    let waiting = try office.database.read { tx in
      try takeable(.oldest, 200, evenAwaited: false, while: goesOn, tx)
    }
    for lead in waiting where goesOn() {
      if try takeFromQueue(lead) != nil { moved += 1 }
    }
    return moved
  }
}

extension Ledger {
  /// Whether anybody at all may get a lead now, whatever it is.
  func hasSomebodyFree(at now: Instant, in zone: Zone) -> Bool {
    let counts = counts[zone.day(of: now)] ?? [:]
    return roster.entries.contains { entry in
      entry.absence(at: now, in: zone) == nil && entry.isBelowLimit(counts[entry.id] ?? 0)
    }
  }
}
