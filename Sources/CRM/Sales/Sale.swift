package import Storage

/// What people fill in about a sale.
package struct SaleDraft: Hashable, Sendable {
  package var customer: ID<Customer>?
  package var lead: ID<Lead>?
  package var amount: Money?
  package var date: Day?
  package var note: String?
  package var owner: ID<Member>?
  /// An amount that a new currency has no coins for: it must be said anew.
  package private(set) var unsaid: Money?

  package init(
    customer: ID<Customer>? = nil, lead: ID<Lead>? = nil, amount: Money? = nil, date: Day? = nil,
    owner: ID<Member>? = nil
  ) {
    self.customer = customer
    self.lead = lead
    self.amount = amount
    self.date = date
    self.owner = owner
  }

  /// Keeps the number and changes what it is of.
  package mutating func restate(in other: Currency) {
    let restated = amount?.restated(in: other)
    if restated == nil { unsaid = amount ?? unsaid }
    amount = restated ?? Money(minor: 0, currency: other)
  }

  package mutating func say(_ money: Money) {
    amount = money
    unsaid = nil
  }

  /// What was paid: more than nothing, in a currency that has the coins.
  func paid() throws -> Money {
    guard let amount else { throw CRMError.missing(field: "amount", of: .sale) }
    if let unsaid { throw CRMError.unsaid("amount", unsaid, in: amount.currency) }
    guard amount.minor > 0 else { throw CRMError.missing(field: "amount", of: .sale) }
    return amount
  }
}

/// One entry of the ledger: what a customer bought, and when (#4).
package struct Sale: Sendable {
  package let id: ID<Sale>
  package let customer: ID<Customer>
  package let lead: ID<Lead>?
  package let amount: Money
  package let date: Day
  package let note: String?
  package let owner: ID<Member>?
  package let createdAt: Instant
  package let updatedAt: Instant
  package let customerName: String
  package let email: String?
  package let phone: String?
  package let mobile: String?
  package let companyName: String?
  package let ownerLogin: String?

  package var draft: SaleDraft {
    var draft = SaleDraft(customer: customer, lead: lead, amount: amount, date: date, owner: owner)
    draft.note = note
    return draft
  }
}

extension Sale: Drafted {
  static let select = """
    SELECT sale.id, sale.customer_id, sale.lead_id, sale.amount, sale.currency, sale.date,
      sale.note, sale.owner_id, sale.created_at, sale.updated_at, customer.name, customer.email,
      customer.phone, customer.mobile, company.name, owner.login
    FROM sale LEFT JOIN customer ON customer.id = sale.customer_id
    LEFT JOIN company ON company.id = customer.company_id
    LEFT JOIN member owner ON owner.id = sale.owner_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    customer = try row.next()
    lead = try row.next()
    amount = Money(minor: try row.next(), currency: try row.next())
    date = try row.next()
    note = try row.next()
    owner = try row.next()
    createdAt = try row.next()
    updatedAt = try row.next()
    customerName = try row.next()
    email = try row.next()
    phone = try row.next()
    mobile = try row.next()
    companyName = try row.next()
    ownerLogin = try row.next()
  }

  package static let catalogue = Catalogue<Sale>(
    noun: .sale, table: "sale", select: select, fields: fields,
    sorts: [Sort("date", descending: true)],
    words: [.init(kind: Schema.Words.customer, column: "sale.customer_id")],
    spoken: { sale in
      searchText(
        texts: [sale.customerName, sale.email, sale.companyName], phones: [sale.phone, sale.mobile])
    },
    id: { $0.id.number })

  private static let fields: [Field<Sale>] = [
    Field("id", "No.", .number, "sale.id", optional: false) { .number($0.id.number) },
    Field("customer", "Customer", .reference(.customer), "sale.customer_id", optional: false) {
      .init($0.customer.number, $0.customerName)
    },
    Field("amount", "Amount", .money, "sale.amount", optional: false) { .money($0.amount) },
    Field("currency", "Currency", .category, "sale.currency", optional: false) {
      .text($0.amount.currency.code)
    },
    Field("date", "Date", .day, "sale.date", indexed: true, optional: false) { .day($0.date) },
    Field("lead", "Lead", .reference(.lead), "sale.lead_id") { .init($0.lead?.number, "") },
    Field("owner", "Seller", .reference(.member), "sale.owner_id", indexed: true) {
      .init($0.owner?.number, $0.ownerLogin)
    },
    Field("note", "Note", .text, "sale.note") { .init($0.note) },
    Field("created_at", "Entered", .instant, "sale.created_at", optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "sale.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}
