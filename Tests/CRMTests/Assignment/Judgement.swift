import Storage

@testable import CRM

/// What a file says of its assignments, worked out from the slates alone and not by the engine.
struct Judgement {
  /// How far the worst caller is from what was due to them, in leads.
  private(set) var worst = 0.0
  /// Leads that went by the rules to somebody who was not eligible.
  private(set) var strangers = 0
  /// Leads whose owner is not who their newest assignment names.
  private(set) var misplaced = 0
  /// Callers who had more leads on a day than their limit.
  private(set) var beyondLimit = 0
  /// By source and row, the lead.
  private(set) var leads: [String: Int64] = [:]

  private struct Standing: Record {
    let caller: Int64
    let level: Level
    let slate: Int64?
    let stands: Bool

    init(row: inout Row) throws {
      caller = try row.next()
      level = try Word(row.next()).value
      slate = try row.next()
      stands = try row.next()
    }
  }

  init(_ office: Workspace) throws {
    try office.database.read { tx in
      try weigh(tx)
      misplaced =
        try tx.value(
          """
          SELECT count(*) FROM lead LEFT JOIN assignment ON assignment.id = (
            SELECT max(id) FROM assignment WHERE lead_id = lead.id)
          WHERE assignment.id IS NULL OR assignment.caller_id IS DISTINCT FROM lead.owner_id
          """) ?? 0
      beyondLimit =
        try tx.value(
          """
          SELECT count(*) FROM caller_day JOIN caller ON caller.id = caller_day.caller_id
          WHERE caller.daily_limit > 0 AND caller_day.count > caller.daily_limit
          """) ?? 0
      try tx.each("SELECT source_key, id FROM lead WHERE source_key IS NOT NULL") { row in
        let key: String = try row.next()
        leads[key] = try row.next()
      }
    }
  }

  private mutating func weigh(_ tx: borrowing Transaction) throws {
    var slates: [Int64: Slate] = [:]
    try tx.each("SELECT id, content FROM slate") { row in
      let id: Int64 = try row.next()
      slates[id] = try Slate(content: row.next())
    }
    let rows: [Standing] = try tx.all(
      """
      SELECT caller_id, level, slate_id, counts = 1 AND status IN ('assigned', 'claimed')
      FROM assignment WHERE caller_id IS NOT NULL
      """)
    var balance: [Int64: Double] = [:]
    for row in rows {
      guard let slate = row.slate.flatMap({ slates[$0] }) else { continue }
      let isByRule = row.level != .manual && row.level != .former
      if isByRule, !slate.shares.contains(where: { $0.caller == row.caller }) { strangers += 1 }
      guard row.stands, !slate.shares.isEmpty else { continue }
      let total = slate.shares.reduce(0) { $0 + Double($1.weight) }
      for share in slate.shares {
        balance[share.caller, default: 0] += Double(share.weight) / total
      }
      balance[row.caller, default: 0] -= 1
    }
    worst = balance.values.map(abs).max() ?? 0
  }
}
