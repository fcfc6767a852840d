package import Storage

/// What people fill in about a lead.
package struct LeadDraft: Hashable, Sendable {
  package enum Temperature: String, Sendable, CaseIterable { case cold, warm, hot }

  package var name: String?
  package var value: Int64?
  package var currency: Currency
  package var probability: Int?
  package var temperature: Temperature?
  package var source: String?
  package var city: String?
  package var state: String?
  package var language: String?
  package var expectedClose: Day?
  package var nextStep: String?
  package var note: String?
  package var owner: ID<Member>?
  package var sourceKey: String?
  package var sourceAt: Instant?
  package var raw: String?
  package var custom = "{}"
  /// Where it begins; the first stage of the first pipeline unless said otherwise.
  package var stage: ID<Stage>?
  package var receivedAt: Instant?
  /// A value that a new currency has no coins for: it must be said anew.
  package private(set) var unsaid: Money?

  package init(currency: Currency) { self.currency = currency }

  /// Keeps the number and changes what it is of.
  package mutating func restate(in other: Currency) {
    let restated = money?.restated(in: other)
    if restated == nil { unsaid = money ?? unsaid }
    currency = other
    value = restated?.minor
  }

  package mutating func say(_ money: Money?) {
    value = money?.minor
    unsaid = nil
  }

  func refuseUnsaid() throws {
    if let unsaid { throw CRMError.unsaid("value", unsaid, in: currency) }
  }

  package var money: Money? { value.map { Money(minor: $0, currency: currency) } }
}

/// A chance of business with a customer: what came in, how far it is, what it may bring (#3, #14, #21).
@dynamicMemberLookup
package struct Lead: Sendable {
  package enum Status: String, Sendable, CaseIterable { case open, won, lost }

  /// How a lead ended: when, and why.
  package struct Closing: Hashable, Sendable {
    package let at: Instant
    package let reason: String?

    package init(at: Instant, reason: String?) {
      self.at = at
      self.reason = reason
    }
  }

  package let id: ID<Lead>
  package let customer: ID<Customer>
  package let draft: LeadDraft
  package let status: Status
  package let stage: ID<Stage>
  package let probability: Int
  /// The customer has been here before.
  package let cameBack: Bool
  package let receivedAt: Instant
  package let assignedAt: Instant?
  package let claimedAt: Instant?
  package let firstContactAt: Instant?
  package let closing: Closing?
  package let createdAt: Instant
  package let updatedAt: Instant
  package let stageName: String
  package let pipeline: ID<Pipeline>
  package let pipelineName: String
  package let ownerLogin: String?
  package let customerName: String
  package let phone: String?
  package let email: String?
  package let companyName: String?
  package let mobile: String?
  /// Nothing where no rule gave it to anybody, or it is closed.
  package let claim: Claim?

  package subscript<T>(dynamicMember path: KeyPath<LeadDraft, T>) -> T { draft[keyPath: path] }
}

extension Lead: Drafted {
  static let select = """
    SELECT lead.id, lead.customer_id, lead.name, lead.stage_id, lead.status, lead.value,
      lead.currency, lead.probability, lead.temperature, lead.source, lead.city, lead.state,
      lead.language, lead.expected_close, lead.next_step, lead.note, lead.owner_id,
      lead.source_key, lead.source_at, lead.raw, lead.custom, lead.came_back, lead.received_at,
      lead.assigned_at, lead.claimed_at, lead.first_contact_at, lead.closed_at, lead.close_reason,
      lead.created_at, lead.updated_at, stage.name, stage.pipeline_id, pipeline.name, owner.login,
      customer.name, customer.phone, customer.email, company.name, customer.mobile,
      \(Claim.column)
    FROM lead LEFT JOIN stage ON stage.id = lead.stage_id
    LEFT JOIN pipeline ON pipeline.id = stage.pipeline_id
    LEFT JOIN member owner ON owner.id = lead.owner_id
    LEFT JOIN customer ON customer.id = lead.customer_id
    LEFT JOIN company ON company.id = customer.company_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    customer = try row.next()
    let name: String? = try row.next()
    stage = try row.next()
    status = try Word(row.next()).value
    let value: Int64? = try row.next()
    var draft = LeadDraft(currency: try row.next())
    draft.name = name
    draft.value = value
    draft.stage = stage
    probability = try row.next()
    draft.probability = probability
    draft.temperature = try Word.optional(row.next())
    draft.source = try row.next()
    draft.city = try row.next()
    draft.state = try row.next()
    draft.language = try row.next()
    draft.expectedClose = try row.next()
    draft.nextStep = try row.next()
    draft.note = try row.next()
    draft.owner = try row.next()
    draft.sourceKey = try row.next()
    draft.sourceAt = try row.next()
    draft.raw = try row.next()
    draft.custom = try row.next()
    cameBack = try row.next()
    receivedAt = try row.next()
    draft.receivedAt = receivedAt
    self.draft = draft
    assignedAt = try row.next()
    claimedAt = try row.next()
    firstContactAt = try row.next()
    let closedAt: Instant? = try row.next()
    let reason: String? = try row.next()
    closing = closedAt.map { Closing(at: $0, reason: reason) }
    createdAt = try row.next()
    updatedAt = try row.next()
    stageName = try row.next()
    pipeline = try row.next()
    pipelineName = try row.next()
    ownerLogin = try row.next()
    customerName = try row.next()
    phone = try row.next()
    email = try row.next()
    companyName = try row.next()
    mobile = try row.next()
    claim = try Word.optional(row.next())
  }
}
