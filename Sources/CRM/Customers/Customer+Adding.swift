import Storage

extension CustomerDraft {
  static let insertion = Insertion(
    into: "customer",
    """
    id, name, email, phone, mobile, company_id, title, department, address_line1, address_line2,
      city, state, postal_code, country, source, lead_status, lifecycle_stage, owner_id, custom,
      created_at, updated_at
    """)

  /// The cells of a new row.
  func cells(_ id: ID<Customer>, company: ID<Company>?, at now: Instant) -> [Value] {
    [
      id.stored, name.stored, email.stored, phone.stored, mobile.stored, company.stored,
      title.stored, department.stored, address.line1.stored, address.line2.stored,
      address.city.stored, address.state.stored, address.postalCode.stored,
      address.country.stored, source.stored, leadStatus.stored, lifecycle.rawValue.stored,
      owner.stored, custom.stored, now.stored, now.stored,
    ]
  }
}
