import Storage

extension Leads {
  /// Wins a lead. With `sale`, the sale it brought is recorded in the same event (#83).
  @discardableResult
  package func win(
    _ id: ID<Lead>, reason: String? = nil, sale: Money? = nil, by actor: Member
  ) throws -> Lead {
    try close(id, .won, reason: reason, by: actor) { lead, tx, event in
      try office.customers.noteBuyer(lead.customer, tx, event)
      guard let sale else { return }
      try office.sales.insert(
        SaleDraft(
          customer: lead.customer, lead: id, amount: sale, date: event.today, owner: lead.owner),
        tx, event)
    }
  }

  /// Loses a lead, and says why (#83).
  @discardableResult
  package func lose(_ id: ID<Lead>, reason: String, by actor: Member) throws -> Lead {
    guard !reason.trimmed.isEmpty else { throw CRMError.needsReason }
    return try close(id, .lost, reason: reason, by: actor) { _, _, _ in }
  }

  /// Opens a closed lead again, in the stage it was closed from.
  @discardableResult
  package func reopen(_ id: ID<Lead>, by actor: Member) throws -> Lead {
    try require(.reopen, id.number, by: actor)
    return try office.record(.reopen, .lead, by: actor) { tx, event in
      let lead = try item(id.number, tx)
      guard lead.status != .open else { throw CRMError.open(lead: id.number) }
      let pipeline = try office.pipelines.get(lead.pipeline, tx)
      let before = try lastOpenStage(of: id, tx)
      guard let stage = pipeline.open.first(where: { $0.id == before }) ?? pipeline.open.first
      else {
        throw CRMError.notSet
      }
      event.subject = id.number
      event.facts["to"] = .string(stage.name)
      try tx.run(
        """
        UPDATE lead SET stage_id = \(stage.id), status = 'open', probability = \(stage.probability),
          closed_at = NULL, close_reason = NULL, updated_at = \(event.at) WHERE id = \(id)
        """)
      try office.activities.log(
        "Reopened in \(stage.name)", customer: lead.customer, lead: id, tx, event)
      return try item(id.number, tx)
    }
  }

  private func close(
    _ id: ID<Lead>, _ kind: Stage.Kind, reason: String?, by actor: Member,
    then: (Lead, borrowing Transaction, OpenEvent) throws -> Void
  ) throws -> Lead {
    let verb: Verb = kind == .won ? .win : .lose
    try require(verb, id.number, by: actor)
    let reason = try reason.flatMap { try Line.read($0, field: "reason", upTo: 200) }
    return try office.record(verb, .lead, by: actor) { tx, event in
      let lead = try item(id.number, tx)
      guard lead.status == .open else {
        throw CRMError.closed(lead: id.number, status: lead.status.rawValue)
      }
      guard let stage = try office.pipelines.get(lead.pipeline, tx).stage(kind) else {
        throw CRMError.notSet
      }
      try stage.check(onRecord(lead, tx))
      event.subject = id.number
      event.facts["from"] = .string(lead.stageName)
      if let reason { event.facts["reason"] = .string(reason) }
      try tx.run(
        """
        UPDATE lead SET stage_id = \(stage.id), status = \(kind.rawValue),
          probability = \(stage.probability), closed_at = \(event.at), close_reason = \(reason),
          updated_at = \(event.at) WHERE id = \(id)
        """)
      try office.assignments.takeOn(id, tx)
      let why = reason.map { ": \($0)" } ?? ""
      try office.activities.log(
        "\(stage.name)\(why)", customer: lead.customer, lead: id, tx, event)
      try then(lead, tx, event)
      return try item(id.number, tx)
    }
  }

  /// The stage that the journal says the lead was in before it was closed.
  private func lastOpenStage(
    of id: ID<Lead>, _ tx: borrowing Transaction
  ) throws -> ID<Stage>? {
    let rows: [JournalRow] = try tx.all(
      """
      SELECT \(JournalRow.columns) FROM journal
      WHERE noun = \(Noun.lead.rawValue) AND row_id = \(id) AND action = 2 ORDER BY id DESC LIMIT 50
      """)
    for row in rows {
      if case .string("open") = row.before["status"] ?? .null,
        case .integer(let stage) = row.before["stage_id"] ?? .null
      {
        return ID(stage)
      }
    }
    return nil
  }
}
