import Storage

/// Keeps the sums of the stages true to what an event changed in the leads. The journal says which
/// leads those are, so no change escapes it. A sum of nothing is no row.
struct StageTally {
  /// The leads that the event added, those with numbers in turn together.
  private var added: [ClosedRange<Int64>] = []
  /// Of each lead that was there before, its cells before the event, as far as they changed.
  private var before: [Int64: [RowChange.Cell]] = [:]

  /// Takes note of one change, in the journal's order.
  mutating func note(_ change: RowChange) {
    guard change.code == Noun.lead.rawValue else { return }
    if change.action == JournalRow.Action.insert.rawValue {
      for row in change.rows { add(row) }
      return
    }
    let cells = change.before.filter { Entry.counts($0.column) }
    if cells.isEmpty || added.contains(where: { $0.contains(change.row) }) { return }
    let first = before[change.row] ?? []
    before[change.row] =
      first + cells.filter { cell in !first.contains { $0.column == cell.column } }
  }

  private mutating func add(_ lead: Int64) {
    // Where it was there before and comes again, it has changed.
    guard before[lead] == nil else { return }
    if let last = added.last, last.upperBound + 1 == lead {
      added[added.count - 1] = last.lowerBound...lead
    } else {
      added.append(lead...lead)
    }
  }

  func settle(_ tx: borrowing Transaction) throws {
    guard !added.isEmpty || !before.isEmpty else { return }
    var sums = Sums()
    for run in added {
      try tx.each(
        """
        SELECT \(Entry.columns) FROM lead
        WHERE id BETWEEN \(run.lowerBound) AND \(run.upperBound)
        """
      ) { row in try sums.add(Entry(row: &row)) }
    }
    for (id, cells) in before {
      let now: Entry? = try tx.first("SELECT \(Entry.columns) FROM lead WHERE id = \(id)")
      try sums.drop(Entry(cells, or: now))
      if let now { try sums.add(now) }
    }
    try sums.save(tx)
  }
}

extension StageTally {
  /// Whose leads are summed up together.
  private struct Heading: Hashable, Comparable {
    let stage: Int64
    /// 0 where nobody is.
    let owner: Int64
    let currency: String

    func hash(into hasher: inout Hasher) {
      hasher.combine(owner)
      hasher.combine(stage)
    }

    static func < (left: Heading, right: Heading) -> Bool {
      (left.stage, left.owner, left.currency) < (right.stage, right.owner, right.currency)
    }
  }

  /// What counts of a lead.
  private struct Entry: Record {
    let heading: Heading
    let value: Int64
    let probability: Int64

    static let columns: SQL = "stage_id, owner_id, currency, value, probability"

    static func counts(_ column: String) -> Bool {
      switch column {
      case "stage_id", "owner_id", "currency", "value", "probability": true
      default: false
      }
    }

    init(row: inout Row) throws {
      let stage: Int64 = try row.next()
      let owner: Int64? = try row.next()
      heading = Heading(stage: stage, owner: owner ?? 0, currency: try row.next())
      value = try row.next() ?? 0
      probability = try row.next()
    }

    /// The lead before a change: what the journal says, and for the rest the lead as it is.
    init(_ before: [RowChange.Cell], or now: Entry?) throws {
      func cell(_ name: String, _ rest: Int64?) throws -> Value {
        before.first { $0.column == name }?.value ?? rest.stored
      }
      let owner: Int64? = try .init(stored: cell("owner_id", now?.heading.owner))
      let code = before.first { $0.column == "currency" }?.value
      heading = Heading(
        stage: try .init(stored: cell("stage_id", now?.heading.stage)), owner: owner ?? 0,
        currency: try .init(stored: code ?? (now?.heading.currency).stored))
      value = try Int64?(stored: cell("value", now?.value)) ?? 0
      probability = try .init(stored: cell("probability", now?.probability))
    }
  }

  /// How the sums change.
  private struct Sums {
    private struct Sum {
      var leads: Int64 = 0
      var value: Int64 = 0
      var weighted: Int64 = 0

      var isNothing: Bool { leads == 0 && value == 0 && weighted == 0 }

      mutating func count(_ entry: Entry, times: Int64) throws {
        leads += times
        value = try value.plus(entry.value.times(times))
        weighted = try weighted.plus(entry.value.times(entry.probability).times(times))
      }
    }

    private var sums: [Heading: Sum] = [:]

    mutating func add(_ entry: Entry) throws {
      try sums[entry.heading, default: Sum()].count(entry, times: 1)
    }

    mutating func drop(_ entry: Entry) throws {
      try sums[entry.heading, default: Sum()].count(entry, times: -1)
    }

    private static let insertion = Insertion(
      into: "stage_tally", "stage_id, owner_id, currency, leads, value, weighted",
      conflict: """
        ON CONFLICT (stage_id, owner_id, currency) DO UPDATE SET leads = leads + excluded.leads,
          value = value + excluded.value, weighted = weighted + excluded.weighted
        """)

    func save(_ tx: borrowing Transaction) throws {
      let changed = sums.filter { !$0.value.isNothing }.sorted { $0.key < $1.key }
      var rows = Rows(Sums.insertion)
      for (heading, sum) in changed {
        rows.add(heading.stage, heading.owner, heading.currency)
        rows.add(sum.leads, sum.value, sum.weighted)
      }
      try tx.add(rows)
      for (heading, sum) in changed where sum.leads < 0 {
        try tx.run(
          """
          DELETE FROM stage_tally WHERE stage_id = \(heading.stage)
            AND owner_id = \(heading.owner) AND currency = \(heading.currency) AND leads = 0
          """)
      }
    }
  }
}

extension Int64 {
  /// What no cell can hold the file refuses, and so do we on the way to it.
  private static func held(_ result: (Int64, overflow: Bool)) throws -> Int64 {
    guard !result.overflow else {
      throw StorageError.constraint(.init(kind: .other, subject: "stage_tally"))
    }
    return result.0
  }

  fileprivate func plus(_ other: Int64) throws -> Int64 {
    try Int64.held(addingReportingOverflow(other))
  }

  fileprivate func times(_ other: Int64) throws -> Int64 {
    try Int64.held(multipliedReportingOverflow(by: other))
  }
}
