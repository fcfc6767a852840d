import Storage

extension Ledger {
  /// As it stood before an assignment, as far as what stands today tells: what came since is taken
  /// back. Days are counted from there on.
  init(before first: Int64, _ roster: Roster, _ tx: borrowing Transaction) throws {
    self = try Ledger(roster: roster, tx)
    let since: [Later] = try tx.all(
      "SELECT id, \(Settlement.Entry.columns) FROM assignment WHERE id >= \(first) ORDER BY id")
    for later in since { try book(later.entry, later.id, back: true, tx) }
    accounts.forgetNewest()
    try tx.each(
      """
      SELECT caller_id, max(id) FROM assignment
      WHERE id < \(first) AND counts = 1 AND status IN ('assigned', 'claimed') GROUP BY caller_id
      """
    ) { row in
      let caller: Int64 = try row.next()
      let newest: Int64 = try row.next()
      accounts.change(caller) { $0.last = newest }
    }
    try tx.each(
      """
      SELECT pointer, caller_id, id FROM assignment WHERE id IN (
        SELECT max(id) FROM assignment
        WHERE id < \(first) AND pointer IS NOT NULL AND caller_id IS NOT NULL GROUP BY pointer)
      """
    ) { row in
      let key: String = try row.next()
      let pointer = Pointer(caller: try row.next(), assignment: try row.next())
      rotations[key] = Rotation(pointer: pointer)
    }
  }

  private struct Later: Record {
    let id: Int64
    let entry: Settlement.Entry

    init(row: inout Row) throws {
      id = try row.next()
      entry = try Settlement.Entry(row: &row)
    }
  }
}
