import Storage

/// Finds out who stands in the way of an undo: what was changed since, by whom, in which event.
struct Conflicts {
  let event: Int64
  let undo: Int64

  /// The row is not what the event left: named is the newest change of it, or of one of its columns.
  func changed(
    _ row: RowKey, _ what: String, column: String? = nil, _ tx: borrowing Transaction
  ) throws -> CRMError {
    let later: [JournalRow] = try tx.all(
      """
      SELECT \(JournalRow.columns) FROM journal
      WHERE \(JournalRow.about(row.noun, row.id))
        AND event_id > \(event) AND event_id < \(undo) ORDER BY id DESC
      """)
    let culprit = later.first { change in
      guard let column, change.action == .update else { return true }
      return change.after[column] != nil
    }
    return try refusal(row, what, since: culprit?.event, tx)
  }

  /// The row is younger than the event, and would go with it.
  func added(_ row: RowKey, _ tx: borrowing Transaction) throws -> CRMError {
    let birth: Int64? =
      try tx.value(
        """
        SELECT max(event_id) FROM journal WHERE \(JournalRow.about(row.noun, row.id))
          AND action = 1 AND event_id > \(event) AND event_id < \(undo)
        """, as: Int64?.self) ?? nil
    guard let birth else { return try changed(row, "was tied to it", tx) }
    return try refusal(row, "was added", since: birth, tx)
  }

  /// A rule of the schema refused the row's way back.
  func broken(
    _ rule: StorageError.Constraint, by row: JournalRow, _ tx: borrowing Transaction
  ) throws -> CRMError {
    switch rule.kind {
    case .unique: try taken(rule, from: row, tx)
    case .foreignKey: row.action == .insert ? try needed(row, tx) : try orphaned(row, tx)
    case .notNull, .check, .trigger, .other:
      try changed(row.key, "was changed (\(rule.subject))", tx)
    }
  }

  /// What has to be the row's alone, another has now.
  private func taken(
    _ rule: StorageError.Constraint, from row: JournalRow, _ tx: borrowing Transaction
  ) throws -> CRMError {
    // “stage.pipeline_id, stage.name”
    let columns = rule.subject.split(separator: ",").map { $0.drop { $0 == " " } }
      .map { String($0.split(separator: ".").last ?? $0) }
    let same = try columns.map { column -> SQL in
      let value =
        if let before = row.before[column] { "\(try JournalRow.cell(before))" as SQL } else {
          "(SELECT \(name: column) FROM \(name: row.noun.table) WHERE id = \(row.row))" as SQL
        }
      return "\(name: column) = \(value)"
    }
    let table = row.noun.table
    let holder: Int64? = try tx.value(
      """
      SELECT id FROM \(name: table) WHERE id <> \(row.row) AND \(same.joined(" AND ")) LIMIT 1
      """)
    guard let holder else { return try changed(row.key, "lost its \(rule.subject)", tx) }
    let what = "lost its \(columns.last ?? "place") to \(row.noun.title) \(holder)"
    return try changed(RowKey(noun: row.noun, id: holder), what, column: columns.last, tx)
      .about(row.key)
  }

  /// Something points to the row that would go.
  private func needed(_ row: JournalRow, _ tx: borrowing Transaction) throws -> CRMError {
    for reference in Reference.all where reference.target == row.noun {
      let user: Int64? = try tx.value(
        """
        SELECT id FROM \(name: reference.noun.table)
        WHERE \(name: reference.column) = \(row.row) LIMIT 1
        """)
      guard let user else { continue }
      return try changed(
        RowKey(noun: reference.noun, id: user), "came to need \(row.key)",
        column: reference.column, tx)
    }
    if row.noun == .member,
      let deed: Int64 = try tx.value(
        "SELECT id FROM event WHERE actor_id = \(row.row) ORDER BY id DESC LIMIT 1")
    {
      return try refusal(row.key, "has been at work", since: deed, tx)
    }
    return try changed(row.key, "came to be needed", tx)
  }

  /// What the row points to is gone.
  private func orphaned(_ row: JournalRow, _ tx: borrowing Transaction) throws -> CRMError {
    for reference in Reference.all where reference.noun == row.noun {
      guard case .integer(let id)? = row.before[reference.column] else { continue }
      let table = reference.target.table
      if try tx.exists("SELECT 1 FROM \(name: table) WHERE id = \(id)") { continue }
      let lost = RowKey(noun: reference.target, id: id)
      return try changed(lost, "lost \(lost)", tx).about(row.key)
    }
    return try changed(row.key, "lost what it belongs to", tx)
  }

  func refusal(
    _ row: RowKey, _ what: String, since: Int64?, _ tx: borrowing Transaction
  ) throws -> CRMError {
    let by: String? =
      try since.flatMap { since in
        try tx.value(
          """
          SELECT member.name FROM event LEFT JOIN member ON member.id = event.actor_id
          WHERE event.id = \(since)
          """, as: String?.self)
      } ?? nil
    return Obstacle(row, what, by: by, since: since).refusal(of: event)
  }
}

/// What stands in the way of an undo.
struct Obstacle {
  let row: RowKey
  let what: String
  let by: String?
  let since: Int64?

  init(_ row: RowKey, _ what: String, by: String? = nil, since: Int64? = nil) {
    self.row = row
    self.what = what
    self.by = by
    self.since = since
  }

  func refusal(of event: Int64) -> CRMError {
    .changedSince(
      Conflict(event: event, noun: row.noun, row: row.id, what: what, by: by, since: since))
  }
}

extension CRMError {
  /// The same conflict, told of another row.
  fileprivate func about(_ row: RowKey) -> CRMError {
    guard case .changedSince(let conflict) = self else { return self }
    return Obstacle(row, conflict.what, by: conflict.by, since: conflict.since)
      .refusal(of: conflict.event)
  }
}

/// Which column of a noun points to which other.
struct Reference: Hashable {
  let noun: Noun
  let column: String
  let target: Noun

  private init(_ noun: Noun, _ column: String, _ target: Noun) {
    self.noun = noun
    self.column = column
    self.target = target
  }

  static let all = [
    Reference(.company, "owner_id", .member),
    Reference(.customer, "company_id", .company),
    Reference(.customer, "owner_id", .member),
    Reference(.stage, "pipeline_id", .pipeline),
    Reference(.requirement, "stage_id", .stage),
    Reference(.lead, "customer_id", .customer),
    Reference(.lead, "stage_id", .stage),
    Reference(.lead, "owner_id", .member),
    Reference(.sale, "customer_id", .customer),
    Reference(.sale, "lead_id", .lead),
    Reference(.sale, "owner_id", .member),
    Reference(.task, "customer_id", .customer),
    Reference(.task, "lead_id", .lead),
    Reference(.task, "company_id", .company),
    Reference(.task, "assignee_id", .member),
    Reference(.task, "created_by", .member),
    Reference(.activity, "customer_id", .customer),
    Reference(.activity, "lead_id", .lead),
    Reference(.activity, "company_id", .company),
    Reference(.activity, "created_by", .member),
    Reference(.view, "owner_id", .member),
    Reference(.caller, "id", .member),
    Reference(.assignment, "lead_id", .lead),
    Reference(.assignment, "caller_id", .member),
    Reference(.assignment, "by_id", .member),
  ]
}
