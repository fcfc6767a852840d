package import Storage

/// What the file is about: one business, its time zone, its money and where it telephones.
package struct Business: Sendable {
  package var name: String
  package var zone: Zone
  package var currency: Currency
  package var region: Region

  package init(name: String, zone: Zone, currency: Currency, region: Region) {
    self.name = name
    self.zone = zone
    self.currency = currency
    self.region = region
  }
}

extension Business: Record {
  static let columns: SQL = "name, zone, currency, region"

  package init(row: inout Row) throws {
    name = try row.next()
    zone = try Zone(named: row.next())
    currency = try row.next()
    region = try Region(kept: row.next()).orMismatch("a region")
  }
}
