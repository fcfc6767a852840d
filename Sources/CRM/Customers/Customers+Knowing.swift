import Storage

extension Customers {
  /// The customer that a phone or an email belongs to, the longest known first.
  func known(
    phone: Phone?, email: Email?, _ tx: borrowing Transaction
  ) throws -> ID<Customer>? {
    if let phone {
      let first: ID<Customer>? = try tx.value(
        "SELECT id FROM customer WHERE phone = \(phone) ORDER BY id LIMIT 1")
      let second: ID<Customer>? = try tx.value(
        "SELECT id FROM customer WHERE mobile = \(phone) ORDER BY id LIMIT 1")
      if let id = [first, second].compactMap({ $0 }).min() { return id }
    }
    guard let email else { return nil }
    return try tx.value(
      "SELECT id FROM customer WHERE \(tx.dialect.equals("email", email.normalised)) ORDER BY id LIMIT 1"
    )
  }
}
