import Storage

/// Keeps the ledger true to what an event changed in the assignments without their verbs: an undo, a
/// redo, a deleted lead. The journal says which rows those are, so no change escapes it.
struct Settlement {
  /// What the ledger goes by in an assignment.
  struct Entry: Record {
    let caller: Int64?
    let day: Day
    let status: Assignment.Status
    let counts: Bool
    let slate: Int64?
    let pointer: String?

    static let columns: SQL = "caller_id, day, status, counts, slate_id, pointer"

    init(row: inout Row) throws {
      caller = try row.next()
      day = try row.next()
      status = try Word(row.next()).value
      counts = try row.next()
      slate = try row.next()
      pointer = try row.next()
    }

    /// The row before a change: what the journal says, and for the rest the row as it is.
    init(_ before: JSON.Object, or now: Entry?) throws {
      func cell(_ name: String, _ rest: Value?) throws -> Value {
        if let value = before[name] { return try JournalRow.cell(value) }
        return rest ?? .null
      }
      caller = try .init(stored: cell("caller_id", now?.caller.stored))
      day = try .init(stored: cell("day", now?.day.stored))
      status = try Word(String(stored: cell("status", now?.status.rawValue.stored))).value
      counts = try .init(stored: cell("counts", now?.counts.stored))
      slate = try .init(stored: cell("slate_id", now?.slate.stored))
      pointer = try .init(stored: cell("pointer", now?.pointer.stored))
    }

    var standsFor: Int64? { counts && status.holds ? caller : nil }
  }

  /// For each row its first change: nil where it was added.
  private var first: [Int64: JSON.Object?] = [:]
  /// Whether who takes leads, or how, has changed.
  private(set) var changesRoster = false

  /// Takes note of one journal row, in the journal's order.
  mutating func note(
    _ noun: Noun, _ id: Int64, _ action: JournalRow.Action, before: String?, but settled: Set<Int64>
  ) throws {
    switch noun {
    case .assignment:
      guard !settled.contains(id) else { return }
      let values = try before.map { try JSON(parsing: $0) }
      var object = JSON.Object()
      if case .object(let read)? = values { object = read }
      guard let known = first[id] else {
        first[id] = .some(action == .insert ? nil : object)
        return
      }
      if var known {
        for entry in object.entries where known[entry.name] == nil {
          known[entry.name] = entry.value
        }
        first[id] = known
      }
    case .caller, .member, .rule, .routing: changesRoster = true
    case .business, .company, .customer, .pipeline, .stage, .requirement, .lead, .sale, .task,
      .activity, .event, .view:
      break
    }
  }

  func settle(_ office: Workspace, on day: Day, _ tx: borrowing Transaction) throws {
    guard !first.isEmpty else { return }
    try office.withLedger(on: day, tx) { ledger in
      for (id, before) in first.sorted(by: { $0.key < $1.key }) {
        let now: Entry? = try tx.first(
          "SELECT \(Entry.columns) FROM assignment WHERE id = \(id)")
        let old = try before.map { try Entry($0, or: now) }
        if let old { try ledger.book(old, id, back: true, tx) }
        if let now { try ledger.book(now, id, back: false, tx) }
        if let key = old?.pointer, now == nil { try ledger.turnBack(key, from: id, tx) }
        if let key = now?.pointer, old == nil { try ledger.moveOn(key, now, id, tx) }
      }
    }
  }
}

extension Ledger {
  mutating func book(
    _ entry: Settlement.Entry, _ id: Int64, back: Bool, _ tx: borrowing Transaction
  ) throws {
    guard let chosen = entry.standsFor else { return }
    book(
      Effect(
        assignment: id, slate: entry.slate, dues: try dues(of: entry.slate, tx), chosen: chosen,
        day: entry.day), back: back)
  }

  /// A row that is there again may be the newest of its rotation.
  fileprivate mutating func moveOn(
    _ key: String, _ entry: Settlement.Entry?, _ id: Int64, _ tx: borrowing Transaction
  ) throws {
    try readPointer(key, tx)
    guard let caller = entry?.caller, id > rotations[key]?.pointer?.assignment ?? 0 else { return }
    move(key, to: Pointer(caller: caller, assignment: id))
  }

  /// What a lead of the slate of this number brings; nothing where the lead has none.
  mutating func dues(of slate: Int64?, _ tx: borrowing Transaction) throws -> Dues? {
    try slate.map { try slates.dues(of: $0, tx) }
  }
}
