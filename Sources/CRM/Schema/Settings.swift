import Storage

/// What is set for the whole business: its name, zone, currency and region.
package struct Settings {
  package let office: Workspace

  package static let inputs: [Input<Business>] = [
    .name("name", \.name, "what the business is called"),
    Input("zone", .text, "time zone, such as Asia/Kolkata") { text, _, _ in
      let zone = try Input<Business>.attempt("zone") { try Zone(named: text.trimmed) }
      return { $0.zone = zone }
    },
    Input("currency", .category, "usual currency, such as INR") { text, _, _ in
      let currency = try Input<Business>.attempt("currency") { try Currency(text) }
      return { $0.currency = currency }
    },
    Input("region", .category, "where it telephones from, by two letters: IN") { text, _, _ in
      let region = try Region.read(text, field: "region")
      return { $0.region = region }
    },
  ]

  @discardableResult
  package func edit(by actor: Member, _ change: Input<Business>.Change) throws -> Business {
    try Access.require(.edit, .business, by: actor)
    try office.record(.edit, .business, by: actor) { tx, event in
      event.subject = 1
      var business = try tx.first("SELECT \(Business.columns) FROM business", as: Business.self)
        .orMismatch("the business")
      try change(&business)
      try tx.run(
        """
        UPDATE business SET name = \(business.name), zone = \(business.zone.name),
          currency = \(business.currency), region = \(business.region.code) WHERE id = 1
        """)
    }
    try office.renewBusiness()
    return office.business
  }
}

extension Workspace {
  package var settings: Settings { Settings(office: self) }

  /// Reads the settings again after they changed.
  package func renewBusiness() throws {
    let business: Business? = try database.read { tx in
      try tx.first("SELECT \(Business.columns) FROM business")
    }
    if let business { self.business = business }
    forgetRoster()
  }
}

extension Region {
  package static func read(_ text: String, field: String) throws -> Region {
    guard let region = Region(text.trimmed) else {
      throw CRMError.invalid(
        field: field, reason: "\(text.quoted) is no region: write its two letters, as IN or US")
    }
    return region
  }
}
