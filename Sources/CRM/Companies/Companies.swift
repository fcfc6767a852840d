import Storage

/// The companies' verbs.
package struct Companies: Nouned {
  package static let catalogue = Company.catalogue
  package let office: Workspace

  package func get(_ id: ID<Company>, by actor: Member) throws -> Company {
    try item(id.number, by: actor)
  }

  /// A new company; whoever adds it looks after it, unless said.
  @discardableResult
  package func add(_ draft: CompanyDraft, by actor: Member) throws -> Company {
    try Access.require(.add, .company, by: actor)
    return try office.record(.add, .company, by: actor) { tx, event in
      var draft = draft
      draft.owner = draft.owner ?? actor.id
      let id = try insert(draft, tx, event)
      event.subject = id.number
      return try item(id.number, tx)
    }
  }

  @discardableResult
  package func edit(
    _ id: ID<Company>, by actor: Member, _ change: Input<CompanyDraft>.Change
  ) throws -> Company {
    try require(.edit, id.number, by: actor)
    return try office.record(.edit, .company, by: actor) { tx, event in
      let old = try item(id.number, tx).draft
      var draft = old
      try change(&draft)
      event.subject = id.number
      if draft != old { try update(id, draft, tx, event) }
      return try item(id.number, tx)
    }
  }

  /// Deletes a company; its customers stay and belong to none.
  package func delete(_ id: ID<Company>, by actor: Member) throws {
    try require(.delete, id.number, by: actor)
    try office.record(.delete, .company, by: actor) { tx, event in
      event.subject = id.number
      event.facts["name"] = .string(try item(id.number, tx).name)
      try tx.run("DELETE FROM company WHERE id = \(id)")
    }
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

  private func insert(
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

  private func update(
    _ id: ID<Company>, _ draft: CompanyDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try refuseTaken(draft.name, but: id, tx)
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
      WHERE id = \(id)
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
