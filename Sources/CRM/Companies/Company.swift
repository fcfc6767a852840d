package import Storage

/// What people fill in about a company.
package struct CompanyDraft: Hashable, Sendable {
  package var name = ""
  package var domain: String?
  package var industry: String?
  package var employeeCount: Int?
  package var annualRevenue: Int64?
  package var phone: Phone?
  package var website: String?
  package var address = Address()
  package var owner: ID<Member>?
  package var custom = "{}"

  package init() {}
}

/// Where somebody is to be found; a company and a customer have one.
package struct Address: Hashable, Sendable {
  package var line1: String?
  package var line2: String?
  package var city: String?
  package var state: String?
  package var postalCode: String?
  package var country: String?

  package init() {}

  static let columns: SQL = "address_line1, address_line2, city, state, postal_code, country"

  init(row: inout Row) throws {
    line1 = try row.next()
    line2 = try row.next()
    city = try row.next()
    state = try row.next()
    postalCode = try row.next()
    country = try row.next()
  }

  var values: SQL {
    "\(line1), \(line2), \(city), \(state), \(postalCode), \(country)"
  }
}

/// A company that customers belong to.
@dynamicMemberLookup
package struct Company: Sendable {
  package let id: ID<Company>
  package let draft: CompanyDraft
  package let createdAt: Instant
  package let updatedAt: Instant
  package let currency: Currency
  package let ownerLogin: String?
  package let customers: Int

  package subscript<T>(dynamicMember path: KeyPath<CompanyDraft, T>) -> T { draft[keyPath: path] }
}

extension Company: Drafted {
  static let select = """
    SELECT company.id, company.name, company.domain, company.industry, company.employee_count,
      company.annual_revenue, company.phone, company.website, company.address_line1,
      company.address_line2, company.city, company.state, company.postal_code, company.country,
      company.owner_id, company.custom, company.created_at, company.updated_at,
      business.currency, owner.login,
      (SELECT count(*) FROM customer WHERE customer.company_id = company.id)
    FROM company LEFT JOIN business ON business.id = 1
    LEFT JOIN member owner ON owner.id = company.owner_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = CompanyDraft()
    draft.name = try row.next()
    draft.domain = try row.next()
    draft.industry = try row.next()
    draft.employeeCount = try row.next()
    draft.annualRevenue = try row.next()
    draft.phone = try row.next()
    draft.website = try row.next()
    draft.address = try Address(row: &row)
    draft.owner = try row.next()
    draft.custom = try row.next()
    self.draft = draft
    createdAt = try row.next()
    updatedAt = try row.next()
    currency = try row.next()
    ownerLogin = try row.next()
    customers = try row.next()
  }
}
