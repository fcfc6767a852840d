import CRM

/// Every row that receiving leads writes (customer, lead, activity, assignment, event, journal, search
/// words, and what each caller is due), with the same tables and indexes, through bare SQLite: what is
/// left above it is the rules, the notes of changes and the hashes.
struct AllRows {
  private let bare: BareRows
  private let callers: Int
  /// As far as dues go: so many kinds of leads come, of which each brings something to others.
  private static let slates = 17

  init(_ path: String, schema: [String], callers: Int) {
    bare = BareRows(path, schema: schema)
    self.callers = callers
  }

  /// With the words that the rules would have made of each by then.
  func receive(_ enquiries: [(Enquiry, words: String)]) {
    let now = Instant.now().milliseconds
    let floor = bare.floor
    floor.run("BEGIN IMMEDIATE")
    for (enquiry, words) in enquiries {
      let lead = bare.insert(enquiry.person, at: now, key: enquiry.key, raw: enquiry.document)
      bare.assign(lead, of: enquiry.person, at: now)
      floor.step(
        "INSERT INTO search (rowid, words) VALUES ($1, $2)", [.integer(lead * 8), .text(words)])
    }
    record(enquiries.count, at: now)
    for slate in 0..<min(enquiries.count, AllRows.slates) {
      floor.step(
        """
        INSERT INTO slate_due (slate_id, leads) VALUES ($1, $2)
        ON CONFLICT (slate_id) DO UPDATE SET leads = excluded.leads
        """, [.integer(Int64(slate)), .integer(now)])
    }
    for caller in 0..<min(enquiries.count, callers) {
      floor.step(
        """
        INSERT INTO caller_ledger (caller_id, credit, last_assignment) VALUES ($1, $2, $3)
        ON CONFLICT (caller_id) DO UPDATE SET credit = excluded.credit,
          last_assignment = excluded.last_assignment
        """, [.integer(Int64(caller)), .integer(now), .integer(now)])
    }
    for caller in 0..<min(enquiries.count, callers) {
      floor.step(
        """
        INSERT INTO caller_day (day, caller_id, count) VALUES (20000, $1, $2)
        ON CONFLICT (day, caller_id) DO UPDATE SET count = excluded.count
        """, [.integer(Int64(caller)), .integer(now)])
    }
    floor.run("COMMIT")
  }

  /// The event, and a line of the journal for each table.
  private func record(_ count: Int, at now: Int64) {
    bare.floor.step(
      """
      INSERT INTO event (at, actor_id, verb, noun, facts, hash)
      VALUES ($1, 1, 'add', 8, $2, zeroblob(32))
      """, [.integer(now), .text(#"{"count":\#(count)}"#)])
    let event = bare.floor.lastID
    for noun: Int64 in [4, 8, 11, 15] {
      bare.floor.step(
        "INSERT INTO journal (event_id, noun, row_id, action) VALUES ($1, $2, $3, 1)",
        [.integer(event), .integer(noun), .integer(event)])
    }
  }
}
