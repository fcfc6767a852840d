import CRM
import Glibc
import SQLiteStorage
import Storage

/// A file with so many callers that leads come in to, and beside it the same tables and indexes through
/// bare SQLite.
struct ReceivingShop {
  let path: String
  let barePath: String
  let office: Workspace
  let me: Member
  let bare: BareRows
  let allRows: AllRows

  init(in folder: String, callers: Int) throws {
    path = "\(folder)/receiving-\(callers).db"
    barePath = "\(folder)/bare-receiving-\(callers).db"
    office = try Shop.open(path)
    me = try office.members.actor(login: nil)
    try ReceivingShop.hire(callers, office, me)
    bare = BareRows(barePath, schema: try ReceivingShop.schema(office))
    allRows = AllRows(
      "\(folder)/all-rows-\(callers).db",
      schema: try ReceivingShop.schema(office, and: ReceivingShop.books), callers: callers)
  }

  /// Receives these in one batch, from the text on.
  static func receive(_ enquiries: [Enquiry], _ office: Workspace, _ me: Member) throws {
    let incoming = try enquiries.map { try Incoming(parsing: $0.document) }
    let received = try office.leads.receive(incoming, by: me)
    guard received.allSatisfy({ (try? $0.get())?.caller != nil }) else {
      fatalError("every lead of the benchmark has a caller")
    }
  }

  /// Each state has a few; one of five serves them all.
  private static func hire(_ callers: Int, _ office: Workspace, _ me: Member) throws {
    let states = [
      "Karnataka", "Maharashtra", "Tamil Nadu", "Kerala", "Delhi", "Gujarat", "Punjab", "Sikkim",
    ]
    try office.batch {
      for number in 0..<callers {
        var draft = Callers.blank
        draft.name = "Caller \(number)"
        if number % 5 > 0 { draft.states = [states[number % 8], states[(number + 1) % 8]] }
        draft.weight = 1 + number % 3
        try office.callers.add(draft, by: me)
      }
    }
  }

  private static let nouns = [
    "member", "company", "customer", "pipeline", "stage", "lead", "activity", "assignment",
  ]
  /// What is kept of what happened to them.
  private static let books = [
    "event", "journal", "search", "caller_ledger", "slate_due", "caller_day",
  ]

  private static func schema(
    _ office: Workspace, and others: [String] = []
  ) throws -> [String] {
    try office.database.read { tx in
      try tx.values(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')
          AND tbl_name IN \(SQL.list(nouns + others)) ORDER BY rowid
        """)
    }
  }
}

extension BareRows {
  /// The rows of these leads in one transaction, with who got them and why.
  func receive(_ enquiries: [Enquiry]) {
    let now = Instant.now().milliseconds
    floor.run("BEGIN IMMEDIATE")
    for enquiry in enquiries {
      let lead = insert(enquiry.person, at: now, key: enquiry.key, raw: enquiry.document)
      assign(lead, of: enquiry.person, at: now)
    }
    floor.run("COMMIT")
  }

  func assign(_ lead: Int64, of person: Person, at now: Int64) {
    floor.step(
      """
      INSERT INTO assignment (lead_id, caller_id, at, day, level, reason, status, counts, slate_id)
      VALUES ($1, 1, $2, 20000, 'state', $3, 'assigned', 1, 1)
      """,
      [
        .integer(lead), .integer(now),
        .text("serves \(person.state): Caller 1, owed most of 10"),
      ])
  }
}
