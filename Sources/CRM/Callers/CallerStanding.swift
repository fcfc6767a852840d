import Storage

/// How a caller stands today: what they have, what they may still get, and how fair that is.
package struct CallerStanding: Sendable {
  package let caller: Caller
  package let assignedToday: Int
  /// Leads received beyond what was due, as "0.8"; below zero where leads are due.
  package let fairness: String
  /// What keeps them from any lead now, their limit aside: "paused", "off shift", "on leave".
  package let absence: String?
  /// How long a customer of the last thirty days waited for the first contact, on average.
  package let secondsToContact: Int?

  /// Of the day's limit, in per cent; nothing where there is none.
  package var utilisation: Int? {
    caller.dailyLimit == 0 ? nil : assignedToday * 100 / caller.dailyLimit
  }
}

extension Callers {
  /// Every caller's standing, in the order of their numbers; or only that of some.
  package func standing(
    of ids: [ID<Caller>]? = nil, by actor: Member
  ) throws -> [CallerStanding] {
    try Access.require(.see, .caller, by: actor)
    let now = office.clock.now()
    return try office.database.read { tx in
      let callers: [Caller] =
        if let ids {
          try ids.sorted().compactMap { id in
            try tx.first("\(name: Caller.select) WHERE caller.id = \(id)")
          }
        } else {
          try tx.all("\(name: Caller.select) ORDER BY caller.id")
        }
      let accounts = try Accounts(&office.keptSlates, tx)
      return try callers.map { caller in try standing(of: caller, accounts, at: now, tx) }
    }
  }

  private func standing(
    of caller: Caller, _ accounts: Accounts, at now: Instant, _ tx: borrowing Transaction
  ) throws -> CallerStanding {
    let today: Int? = try tx.value(
      """
      SELECT count FROM caller_day
      WHERE day = \(office.business.zone.day(of: now)) AND caller_id = \(caller.id)
      """)
    let wait: Int64? =
      try tx.value(
        """
        SELECT CAST(avg(first_contact_at - assigned_at) AS INTEGER) FROM lead
        WHERE owner_id = \(caller.id) AND received_at >= \(now.adding(days: -30))
          AND first_contact_at >= assigned_at
        """, as: Int64?.self) ?? nil
    return CallerStanding(
      caller: caller, assignedToday: today ?? 0,
      fairness: Credit.text(-(accounts[caller.id.number]?.credit ?? 0)),
      absence: Roster.Entry(caller.id.number, caller.draft, isHere: caller.isHere)
        .absence(at: now, in: office.business.zone),
      secondsToContact: wait.map { Int($0 / 1000) })
  }
}
