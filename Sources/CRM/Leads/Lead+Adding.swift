import Storage

extension LeadDraft {
  static let insertion = Insertion(
    into: "lead",
    """
    id, customer_id, name, stage_id, status, value, currency, probability, temperature, source,
      city, state, language, expected_close, next_step, note, owner_id, source_key, source_at, raw,
      custom, came_back, received_at, assigned_at, created_at, updated_at
    """)

  /// Tells the cells of a new row.
  func tell(
    _ rows: inout Rows, _ id: ID<Lead>, of customer: ID<Customer>, owner: ID<Member>?,
    cameBack: Bool, at stage: Stage, now: Instant
  ) {
    rows.add(id, customer, name)
    rows.add(stage.id, Lead.Status.open.rawValue)
    rows.add(value, currency, probability ?? stage.probability, temperature?.rawValue)
    rows.add(source, city, state, language)
    rows.add(expectedClose, nextStep, note, owner)
    rows.add(sourceKey, sourceAt, raw)
    rows.add(custom, cameBack)
    rows.add(receivedAt ?? now, owner == nil ? nil : now)
    rows.add(now, now)
  }

  /// What the time line says of a new lead.
  static func addedLine(_ cameBack: Bool) -> String {
    cameBack ? "Lead added: came back" : "Lead added"
  }
}
