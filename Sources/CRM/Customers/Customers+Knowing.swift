import Storage

extension Customers {
  /// The customer on file that this person is: by a phone number, whether it is the first or the
  /// second of either, else by the email; the longest known first.
  func known(
    _ person: CustomerDraft, _ tx: borrowing Transaction
  ) throws -> ID<Customer>? {
    let phones = [person.phone, person.mobile].compactMap(\.self)
    let byPhone = try reached(by: phones, tx)
    for phone in phones { if let id = byPhone[phone.e164] { return id } }
    guard let email = person.email else { return nil }
    return try reached(by: [email], tx)[email.normalised]
  }

  /// Whom these numbers reach, the longest known of several.
  func reached(
    by phones: [Phone], _ tx: borrowing Transaction
  ) throws -> [String: ID<Customer>] {
    try oldest(
      phones.map(\.e164).wanted.flatMap { wanted -> [SQL] in
        [
          "\(wanted) SELECT phone, id FROM wanted CROSS JOIN customer WHERE phone = word",
          "\(wanted) SELECT mobile, id FROM wanted CROSS JOIN customer WHERE mobile = word",
        ]
      }, tx)
  }

  /// Whom these addresses reach, the longest known of several; told by what they are compared by.
  func reached(
    by emails: [Email], _ tx: borrowing Transaction
  ) throws -> [String: ID<Customer>] {
    try oldest(
      emails.map(\.normalised).wanted.map { wanted in
        """
        \(wanted) SELECT email, id FROM wanted CROSS JOIN customer
        WHERE \(tx.dialect.isSame("email", as: "word"))
        """
      }, tx)
  }

  private func oldest(
    _ queries: [SQL], _ tx: borrowing Transaction
  ) throws -> [String: ID<Customer>] {
    var oldest: [String: ID<Customer>] = [:]
    for query in queries {
      try tx.each(query) { row in
        let key = try (row.next() as String).asciiLowercased
        let id: ID<Customer> = try row.next()
        oldest[key] = min(id, oldest[key] ?? id)
      }
    }
    return oldest
  }
}
