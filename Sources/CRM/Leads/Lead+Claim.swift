extension Lead {
  /// How far a lead that the rules gave out has been taken on.
  package enum Claim: String, Sendable, CaseIterable {
    /// Nobody is free for it.
    case queued
    /// Somebody has it who hasn't said yet that they work on it.
    case waiting
    /// Somebody works on it, or has been in touch already: it isn't handed on.
    case claimed

    static let column = """
      (CASE WHEN lead.closed_at IS NOT NULL THEN NULL
        WHEN lead.claimed_at IS NOT NULL THEN 'claimed'
        ELSE (SELECT CASE WHEN assignment.status = 'queued' THEN 'queued'
            WHEN assignment.status = 'assigned' AND lead.first_contact_at IS NULL THEN 'waiting'
            ELSE 'claimed' END
          FROM assignment WHERE assignment.lead_id = lead.id
            AND assignment.status IN ('queued', 'assigned', 'claimed') LIMIT 1) END)
      """
  }
}
