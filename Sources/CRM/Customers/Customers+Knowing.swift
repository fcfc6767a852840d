import Storage

extension Customers {
  /// The customer on file that this person is: by a phone number, whether it is the first or the
  /// second of either, else by the email; the longest known first.
  func known(
    _ person: CustomerDraft, _ tx: borrowing Transaction
  ) throws -> ID<Customer>? {
    for phone in [person.phone, person.mobile].compactMap({ $0 }) {
      let id: ID<Customer>? = try tx.value(
        """
        SELECT id FROM customer WHERE phone = \(phone)
        UNION ALL SELECT id FROM customer WHERE mobile = \(phone) ORDER BY id LIMIT 1
        """)
      if let id { return id }
    }
    guard let email = person.email else { return nil }
    return try tx.value(
      """
      SELECT id FROM customer WHERE \(tx.dialect.equals("email", email.normalised))
      ORDER BY id LIMIT 1
      """)
  }
}
