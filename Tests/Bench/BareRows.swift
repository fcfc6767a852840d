/// The rows that one incoming lead is (customer, lead, its line on the time line), with the same
/// tables and indexes, through bare SQLite: no journal, no events, no search, no rules.
struct BareRows {
  let floor: Floor

  /// The very tables and indexes of the product's own schema, without its triggers.
  init(_ path: String, schema: [String], synchronous: String = "FULL") {
    floor = Floor(path, synchronous: synchronous)
    for statement in schema { floor.run(statement) }
    floor.run(
      """
      INSERT INTO member (id, login, name, role, active, created_at)
      VALUES (1, 'asha', 'Asha', 'owner', 1, 0);
      INSERT INTO pipeline (id, name, position) VALUES (1, 'Sales', 1);
      INSERT INTO stage (id, pipeline_id, name, position, probability, kind)
      VALUES (1, 1, 'New', 1, 10, 'open');
      """)
  }

  /// A file that another has made, and that others write to as well.
  init(opening path: String) {
    floor = Floor(path)
    floor.run("PRAGMA busy_timeout = 60000")
    // A checkpoint beside another's commit can corrupt a file (sqlite.org/wal.html §11).
    floor.run("PRAGMA wal_autocheckpoint = 0")
  }

  /// Answers the lead's number.
  @discardableResult
  func insert(
    _ person: Person, at now: Int64, key: String? = nil, raw: String? = nil
  ) -> Int64 {
    floor.step(
      """
      INSERT INTO customer (name, email, phone, city, state, source, lifecycle_stage, custom,
        created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 'lead', '{}', $7, $7)
      """,
      [
        .text(person.name), .text(person.email), .text(person.phone), .text(person.city),
        .text(person.state), .text(person.source), .integer(now),
      ])
    let customer = floor.lastID
    floor.step(
      """
      INSERT INTO lead (customer_id, stage_id, status, value, currency, probability, source, city,
        state, owner_id, custom, received_at, assigned_at, created_at, updated_at, source_key, raw)
      VALUES ($1, 1, 'open', $2, 'INR', 10, $3, $4, $5, 1, '{}', $6, $7, $7, $7, $8, $9)
      """,
      [
        .integer(customer), .integer(person.value), .text(person.source), .text(person.city),
        .text(person.state), .integer(person.received), .integer(now),
        key.map { .text($0) } ?? .null, raw.map { .text($0) } ?? .null,
      ])
    let lead = floor.lastID
    log("Lead added", customer, lead: lead, now)
    return lead
  }

  private func log(_ subject: String, _ customer: Int64, lead: Int64?, _ now: Int64) {
    floor.step(
      """
      INSERT INTO activity (kind, subject, customer_id, lead_id, at, created_by, created_at)
      VALUES ('change', $1, $2, $3, $4, 1, $4)
      """,
      [.text(subject), .integer(customer), lead.map { .integer($0) } ?? .null, .integer(now)])
  }
}
