package import Storage

/// The companies' verbs.
package struct Companies: Entered {
  package static let catalogue = Company.catalogue
  package static let ownField: String? = "owner"
  package let office: Workspace

  /// Whoever adds a company looks after it, unless said.
  package func prepare(_ draft: CompanyDraft, by actor: Member) throws -> CompanyDraft {
    var draft = draft
    draft.owner = draft.owner ?? actor.id
    return draft
  }

  /// Its customers stay and belong to none.
  package func partingFacts(
    _ company: Company, _ tx: borrowing Transaction
  ) throws -> JSON.Object {
    ["name": .string(company.name)]
  }

  /// A company by number, name or domain.
  package func find(_ text: String) throws -> ID<Company> {
    guard let id = try known(text.trimmed.nfc) else { throw CRMError.notFound(.company, text) }
    return id
  }

  /// The company that a number, else a name, else a domain means, if it is on file.
  func known(_ text: String) throws -> ID<Company>? {
    try office.database.read { tx in
      if let number = Int64(text),
        let id: ID<Company> = try tx.value("SELECT id FROM company WHERE id = \(number)")
      {
        return id
      }
      if let id: ID<Company> = try tx.value(
        "SELECT id FROM company WHERE \(tx.dialect.equals("name", text))")
      {
        return id
      }
      let found: [Named] = try tx.all(
        """
        SELECT id, name FROM company WHERE \(tx.dialect.equals("domain", text))
        ORDER BY id LIMIT 6
        """)
      guard found.count < 2 else {
        throw CRMError.ambiguous(.company, text, candidates: found.map(\.description))
      }
      return found.first.map { ID($0.id) }
    }
  }

  /// The company of this name, made now unless another program was quicker.
  func make(
    _ name: String, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Company> {
    if let id: ID<Company> = try tx.value(
      "SELECT id FROM company WHERE \(tx.dialect.equals("name", name))")
    {
      return id
    }
    var draft = CompanyDraft()
    draft.name = name
    draft.owner = event.actor
    return try insert(draft, tx, event)
  }

  package func insert(
    _ draft: CompanyDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Company> {
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .company) }
    try refuseTaken(draft.name, but: nil, tx)
    return try tx.insert(
      """
      INSERT INTO company (name, domain, industry, employee_count, annual_revenue, phone, website,
        \(Address.columns), owner_id, custom, created_at, updated_at)
      VALUES (\(draft.name), \(draft.domain), \(draft.industry), \(draft.employeeCount),
        \(draft.annualRevenue), \(draft.phone), \(draft.website), \(draft.address.values),
        \(draft.owner), \(draft.custom), \(event.at), \(event.at))
      """)
  }

  package func update(
    _ company: Company, to draft: CompanyDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try refuseTaken(draft.name, but: company.id, tx)
    let address = draft.address
    try tx.run(
      """
      UPDATE company SET name = \(draft.name), domain = \(draft.domain),
        industry = \(draft.industry), employee_count = \(draft.employeeCount),
        annual_revenue = \(draft.annualRevenue), phone = \(draft.phone),
        website = \(draft.website), address_line1 = \(address.line1),
        address_line2 = \(address.line2), city = \(address.city), state = \(address.state),
        postal_code = \(address.postalCode), country = \(address.country),
        owner_id = \(draft.owner), custom = \(draft.custom), updated_at = \(event.at)
      WHERE id = \(company.id)
      """)
  }

  private func refuseTaken(
    _ name: String, but id: ID<Company>?, _ tx: borrowing Transaction
  ) throws {
    let other: Int64? = try tx.value(
      """
      SELECT id FROM company
      WHERE \(tx.dialect.equals("name", name)) AND id IS DISTINCT FROM \(id)
      """)
    if let other { throw CRMError.taken(field: "the name “\(name)”", by: "company \(other)") }
  }
}
