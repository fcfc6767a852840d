import Storage

extension LeadDraft {
  static let insertion = Insertion(
    into: "lead",
    """
    id, customer_id, name, stage_id, status, value, currency, probability, temperature, source,
      city, state, language, expected_close, next_step, note, owner_id, source_key, source_at, raw,
      custom, came_back, received_at, assigned_at, created_at, updated_at
    """)

  /// The cells of a new row.
  func cells(
    _ id: ID<Lead>, of customer: ID<Customer>, owner: ID<Member>?, cameBack: Bool, at stage: Stage,
    now: Instant
  ) -> [Value] {
    [
      id.stored, customer.stored, name.stored, stage.id.stored, Lead.Status.open.rawValue.stored,
      value.stored, currency.stored, (probability ?? stage.probability).stored,
      (temperature?.rawValue).stored, source.stored, city.stored, state.stored, language.stored,
      expectedClose.stored, nextStep.stored, note.stored, owner.stored, sourceKey.stored,
      sourceAt.stored, raw.stored, custom.stored, cameBack.stored, (receivedAt ?? now).stored,
      (owner == nil ? nil : now).stored, now.stored, now.stored,
    ]
  }

  /// What the time line says of a new lead.
  static func addedLine(_ cameBack: Bool) -> String {
    cameBack ? "Lead added: came back" : "Lead added"
  }
}
