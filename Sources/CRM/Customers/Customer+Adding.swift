import Storage

extension CustomerDraft {
  static let insertion = Insertion(
    into: "customer",
    """
    id, name, email, phone, mobile, company_id, title, department, address_line1, address_line2,
      city, state, postal_code, country, source, lead_status, lifecycle_stage, owner_id, custom,
      created_at, updated_at
    """)

  /// Tells the cells of a new row.
  func tell(
    _ rows: inout Rows, _ id: ID<Customer>, company: ID<Company>?, at now: Instant
  ) {
    rows.add(id, name, email)
    rows.add(phone, mobile, company)
    rows.add(title, department)
    rows.add(address.line1, address.line2)
    rows.add(address.city, address.state, address.postalCode, address.country)
    rows.add(source, leadStatus, lifecycle.rawValue)
    rows.add(owner, custom)
    rows.add(now, now)
  }
}
