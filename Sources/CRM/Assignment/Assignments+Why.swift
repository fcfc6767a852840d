import Storage

extension Assignments {
  /// Why a lead is with whom it is, and who had it before.
  package func why(_ id: ID<Lead>, by actor: Member) throws -> Why {
    try office.require(.see, .lead, id.number, by: actor)
    return try office.database.read { tx in
      let history: [Assignment] = try tx.all(
        "\(name: Assignment.select) WHERE assignment.lead_id = \(id) ORDER BY assignment.id DESC")
      guard let newest = history.first else { throw CRMError.neverAssigned(lead: id.number) }
      let content: String? = try tx.value("SELECT content FROM slate WHERE id = \(newest.slate)")
      return Why(
        try content.map { try Slate(content: $0) }, level: newest.level, reason: newest.reason,
        credits: newest.credits, chosen: newest.caller?.number, names: try names(tx),
        history: history)
    }
  }

  func names(_ tx: borrowing Transaction) throws -> [Int64: String] {
    var names: [Int64: String] = [:]
    try tx.each("SELECT id, name FROM member") { row in
      let id: Int64 = try row.next()
      names[id] = try row.next()
    }
    return names
  }
}
