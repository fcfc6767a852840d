import Storage

/// What an undo must not break and the schema can't hold: a file has an owner and a pipeline to begin
/// in, and whatever hangs on a lead belongs to the lead's customer.
struct UndoRules {
  let rows: [JournalRow]
  let conflicts: Conflicts

  func check(_ tx: borrowing Transaction) throws {
    let nouns = Set(rows.map(\.noun))
    if nouns.contains(.member) { try requireOwner(tx) }
    if nouns.contains(.pipeline) || nouns.contains(.stage) { try requireStages(tx) }
    for row in rows where row.action == .update {
      if row.before["customer_id"] != nil || row.before["lead_id"] != nil {
        try requireOneCustomer(row, tx)
      }
    }
  }

  private func requireOwner(_ tx: borrowing Transaction) throws {
    guard try tx.exists("SELECT 1 FROM member WHERE role = 'owner' AND active = 1") else {
      throw CRMError.lastOwner
    }
  }

  private func requireStages(_ tx: borrowing Transaction) throws {
    let bare = try tx.exists(
      """
      SELECT 1 FROM pipeline WHERE NOT EXISTS (
        SELECT 1 FROM stage WHERE stage.pipeline_id = pipeline.id AND stage.kind = 'open')
      """)
    if bare, let stage = rows.first(where: { $0.noun == .stage }) {
      throw try conflicts.refusal(stage.key, "became the only open one", since: nil, tx)
    }
    if let pipeline = rows.first(where: { $0.noun == .pipeline }),
      try !tx.exists("SELECT 1 FROM pipeline")
    {
      throw try conflicts.refusal(pipeline.key, "became the only one", since: nil, tx)
    }
  }

  private func requireOneCustomer(_ row: JournalRow, _ tx: borrowing Transaction) throws {
    for noun in [Noun.sale, .task, .activity] where row.noun == .lead || row.noun == noun {
      let table = noun.table
      let which: SQL = row.noun == .lead ? "lead.id" : "item.id"
      let torn: Int64? = try tx.value(
        """
        SELECT item.id FROM lead JOIN \(name: table) item ON item.lead_id = lead.id
        WHERE \(which) = \(row.row) AND item.customer_id IS DISTINCT FROM lead.customer_id LIMIT 1
        """)
      guard let torn else { continue }
      let key = RowKey(noun: noun, id: torn)
      throw try row.noun == .lead
        ? conflicts.added(key, tx) : conflicts.changed(key, "was tied to another customer", tx)
    }
  }
}
