import CRM
import SQLiteStorage
import Storage
import Support
import Testing

@Suite("The schema is the first line of defence")
struct SchemaTests {
  @Test("a change that belongs to no event is refused, whoever tries it")
  func noEvent() throws {
    let shop = try Shop()
    let neha = try shop.customer("Neha")
    for sql: SQL in [
      "UPDATE customer SET name = 'X' WHERE id = \(neha.id)",
      "DELETE FROM customer WHERE id = \(neha.id)",
      "INSERT INTO pipeline (name, position) VALUES ('X', 9)",
    ] {
      #expect(throws: StorageError.self) {
        try shop.crm.database.write { tx in try tx.run(sql) }
      }
    }
    #expect(try shop.crm.customers.get(neha.id, by: shop.asha).name == "Neha")
  }

  @Test("a file whose triggers told its changes gets guards for them")
  func guards() throws {
    let scratch = Scratch()
    let connection = try SQLiteConnection(path: scratch.file, opening: .new)
    try connection.claim()
    let older = Migrator(Array(Schema.migrations.prefix(12))) { tx in
      try tx.run("INSERT INTO business VALUES (1, 'Old', 'UTC', 'INR', 'IN')")
      try tx.run("INSERT INTO member VALUES (1, 'asha', 'Asha', 'owner', 1, 0)")
      for table in Schema.journaled.map(\.table) {
        for verb in ["insert", "update", "delete"] {
          try tx.run(
            """
            CREATE TRIGGER journal_\(name: table)_\(name: verb) AFTER \(name: verb)
            ON \(name: table) BEGIN SELECT note_\(name: verb)(1); END
            """)
        }
      }
    }
    try older.migrate(Database(connection), snapshot: { _ in })
    let office = try scratch.open()
    let triggers: [String] = try office.database.read { tx in
      try tx.values("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    }
    #expect(triggers.count == 3 * Schema.journaled.count)
    #expect(triggers.allSatisfy { $0.hasPrefix("guard_") })
    var person = CustomerDraft()
    person.name = "Neha"
    try office.customers.add(person, by: office.members.actor(login: "asha"))
    #expect(try office.check().problems == [])
  }

  @Test("a column that rows may lack holds nothing in those: what they held can then be told")
  func defaults() throws {
    let shop = try Shop()
    let unclear: [String] = try shop.crm.database.read { tx in
      try tx.values(
        """
        SELECT kept.name || '.' || told.name FROM sqlite_schema kept
        JOIN pragma_table_info(kept.name) told
        WHERE kept.name IN \(SQL.list(Schema.journaled.map(\.table)))
          AND told.dflt_value IS NOT NULL AND told."notnull" = 0
        """)
    }
    #expect(unclear == [])
  }

  @Test(
    "a word that is none of a column's choices is refused",
    arguments: [
      "UPDATE customer SET lifecycle_stage = 'x'", "UPDATE lead SET status = 'x'",
      "UPDATE lead SET temperature = 'x'", "UPDATE task SET status = 'x'",
      "UPDATE task SET priority = 'x'", "UPDATE activity SET kind = 'x'",
      "UPDATE activity SET kind = 'call', outcome = 'x'", "UPDATE assignment SET level = 'x'",
      "UPDATE assignment SET status = 'x'", "UPDATE journal SET action = 4",
    ])
  func choices(change: String) throws {
    let shop = try Shop()
    let text = #"{"name": "Neha", "phone": "+919812345678"}"#
    let id = try shop.crm.leads.receive(Incoming(JSON(parsing: text)), by: shop.asha).lead
    var task = TaskDraft()
    task.title = "Call Neha"
    try shop.crm.tasks.add(task, by: shop.asha)
    var refusal: (any Error)?
    do {
      try shop.crm.database.write { tx in _ = try tx.run(SQL(verbatim: change)) }
    } catch { refusal = error }
    guard case StorageError.constraint(let rule)? = refusal else {
      Issue.record("\(change) of lead \(id) was not refused by a rule")
      return
    }
    #expect(rule.kind == .check)
  }

  @Test("a draft that breaks a rule of the file changes nothing")
  func broken() throws {
    let shop = try Shop()
    let neha = try shop.customer("Neha")
    let events = try shop.crm.events
    var lead = LeadDraft(currency: shop.crm.business.currency)
    lead.probability = 101
    #expect(throws: StorageError.self) {
      try shop.crm.leads.add(lead, for: neha.id, by: shop.asha)
    }
    var person = CustomerDraft()
    person.name = "Kiran"
    person.company = ID(99)
    #expect(throws: StorageError.self) { try shop.crm.customers.add(person, by: shop.asha) }
    #expect(try shop.crm.events == events)
    #expect(try shop.crm.customers.count(nil, by: shop.asha) == 1)
    #expect(try shop.crm.check().ok)
  }
}
