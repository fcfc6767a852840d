import Storage

/// The activities' verbs.
package struct Activities: Nouned {
  package static let catalogue = Activity.catalogue
  package let office: Workspace

  package static let inputs: [Input<ActivityDraft>] = [
    Input("type", .choice(["call", "email", "meeting", "note"]), "call, email, meeting or note") {
      text, _, _ in
      let kind: ActivityDraft.Kind? = try? Line.choose(text, field: "type")
      guard let kind, kind != .change else { throw kindMissing }
      return { $0.kind = kind }
    },
    .line("subject", \.subject, upTo: 255, "what it was about"),
    .note("description", \.description, "what was said"),
    .choice("outcome", \.outcome, "how a call went, such as connected, no_answer or call_back"),
    .instant("at", \.at, "when, if not now"),
    .count("duration", \.duration, in: 0...1440, "how many minutes"),
  ]

  private static let kindMissing = CRMError.invalid(
    field: "type", reason: "is one of call, email, meeting, note")

  package func get(_ id: ID<Activity>, by actor: Member) throws -> Activity {
    try item(id.number, by: actor)
  }

  @discardableResult
  package func add(_ draft: ActivityDraft, by actor: Member) throws -> Activity {
    try Access.require(.add, .activity, by: actor)
    try office.require(.see, .customer, draft.customer?.number, by: actor)
    try office.require(.see, .lead, draft.lead?.number, by: actor)
    guard draft.kind != .change else { throw Activities.kindMissing }
    return try office.record(.add, .activity, by: actor) { tx, event in
      let id = try insert(draft, tx, event)
      event.subject = id.number
      if draft.kind != .note, let lead = draft.lead {
        try noteFirstContact(lead, draft.at, tx, event)
      }
      return try item(id.number, tx)
    }
  }

  @discardableResult
  package func edit(
    _ id: ID<Activity>, by actor: Member, _ change: Input<ActivityDraft>.Change
  ) throws -> Activity {
    try require(.edit, id.number, by: actor)
    return try office.record(.edit, .activity, by: actor) { tx, event in
      let old = try own(id, tx).draft
      var draft = old
      try change(&draft)
      event.subject = id.number
      try check(draft)
      if draft != old {
        try tx.run(
          """
          UPDATE activity SET kind = \(draft.kind.rawValue), subject = \(draft.subject),
            description = \(draft.description), outcome = \(draft.outcome?.rawValue),
            at = \(draft.at ?? event.at), duration = \(draft.duration) WHERE id = \(id)
          """)
      }
      return try item(id.number, tx)
    }
  }

  package func delete(_ id: ID<Activity>, by actor: Member) throws {
    try require(.delete, id.number, by: actor)
    try office.record(.delete, .activity, by: actor) { tx, event in
      _ = try own(id, tx)
      event.subject = id.number
      try tx.run("DELETE FROM activity WHERE id = \(id)")
    }
  }

  func insert(
    _ draft: ActivityDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Activity> {
    try check(draft)
    var customer = draft.customer
    if let lead = draft.lead {
      let owner: ID<Customer>? = try tx.value("SELECT customer_id FROM lead WHERE id = \(lead)")
      guard let owner else { throw CRMError.notFound(.lead, "\(lead)") }
      guard customer == nil || customer == owner else {
        throw CRMError.invalid(field: "lead", reason: "is another customer's")
      }
      customer = owner
    }
    guard customer != nil || draft.company != nil else {
      throw CRMError.missing(field: "customer, lead or company", of: .activity)
    }
    return try tx.insert(
      """
      INSERT INTO activity (kind, subject, description, outcome, customer_id, lead_id, company_id,
        at, duration, created_by, created_at)
      VALUES (\(draft.kind.rawValue), \(draft.subject), \(draft.description),
        \(draft.outcome?.rawValue), \(customer), \(draft.lead), \(draft.company),
        \(draft.at ?? event.at), \(draft.duration), \(try event.requireActor()), \(event.at))
      """)
  }

  /// What the program itself notes on a customer's time line.
  func log(
    _ subject: String, customer: ID<Customer>, lead: ID<Lead>?, _ tx: borrowing Transaction,
    _ event: OpenEvent
  ) throws {
    try tx.run(
      """
      INSERT INTO activity (kind, subject, customer_id, lead_id, at, created_by, created_at)
      VALUES ('change', \(Line.cut(subject, at: 255)), \(customer), \(lead), \(event.at),
        \(try event.requireActor()), \(event.at))
      """)
  }

  /// The first call, mail or meeting stops the clock of “speed to lead”.
  private func noteFirstContact(
    _ lead: ID<Lead>, _ at: Instant?, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try tx.run(
      """
      UPDATE lead SET first_contact_at = \(at ?? event.at), updated_at = \(event.at)
      WHERE id = \(lead) AND coalesce(first_contact_at > \(at ?? event.at), TRUE)
      """)
  }

  /// An activity that a person put on record: what the program noted is nobody's to change.
  private func own(_ id: ID<Activity>, _ tx: borrowing Transaction) throws -> Activity {
    let activity = try item(id.number, tx)
    guard activity.kind != .change else { throw CRMError.keptByProgram(activity: id.number) }
    return activity
  }

  private func check(_ draft: ActivityDraft) throws {
    guard draft.outcome == nil || draft.kind == .call else {
      throw CRMError.invalid(
        field: "outcome", reason: "belongs to a call, not to \(draft.kind.rawValue.withArticle)")
    }
    guard draft.subject != nil || draft.description != nil || draft.kind != .note else {
      throw CRMError.invalid(field: "note", reason: "needs a subject or a description")
    }
  }
}
