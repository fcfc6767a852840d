import Storage

extension Leads {
  /// A lead by its number, or by whose it is, where that customer has exactly one open lead.
  package func find(_ text: String, by actor: Member) throws -> ID<Lead> {
    if let number = Int64(text.trimmed) { return ID(number) }
    let customer = try office.customers.find(text, by: actor)
    let scope = try office.scope(.see, .lead, actor).map { " AND \($0)" as SQL } ?? ""
    let open: [Named] = try office.database.read { tx in
      try tx.all(
        """
        SELECT lead.id, coalesce(lead.name, stage.name) FROM lead
        JOIN stage ON stage.id = lead.stage_id
        WHERE lead.customer_id = \(customer) AND lead.status = 'open'\(scope)
        ORDER BY lead.id LIMIT 6
        """)
    }
    guard let first = open.first else { throw CRMError.notFound(.lead, text) }
    guard open.count == 1 else {
      throw CRMError.ambiguous(.lead, text, candidates: open.map(\.description))
    }
    return ID(first.id)
  }
}
