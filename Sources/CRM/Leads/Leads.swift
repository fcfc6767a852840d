package import Storage

/// The leads' verbs; moving and closing stand in files of their own.
package struct Leads: Kept {
  package static let catalogue = Lead.catalogue
  package static let ownField: String? = "owner"
  package let office: Workspace

  /// A new lead of a customer on file.
  @discardableResult
  package func add(
    _ draft: LeadDraft, for customer: ID<Customer>, by actor: Member
  ) throws -> Lead {
    try Access.require(.add, .lead, by: actor)
    try office.require(.see, .customer, customer.number, by: actor)
    return try office.record(.add, .lead, by: actor) { tx, event in
      guard try tx.exists("SELECT 1 FROM customer WHERE id = \(customer)") else {
        throw CRMError.notFound(.customer, "\(customer)")
      }
      let id = try insert(draft, for: customer, tx, event)
      event.subject = id.number
      return try item(id.number, tx)
    }
  }

  /// A new lead of somebody who may be on file: found by phone or email, or made now. A person who
  /// comes back is a new lead of the same customer, for the colleague who had them, if still here.
  @discardableResult
  package func add(
    _ draft: LeadDraft, from person: CustomerDraft, by actor: Member
  ) throws -> Lead {
    try Access.require(.add, .lead, by: actor)
    return try office.record(.add, .lead, by: actor) { tx, event in
      let customer =
        try office.customers.known(person, tx)
        ?? office.customers.make(person, tx, event)
      let id = try insert(draft, for: customer, tx, event)
      event.subject = id.number
      return try item(id.number, tx)
    }
  }

  package func partingFacts(_ lead: Lead, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["customer": .string(lead.customerName)]
  }

  func insert(
    _ draft: LeadDraft, for customer: ID<Customer>, _ tx: borrowing Transaction,
    _ event: OpenEvent
  ) throws -> ID<Lead> {
    let former = try former(of: customer, tx)
    return try insert(
      draft, for: customer, owner: draft.owner ?? former?.owner ?? event.actor,
      cameBack: former != nil, at: firstStage(draft.stage, tx), tx, event)
  }

  /// The row itself and its line on the time line, where whose it is has been decided.
  func insert(
    _ draft: LeadDraft, for customer: ID<Customer>, owner: ID<Member>?, cameBack: Bool,
    at stage: Stage, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Lead> {
    try draft.refuseUnsaid()
    do {
      let id: ID<Lead> = try ID(tx.nextNumber(of: "lead"))
      try tx.add(LeadDraft.insertion) { rows in
        draft.tell(
          &rows, id, of: customer, owner: owner, cameBack: cameBack, at: stage, now: event.at)
      }
      try office.activities.log(
        LeadDraft.addedLine(cameBack), customer: customer, lead: id, tx, event)
      return id
    } catch StorageError.constraint(let rule) where rule.subject == "lead.source_key" {
      throw CRMError.taken(field: "the source key", by: "an earlier lead")
    }
  }

  /// Nothing where the customer has had no lead before.
  func former(of customer: ID<Customer>, _ tx: borrowing Transaction) throws -> Former? {
    try tx.first(
      """
      SELECT lead.owner_id, owner.active, lead.received_at FROM lead LEFT JOIN member owner ON owner.id = lead.owner_id
      WHERE lead.customer_id = \(customer) ORDER BY lead.received_at DESC, lead.id DESC LIMIT 1
      """)
  }

  private func firstStage(_ id: ID<Stage>?, _ tx: borrowing Transaction) throws -> Stage {
    guard let id else { return try office.pipelines.first(tx) }
    guard let stage = try office.pipelines.pipeline(of: id, tx).stages.first(where: { $0.id == id })
    else { throw CRMError.notFound(.stage, "\(id)") }
    guard stage.kind == .open else { throw CRMError.closingStage(stage.name) }
    return stage
  }

  package func update(
    _ lead: Lead, to draft: LeadDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try draft.refuseUnsaid()
    if lead.owner != draft.owner, let actor = event.actor {
      // A new owner is a reassignment, by whatever door it comes.
      try Access.require(.reassign, .lead, by: office.members.get(actor))
    }
    try office.assignments.follow(lead, to: draft.owner, tx, event)
    do {
      try tx.run(
        """
        UPDATE lead SET name = \(draft.name), value = \(draft.value), currency = \(draft.currency),
          probability = \(draft.probability ?? 0), temperature = \(draft.temperature?.rawValue),
          source = \(draft.source), city = \(draft.city), state = \(draft.state),
          language = \(draft.language), expected_close = \(draft.expectedClose),
          next_step = \(draft.nextStep), note = \(draft.note), owner_id = \(draft.owner),
          assigned_at = CASE WHEN owner_id IS DISTINCT FROM \(draft.owner)
            THEN \(draft.owner == nil ? nil : event.at) ELSE assigned_at END,
          claimed_at = CASE WHEN owner_id IS DISTINCT FROM \(draft.owner)
            THEN NULL ELSE claimed_at END,
          source_key = \(draft.sourceKey), source_at = \(draft.sourceAt), raw = \(draft.raw),
          custom = \(draft.custom), received_at = coalesce(\(draft.receivedAt), received_at),
          updated_at = \(event.at)
        WHERE id = \(lead.id)
        """)
    } catch StorageError.constraint(let rule) where rule.subject == "lead.source_key" {
      throw CRMError.taken(field: "the source key", by: "an earlier lead")
    }
  }

  /// Who had the customer's last lead, if they are still at work.
  struct Former: Record {
    let owner: ID<Member>?
    let receivedAt: Instant

    init(owner: ID<Member>?, receivedAt: Instant) {
      self.owner = owner
      self.receivedAt = receivedAt
    }

    init(row: inout Row) throws {
      let id: ID<Member>? = try row.next()
      let active: Bool? = try row.next()
      owner = active == true ? id : nil
      receivedAt = try row.next()
    }
  }
}
