import Storage

extension Customers {
  /// The customer that a phone or an email belongs to, the longest known first.
  func known(
    phone: Phone?, email: Email?, _ tx: borrowing Transaction
  ) throws -> ID<Customer>? {
    if let phone {
      let id: ID<Customer>? =
        try tx.value(
          """
          SELECT min(id) FROM (
            SELECT id FROM customer WHERE phone = \(phone)
            UNION ALL SELECT id FROM customer WHERE mobile = \(phone)) AS same
          """, as: ID<Customer>?.self) ?? nil
      if let id { return id }
    }
    guard let email else { return nil }
    return try tx.value(
      "SELECT id FROM customer WHERE \(tx.dialect.equals("email", email.normalised)) ORDER BY id LIMIT 1"
    )
  }
}
