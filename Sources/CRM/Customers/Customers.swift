package import Storage

/// The customers' verbs.
package struct Customers: Entered {
  package static let catalogue = Customer.catalogue
  package let office: Workspace

  /// Whoever adds a customer looks after them, unless said.
  package func prepare(_ draft: CustomerDraft, by actor: Member) throws -> CustomerDraft {
    var draft = draft
    draft.owner = draft.owner ?? actor.id
    return draft
  }

  package func partingFacts(
    _ customer: Customer, _ tx: borrowing Transaction
  ) throws -> JSON.Object {
    var facts: JSON.Object = ["name": .string(customer.name)]
    for table in ["lead", "sale", "task", "activity"] {
      let count: Int64 =
        try tx.value("SELECT count(*) FROM \(name: table) WHERE customer_id = \(customer.id)") ?? 0
      if count > 0 { facts[table] = .integer(count) }
    }
    return facts
  }

  /// A customer by number, email, phone or name, where that is unambiguous.
  package func find(_ text: String, by actor: Member) throws -> ID<Customer> {
    let text = text.trimmed.nfc
    let scope = try office.scope(.see, .customer, actor).map { " AND \($0)" as SQL } ?? ""
    let phone = try? Phone.parse(text, region: office.business.region)
    return try office.database.read { tx in
      let found: [Named]
      if let id = Int64(text),
        let one: Named = try tx.first(
          "SELECT id, name FROM customer WHERE id = \(id)\(scope)")
      {
        found = [one]
      } else {
        found = try tx.all(
          """
          SELECT id, name FROM customer WHERE (\(tx.dialect.equals("name", text))
            OR \(tx.dialect.equals("email", text)) OR phone = \(phone) OR mobile = \(phone))\(scope)
          ORDER BY id LIMIT 6
          """)
      }
      guard let first = found.first else { throw CRMError.notFound(.customer, text) }
      guard found.count == 1 else {
        throw CRMError.ambiguous(.customer, text, candidates: found.map(\.description))
      }
      return ID(first.id)
    }
  }

  @discardableResult
  package func insert(
    _ draft: CustomerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Customer> {
    let id = try make(draft, tx, event)
    try office.activities.log("Customer added", customer: id, lead: nil, tx, event)
    return id
  }

  /// The row alone: somebody who comes with a lead has its line on the time line.
  func make(
    _ draft: CustomerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Customer> {
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .customer) }
    let company =
      try draft.newCompany.map { try office.companies.make($0, tx, event) } ?? draft.company
    let id: ID<Customer> = try ID(tx.nextNumber(of: "customer"))
    try tx.add(CustomerDraft.insertion) { draft.tell(&$0, id, company: company, at: event.at) }
    return id
  }

  /// Who has bought is a customer; an old sale of a former one's is no return.
  func noteBuyer(
    _ id: ID<Customer>, unlessFormer: Bool = false, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    let former: CustomerDraft.Lifecycle = unlessFormer ? .former : .customer
    try tx.run(
      """
      UPDATE customer SET lifecycle_stage = 'customer', updated_at = \(event.at)
      WHERE id = \(id) AND lifecycle_stage NOT IN ('customer', \(former.rawValue))
      """)
  }

  package func update(
    _ customer: Customer, to draft: CustomerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    let company =
      try draft.newCompany.map { try office.companies.make($0, tx, event) } ?? draft.company
    let address = draft.address
    try tx.run(
      """
      UPDATE customer SET name = \(draft.name), email = \(draft.email), phone = \(draft.phone),
        mobile = \(draft.mobile), company_id = \(company), title = \(draft.title),
        department = \(draft.department), address_line1 = \(address.line1),
        address_line2 = \(address.line2), city = \(address.city), state = \(address.state),
        postal_code = \(address.postalCode), country = \(address.country),
        source = \(draft.source), lead_status = \(draft.leadStatus),
        lifecycle_stage = \(draft.lifecycle.rawValue), owner_id = \(draft.owner),
        custom = \(draft.custom), updated_at = \(event.at)
      WHERE id = \(customer.id)
      """)
  }
}

/// A record by its number and its name, as candidates are told apart.
struct Named: Record, CustomStringConvertible {
  let id: Int64
  let name: String

  init(row: inout Row) throws {
    id = try row.next()
    name = try row.next()
  }

  var description: String { "\(id) \(name)" }
}
