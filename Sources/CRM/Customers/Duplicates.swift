import Storage

/// Customers who may be one and the same, and why it seems so.
package struct DuplicateGroup: Sendable {
  package enum Reason: String, Sendable { case email, phone, name }

  package let reason: Reason
  package let customers: [Customer]
}

extension Customers {
  /// A switchboard's number or a family's address is no proof: a value that more share says nothing.
  private static let tooCommon = 20

  /// Customers that share an email or a phone, or whose names are nearly the same in one company
  /// (#85). Of one customer, or of all.
  package func duplicates(
    of customer: ID<Customer>? = nil, limit: Int = 100, by actor: Member
  ) throws -> [DuplicateGroup] {
    let scope = try office.scope(.see, .customer, actor).map { " AND \($0)" as SQL } ?? ""
    try office.require(.see, .customer, customer?.number, by: actor)
    return try office.database.read { tx in
      var seen = Set<[Int64]>()
      var groups: [DuplicateGroup] = []
      for (reason, ids) in try suspects(of: customer, limit: limit, tx) {
        guard groups.count < limit, seen.insert(ids).inserted else { continue }
        let customers: [Customer] = try tx.all(
          """
          \(name: Customer.select) WHERE customer.id IN \(SQL.list(ids))\(scope)
          ORDER BY customer.id
          """)
        if customers.count > 1 {
          groups.append(DuplicateGroup(reason: reason, customers: customers))
        }
      }
      return groups
    }
  }

  private func suspects(
    of customer: ID<Customer>?, limit: Int, _ tx: borrowing Transaction
  ) throws -> [(DuplicateGroup.Reason, [Int64])] {
    let one = try customer.map { try item($0.number, tx) }
    return try sharing(
      "email", as: .email, with: one.map { [$0.email?.address].compactMap { $0 } }, limit, tx)
      + sharingPhone(
        with: one.map { [$0.phone?.e164, $0.mobile?.e164].compactMap { $0 } }, limit, tx)
      + alike(with: one, limit, tx)
  }

  private func sharing(
    _ column: String, as reason: DuplicateGroup.Reason, with values: [String]?, _ limit: Int,
    _ tx: borrowing Transaction
  ) throws -> [(DuplicateGroup.Reason, [Int64])] {
    let shared: [String] =
      try values
      ?? tx.values(
        """
        SELECT \(name: column) FROM customer WHERE \(name: column) IS NOT NULL
        GROUP BY \(name: column) HAVING count(*) BETWEEN 2 AND \(Self.tooCommon) LIMIT \(limit)
        """)
    return try shared.map { value in
      (
        reason,
        try tx.values(
          """
          SELECT id FROM customer WHERE \(tx.dialect.equals(SQL(verbatim: column), value))
          ORDER BY id LIMIT \(Self.tooCommon + 1)
          """)
      )
    }.filter { Self.isTelling($0.1) }
  }

  private static func isTelling(_ sharers: [Int64]) -> Bool {
    (2...tooCommon).contains(sharers.count)
  }

  /// A phone is shared whether it is somebody's first or second number.
  private func sharingPhone(
    with values: [String]?, _ limit: Int, _ tx: borrowing Transaction
  ) throws -> [(DuplicateGroup.Reason, [Int64])] {
    let shared: [String] =
      try values
      ?? tx.values(
        """
        SELECT number FROM (
          SELECT id, phone AS number FROM customer WHERE phone IS NOT NULL
          UNION SELECT id, mobile FROM customer WHERE mobile IS NOT NULL) AS numbers
        GROUP BY number HAVING count(*) BETWEEN 2 AND \(Self.tooCommon) LIMIT \(limit)
        """)
    return try shared.map { value in
      (
        .phone,
        try tx.values(
          """
          SELECT id FROM customer WHERE phone = \(value)
          UNION SELECT id FROM customer WHERE mobile = \(value)
          ORDER BY id LIMIT \(Self.tooCommon + 1)
          """)
      )
    }.filter { Self.isTelling($0.1) }
  }

  /// Nearly the same name in one company: a letter or two apart, or the same words in another order.
  private func alike(
    with one: Customer?, _ limit: Int, _ tx: borrowing Transaction
  ) throws -> [(DuplicateGroup.Reason, [Int64])] {
    if let one, one.company == nil { return [] }
    let companies: [Int64] =
      try one?.company.map { [$0.number] }
      ?? tx.values(
        """
        SELECT company_id FROM customer WHERE company_id IS NOT NULL
        GROUP BY company_id HAVING count(*) > 1 ORDER BY company_id
        """)
    var pairs: [(DuplicateGroup.Reason, [Int64])] = []
    for company in companies where pairs.count < limit {
      let people: [Named] = try tx.all(
        "SELECT id, name FROM customer WHERE company_id = \(company) ORDER BY name LIMIT 500")
      for (index, person) in people.enumerated() {
        for other in people[(index + 1)...] {
          let pair = [person.id, other.id].sorted()
          if let one, !pair.contains(one.id.number) { continue }
          if NameLikeness.alike(person.name, other.name) { pairs.append((.name, pair)) }
        }
      }
    }
    return pairs
  }
}

/// Whether two names may be one person's. Pure.
enum NameLikeness {
  static func alike(_ a: String, _ b: String) -> Bool {
    let a = searchWords(a).sorted().joined(separator: " ")
    let b = searchWords(b).sorted().joined(separator: " ")
    if a == b { return true }
    let length = min(a.count, b.count)
    guard length >= 5 else { return false }
    return editDistance(a, b, atMost: length >= 10 ? 2 : 1) != nil
  }
}
