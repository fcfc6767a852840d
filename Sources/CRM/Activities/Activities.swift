package import Storage

/// The activities' verbs.
package struct Activities: Entered {
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

  package static let blank = ActivityDraft()
  package static let editInputs = inputs

  /// Whose it is stays as it was put on record.
  package static let entryInputs: [Input<ActivityDraft>] =
    inputs + [
      .customer(\.customer, "with which customer"), .lead(\.lead, "about which lead"),
      .company(\.company, "with which company"),
    ]

  private static let kindMissing = CRMError.invalid(
    field: "type", reason: "is one of call, email, meeting, note")

  package func prepare(_ draft: ActivityDraft, by actor: Member) throws -> ActivityDraft {
    try office.require(.see, .customer, draft.customer?.number, by: actor)
    try office.require(.see, .lead, draft.lead?.number, by: actor)
    guard draft.kind != .change else { throw Activities.kindMissing }
    return draft
  }

  /// What the program noted itself stays as it is.
  package func refuseChange(of activity: Activity) throws {
    guard activity.kind != .change else {
      throw CRMError.keptByProgram(activity: activity.id.number)
    }
  }

  package func partingFacts(
    _ activity: Activity, _ tx: borrowing Transaction
  ) throws -> JSON.Object {
    ["type": .string(activity.kind.rawValue)]
  }

  package func update(
    _ activity: Activity, to draft: ActivityDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try check(draft)
    try tx.run(
      """
      UPDATE activity SET kind = \(draft.kind.rawValue), subject = \(draft.subject),
        description = \(draft.description), outcome = \(draft.outcome?.rawValue),
        at = \(draft.at ?? event.at), duration = \(draft.duration) WHERE id = \(activity.id)
      """)
  }

  package func insert(
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
    if draft.kind != .note, draft.kind != .change, let lead = draft.lead {
      try noteFirstContact(lead, draft.at, tx, event)
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
    try tx.add(Activities.noting) { try tell(&$0, subject, customer: customer, lead: lead, event) }
  }

  static let noting = Insertion(
    into: "activity", "kind, subject, customer_id, lead_id, at, created_by, created_at")

  /// Tells the cells of such a line.
  func tell(
    _ rows: inout Rows, _ subject: String, customer: ID<Customer>, lead: ID<Lead>?,
    _ event: OpenEvent
  ) throws {
    let actor = try event.requireActor()
    rows.add(ActivityDraft.Kind.change.rawValue, Line.cut(subject, at: 255))
    rows.add(customer, lead)
    rows.add(event.at, actor, event.at)
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
    try office.assignments.takeOn(lead, tx)
  }

  /// An activity that a person put on record: what the program noted is nobody's to change.
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
