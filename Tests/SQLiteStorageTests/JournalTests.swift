import SQLiteStorage
import Storage
import Support
import Testing

@Suite("What a connection notes of its changes")
struct JournalTests {
  private static let tables = [
    JournaledTable("customer", code: 7), JournaledTable("lead", code: 8),
  ]
  private static let orphan = StorageError.constraint(
    .init(kind: .trigger, subject: "a change that belongs to no event"))

  let folder = TemporaryFolder()
  let database: Database

  init() throws {
    database = try Office.open(folder.file("a.db"))
    try Office.record(1, in: database)
    try database.connection.journal(Self.tables)
  }

  /// Does it in an event, and tells what was noted.
  private func noted(_ statements: SQL...) throws -> [String] {
    try database.write { tx in
      tx.notes.open()
      defer { tx.notes.close() }
      for sql in statements { try tx.run(sql) }
      return tx.notes.changes.flatMap { change in
        func words(_ cells: [RowChange.Cell]) -> String {
          cells.map { "\($0.column)=\($0.value)" }.joined(separator: " ")
        }
        let verb = change.action == 1 ? "+" : change.action == 2 ? "~" : "-"
        return change.rows.map { row in
          ["\(change.code)", "\(verb)\(row)", words(change.before), words(change.after)]
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
      }
    }
  }

  private func texts(_ question: SQL) throws -> [String] {
    try database.read { tx in try tx.values(question) }
  }

  @Test("a row that is added, changed, deleted")
  func plain() throws {
    #expect(
      try noted("INSERT INTO customer VALUES (5, 0, 5, 'Ravi'), (6, 0, 6, 'Meera')") == [
        "7 +5", "7 +6",
      ])
    #expect(
      try noted("UPDATE customer SET name = 'ravi', number = 5 WHERE id = 5") == [
        #"7 ~5 name=text("Ravi") name=text("ravi")"#
      ])
    #expect(
      try noted("DELETE FROM customer WHERE id > 4") == [
        #"7 -5 writer=integer(0) number=integer(5) name=text("ravi")"#,
        #"7 -6 writer=integer(0) number=integer(6) name=text("Meera")"#,
      ])
  }

  @Test("an update that leaves all as it was is none; to the byte")
  func idle() throws {
    #expect(try noted("UPDATE customer SET name = name, number = 1") == [])
    _ = try noted("UPDATE customer SET name = \("Ren\u{E9}")")
    #expect(try noted("UPDATE customer SET name = \("Rene\u{301}")").count == 1)
  }

  @Test("rows that go with another are noted before it")
  func cascade() throws {
    #expect(
      try noted("DELETE FROM customer") == [
        #"8 -1 customer_id=integer(1) note=text("first")"#,
        #"8 -2 customer_id=integer(1) note=text("second")"#,
        #"7 -1 writer=integer(0) number=integer(1) name=text("Asha")"#,
      ])
  }

  @Test("a row that REPLACE takes away is noted with what goes with it, before the new one")
  func replace() throws {
    let lines = try noted("REPLACE INTO customer VALUES (9, 0, 1, 'Asha again')")
    #expect(lines.map { $0.prefix(4) } == ["8 -1", "8 -2", "7 -1", "7 +9"])
    let again = try noted("REPLACE INTO customer VALUES (9, 0, 2, 'And again')")
    #expect(again.map { $0.prefix(4) } == ["7 -9", "7 +9"])
    let upsert = try noted(
      """
      INSERT INTO customer VALUES (9, 0, 2, 'X') ON CONFLICT (id) DO UPDATE SET name = excluded.name
      """)
    #expect(upsert == [#"7 ~9 name=text("And again") name=text("X")"#])
  }

  @Test("a statement that fails leaves nothing, however far it came")
  func failing() throws {
    let lines = try database.write { tx in
      tx.notes.open()
      defer { tx.notes.close() }
      try tx.run("UPDATE lead SET note = 'x' WHERE id = 1")
      #expect(throws: StorageError.self) {
        try tx.run("INSERT INTO customer VALUES (5, 0, 5, 'Ravi'), (6, 0, -6, 'Meera')")
      }
      return tx.notes.changes.map(\.row)
    }
    #expect(lines == [1])
    #expect(try texts("SELECT name FROM customer") == ["Asha"])
  }

  @Test(
    "a change outside an event is refused, and all that the transaction did",
    arguments: [
      "INSERT INTO customer VALUES (5, 0, 5, 'Ravi')", "UPDATE OR IGNORE customer SET name = 'X'",
      "UPDATE customer SET name = 'X' RETURNING name", "DELETE FROM customer",
      "INSERT OR FAIL INTO customer VALUES (5, 0, 5, 'Ravi'), (6, 0, 5, 'Meera')",
      "DELETE FROM lead WHERE id = 2", "REPLACE INTO customer VALUES (1, 0, 1, 'X')",
    ])
  func outside(change: String) throws {
    let sql = SQL(verbatim: change)
    #expect(throws: Self.orphan) { try database.write { tx in _ = try tx.run(sql) } }
    // Whoever goes on regardless keeps nothing either.
    #expect(throws: Self.orphan) {
      try database.write { tx in
        try tx.run("CREATE TABLE other (id INTEGER)")
        _ = try? tx.run(sql)
      }
    }
    #expect(throws: Self.orphan) {
      try database.write { _ in
        try? database.write { tx in _ = try tx.run(sql) }
      }
    }
    #expect(throws: Self.orphan) { try database.connection.execute(sql, row: { _ in true }) }
    #expect(try texts("SELECT name FROM customer") == ["Asha"])
    #expect(try texts("SELECT note FROM lead") == ["first", "second"])
    #expect(try texts("SELECT name FROM sqlite_schema WHERE name = 'other'") == [])
    #expect(try noted("UPDATE customer SET name = 'Ravi'").count == 1)
  }

  @Test("a record keeps its number")
  func number() throws {
    let refusal = StorageError.constraint(
      .init(kind: .trigger, subject: "a record keeps its number"))
    #expect(throws: refusal) { try noted("UPDATE lead SET id = id + 100") }
    #expect(throws: refusal) { try noted("UPDATE lead SET rowid = rowid + 100") }
    #expect(try texts("SELECT CAST(max(id) AS TEXT) FROM lead") == ["2"])
  }

  @Test("a column that a migration adds is noted, in the rows that are older too")
  func migrated() throws {
    try database.write { _ in
      try database.connection.run(
        script: """
          ALTER TABLE lead ADD COLUMN grade TEXT NOT NULL DEFAULT 'it''s new';
          ALTER TABLE lead ADD COLUMN worth INTEGER NOT NULL DEFAULT 3;
          ALTER TABLE lead ADD COLUMN city TEXT;
          """)
    }
    #expect(
      try noted("UPDATE lead SET note = 'x', worth = 3 WHERE id = 1") == [
        #"8 ~1 note=text("first") note=text("x")"#
      ])
    #expect(
      try noted("UPDATE lead SET grade = 'old', worth = 4 WHERE id = 2") == [
        #"8 ~2 grade=text("it\'s new") worth=integer(3) grade=text("old") worth=integer(4)"#
      ])
    #expect(
      try noted("INSERT INTO lead (id, customer_id, note) VALUES (3, 1, '')", "DELETE FROM lead")
        == [
          "8 +3",
          #"8 -1 customer_id=integer(1) note=text("x") grade=text("it\'s new") worth=integer(3) city=null"#,
          #"8 -2 customer_id=integer(1) note=text("second") grade=text("old") worth=integer(4) city=null"#,
          #"8 -3 customer_id=integer(1) note=text("") grade=text("it\'s new") worth=integer(3) city=null"#,
        ])
  }

  @Test("a row that is older than its column is told with what stands in it")
  func older() throws {
    try database.write { _ in
      try database.connection.run(
        script: "ALTER TABLE lead ADD COLUMN grade TEXT NOT NULL DEFAULT 'new'")
    }
    #expect(
      try noted("DELETE FROM lead WHERE id = 1") == [
        #"8 -1 customer_id=integer(1) note=text("first") grade=text("new")"#
      ])
    #expect(
      try noted("UPDATE lead SET grade = 'new'", "UPDATE lead SET grade = 'old'") == [
        #"8 ~2 grade=text("new") grade=text("old")"#
      ])
  }

  @Test("what another connection makes of a table is known at once")
  func renamed() throws {
    _ = try noted("UPDATE lead SET note = 'x'")
    let other = try Office.open(folder.file("a.db"), opening: .existing)
    try other.connection.run(script: "ALTER TABLE lead RENAME COLUMN note TO remark")
    #expect(
      try noted("UPDATE lead SET remark = 'y' WHERE id = 1") == [
        #"8 ~1 remark=text("x") remark=text("y")"#
      ])
  }

  @Test("what a migration does belongs to no event, and a guard holds only others up")
  func guarded() throws {
    for sql in database.dialect.guards(of: "lead") {
      _ = try database.write { tx in try tx.run(SQL(verbatim: sql)) }
    }
    try database.write { _ in
      try database.connection.run(script: "UPDATE lead SET note = 'migrated'")
    }
    #expect(try texts("SELECT DISTINCT note FROM lead") == ["migrated"])
    let refusal = StorageError.constraint(
      .init(kind: .trigger, subject: "only an up-to-date Leadline may change this"))
    let stranger = try Office.open(folder.file("a.db"), opening: .existing)
    for sql: SQL in [
      "INSERT INTO lead VALUES (9, 1, '')", "UPDATE lead SET note = ''", "DELETE FROM lead",
      "DELETE FROM customer",
    ] {
      #expect(throws: refusal) { try stranger.write { tx in _ = try tx.run(sql) } }
    }
    #expect(try texts("SELECT DISTINCT note FROM lead") == ["migrated"])
    #expect(try noted("DELETE FROM lead WHERE id = 1").count == 1)
  }
}
