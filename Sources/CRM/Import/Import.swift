import Storage

/// One row of a file: its cells, and the line that it begins on.
package struct ImportRow: Hashable, Sendable {
  package let line: Int
  package let cells: [String]

  package init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// What became of a file's rows.
package struct ImportOutcome: Sendable {
  /// Rows that were kept.
  package fileprivate(set) var added = 0
  /// Leads that were here already, by their source key.
  package fileprivate(set) var skipped = 0
  package fileprivate(set) var refused: [Refusal] = []
  /// The source keys that a rehearsal would have kept.
  fileprivate var keys: Set<String> = []

  package struct Refusal: Sendable {
    package let row: ImportRow
    package let reason: String
  }
}

/// Brings in rows that somebody else wrote: each is kept or refused alone, many in one transaction.
package struct Import {
  private let office: Workspace
  private let actor: Member
  private let isRehearsal: Bool

  /// So many rows become durable together.
  private static let batch = 500

  /// A rehearsal tells what would become of the rows and keeps none.
  package init(_ office: Workspace, by actor: Member, isRehearsal: Bool = false) {
    self.office = office
    self.actor = actor
    self.isRehearsal = isRehearsal
  }

  /// Takes the rows in their order. `progress` is told after each batch how many were dealt with.
  package func run(
    rows: some Sequence<ImportRow>, by mapping: ImportMapping, progress: (Int) -> Void = { _ in }
  ) throws -> ImportOutcome {
    try Access.require(.add, mapping.kind.noun, by: actor)
    var outcome = ImportOutcome()
    var batch: [ImportRow] = []
    var done = 0
    func take() throws {
      outcome = try keep(batch, mapping, after: outcome)
      done += batch.count
      batch.removeAll()
      progress(done)
    }
    for row in rows {
      batch.append(row)
      if batch.count == Import.batch { try take() }
    }
    if !batch.isEmpty { try take() }
    return outcome
  }

  private struct Rehearsed: Error { let outcome: ImportOutcome }

  private func keep(
    _ batch: [ImportRow], _ mapping: ImportMapping, after outcome: ImportOutcome
  ) throws -> ImportOutcome {
    do {
      return try office.batch {
        var outcome = outcome
        for row in batch { try keep(row, mapping, &outcome) }
        if isRehearsal { throw Rehearsed(outcome: outcome) }
        return outcome
      }
    } catch let rehearsed as Rehearsed {
      return rehearsed.outcome
    }
  }

  /// The row's own mistakes refuse it; what befalls the file stops everything.
  private func keep(
    _ row: ImportRow, _ mapping: ImportMapping, _ outcome: inout ImportOutcome
  ) throws {
    func refuse(_ reason: String) {
      outcome.refused.append(ImportOutcome.Refusal(row: row, reason: reason))
    }
    guard row.cells.count <= mapping.inputs.count else {
      return refuse("has \(row.cells.count) cells; the first row has \(mapping.inputs.count)")
    }
    do {
      let texts = mapping.texts(of: row.cells)
      switch mapping.kind {
      case .customers: try addCustomer(texts)
      case .leads:
        let key = texts["source_key"]?.trimmed.nfc
        guard try !isHere(key, outcome) else {
          outcome.skipped += 1
          return
        }
        try addLead(texts)
        if isRehearsal, let key { outcome.keys.insert(key) }
      }
      outcome.added += 1
    } catch let error as CRMError {
      refuse(error.description)
    } catch StorageError.constraint(let rule) {
      refuse("a rule of the file refuses it (\(rule.subject))")
    }
  }

  private func addCustomer(_ texts: [String: String]) throws {
    var draft = Customers.blank
    try fill(&draft, Customers.entryInputs, texts)
    try office.customers.add(draft, by: actor)
  }

  /// A lead finds its customer by phone or email, or makes one.
  private func addLead(_ texts: [String: String]) throws {
    var entry = LeadEntry(currency: office.business.currency)
    try fill(&entry, Leads.entryInputs, texts)
    try office.leads.add(entry, by: actor)
  }

  private func fill<Draft>(
    _ draft: inout Draft, _ inputs: [Input<Draft>], _ texts: [String: String]
  ) throws {
    let desk = office.desk(for: actor)
    for input in inputs {
      guard let text = texts[input.name] else { continue }
      try input.read(text, office, desk)(&draft)
    }
  }

  private func isHere(_ key: String?, _ outcome: ImportOutcome) throws -> Bool {
    guard let key else { return false }
    if outcome.keys.contains(key) { return true }
    return try office.database.read { tx in
      try tx.exists("SELECT 1 FROM lead WHERE source_key = \(key)")
    }
  }
}
