package import Storage

/// What people fill in about a customer.
package struct CustomerDraft: Hashable, Sendable {
  package enum Lifecycle: String, Sendable, CaseIterable { case lead, prospect, customer, former }

  package var name = ""
  package var email: Email?
  package var phone: Phone?
  package var mobile: Phone?
  package var company: ID<Company>?
  package var title: String?
  package var department: String?
  package var address = Address()
  package var source: String?
  package var leadStatus: String?
  package var lifecycle = Lifecycle.lead
  package var owner: ID<Member>?
  package var custom = "{}"
  /// A company that is not on file yet: made when the customer is saved.
  package var newCompany: String?

  package init() {}
}

/// A person or a shop that buys: the hub that leads, sales, tasks and activities hang on (#1, #2).
@dynamicMemberLookup
package struct Customer: Sendable {
  package let id: ID<Customer>
  package let draft: CustomerDraft
  package let createdAt: Instant
  package let updatedAt: Instant
  package let companyName: String?
  package let ownerLogin: String?

  package subscript<T>(dynamicMember path: KeyPath<CustomerDraft, T>) -> T { draft[keyPath: path] }
}

extension Customer: Drafted {
  static let select = """
    SELECT customer.id, customer.name, customer.email, customer.phone, customer.mobile,
      customer.company_id, customer.title, customer.department, customer.address_line1,
      customer.address_line2, customer.city, customer.state, customer.postal_code, customer.country,
      customer.source, customer.lead_status, customer.lifecycle_stage, customer.owner_id,
      customer.custom, customer.created_at, customer.updated_at, company.name, owner.login
    FROM customer LEFT JOIN company ON company.id = customer.company_id
    LEFT JOIN member owner ON owner.id = customer.owner_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = CustomerDraft()
    draft.name = try row.next()
    draft.email = try row.next()
    draft.phone = try row.next()
    draft.mobile = try row.next()
    draft.company = try row.next()
    draft.title = try row.next()
    draft.department = try row.next()
    draft.address = try Address(row: &row)
    draft.source = try row.next()
    draft.leadStatus = try row.next()
    draft.lifecycle = try Word(row.next()).value
    draft.owner = try row.next()
    draft.custom = try row.next()
    self.draft = draft
    createdAt = try row.next()
    updatedAt = try row.next()
    companyName = try row.next()
    ownerLogin = try row.next()
  }
}
