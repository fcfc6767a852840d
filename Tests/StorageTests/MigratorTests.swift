import SQLiteStorage
import Storage
import Support
import Testing

struct MigratorTests {
  let folder = TemporaryFolder()

  private static let steps = [
    Migration("Callers", "CREATE TABLE caller (id INTEGER PRIMARY KEY) STRICT"),
    Migration("Callers have names", "ALTER TABLE caller ADD name TEXT NOT NULL DEFAULT 'Asha'"),
    Migration("A caller named Ravi", "INSERT INTO caller (name) VALUES ('Ravi')"),
  ]

  private func open() throws -> Database {
    Database(try SQLiteConnection(path: folder.file("a.db"), opening: .new))
  }

  private func migrate(_ database: Database, steps: Int) throws -> [Int] {
    var snapshots: [Int] = []
    let migrator = Migrator(Array(Self.steps.prefix(steps)), regenerate: { _ in })
    try migrator.migrate(database, snapshot: { snapshots.append($0) })
    return snapshots
  }

  @Test("a new file gets every step in order and needs no snapshot")
  func new() throws {
    let database = try open()
    #expect(try migrate(database, steps: 3) == [])
    #expect(try database.connection.schemaVersion() == 3)
    #expect(try database.read { tx in try tx.values("SELECT name FROM caller") } == ["Ravi"])
  }

  @Test("an old file gets only what it lacks, after a snapshot of its old version")
  func old() throws {
    let database = try open()
    #expect(try migrate(database, steps: 2) == [])
    #expect(try migrate(database, steps: 3) == [2])
    #expect(try migrate(database, steps: 3) == [])
    #expect(try database.read { tx in try tx.value("SELECT count(*) FROM caller") } == 1)
  }

  @Test("each step is told before it is taken, the copy of an old file among them")
  func progress() throws {
    let database = try open()
    var told: [MigrationProgress] = []
    for steps in [1, 3, 3] {
      let migrator = Migrator(Array(Self.steps.prefix(steps)), regenerate: { _ in })
      try migrator.migrate(database, snapshot: { _ in }, progress: { told.append($0) })
    }
    #expect(
      told == [
        MigrationProgress(.migration(name: "Callers"), done: 0, of: 1),
        MigrationProgress(.copy, done: 0, of: 3),
        MigrationProgress(.migration(name: "Callers have names"), done: 1, of: 3),
        MigrationProgress(.migration(name: "A caller named Ravi"), done: 2, of: 3),
      ])
  }

  @Test("a file of a newer program is refused and stays as it is")
  func newer() throws {
    let database = try open()
    _ = try migrate(database, steps: 3)
    let path = folder.file("a.db")
    #expect(throws: StorageError.newer(path: path, version: 3, known: 2)) {
      try migrate(database, steps: 2)
    }
    #expect(try database.connection.schemaVersion() == 3)
  }

  @Test("a table's rule is put in other words: old rows stay, and it holds at once and afterwards")
  func rewording() throws {
    let rule = "(kind IN ('call', 'note'))"
    let steps = [
      Migration(
        "Calls", "CREATE TABLE deed (kind TEXT CHECK \(rule)); INSERT INTO deed VALUES ('call')"),
      Migration(
        "Plain words", "", rewordings: [Rewording("deed", rule, "(kind = 'call' OR kind = 'note')")]
      ),
    ]
    let claimed = try SQLiteConnection(path: folder.file("a.db"), opening: .new)
    try claimed.claim()
    let database = Database(claimed)
    try Migrator([steps[0]], regenerate: { _ in }).migrate(database, snapshot: { _ in })
    let other = try open()
    #expect(try other.read { tx in try tx.value("SELECT count(*) FROM deed") } == 1)
    try Migrator(steps, regenerate: { _ in }).migrate(database, snapshot: { _ in })
    for connection in [database, other, try open()] {
      try connection.write { tx in _ = try tx.run("INSERT INTO deed VALUES ('note')") }
      #expect(throws: StorageError.self) {
        try connection.write { tx in _ = try tx.run("INSERT INTO deed VALUES ('song')") }
      }
      #expect(try connection.connection.damage() == [])
    }
    #expect(throws: StorageError.self, "a schema is nobody else's to write") {
      try database.connection.run(
        script: "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'")
    }
  }

  @Test("a table that does not say what is to be put in other words is left as it is")
  func unknownWords() throws {
    let database = try open()
    _ = try migrate(database, steps: 1)
    let steps = [
      Self.steps[0],
      Migration("Wrong", "", rewordings: [Rewording("caller", "CHECK (id > 0)", "CHECK (id)")]),
    ]
    #expect(throws: StorageError.self) {
      try Migrator(steps, regenerate: { _ in }).migrate(database, snapshot: { _ in })
    }
    #expect(try database.connection.schemaVersion() == 1)
    #expect(try database.read { tx in try tx.value("SELECT count(*) FROM caller") } == 0)
  }

  @Test("a step that fails leaves the old version and the old tables")
  func failure() throws {
    let database = try open()
    _ = try migrate(database, steps: 1)
    let broken = Migrator(
      [Self.steps[0], Self.steps[1], Migration("Wrong", "CREATE TABLE caller (id INTEGER)")],
      regenerate: { _ in })
    #expect(throws: StorageError.self) { try broken.migrate(database, snapshot: { _ in }) }
    #expect(try database.connection.schemaVersion() == 1)
    #expect(
      try !database.read { tx in try tx.values(tx.dialect.columns(of: "caller")) }.contains("name"))
  }

  @Test(
    "a step that is stopped leaves the old version and says so, and the next opening begins anew")
  func stopped() throws {
    let database = try open()
    _ = try migrate(database, steps: 1)
    let interrupter = database.connection.interrupter
    let expected = StorageError.notMigrated(path: folder.file("a.db"))
    for stop in 1...2 {
      let migrator = Migrator(Self.steps) { _ in }
      #expect(throws: expected) {
        try migrator.migrate(
          database, snapshot: { _ in }, progress: { if $0.done == stop { interrupter.interrupt() } }
        )
      }
    }
    #expect(throws: expected, "as the last that is done") {
      try Migrator(Self.steps) { _ in interrupter.interrupt() }
        .migrate(database, snapshot: { _ in })
    }
    #expect(try database.connection.schemaVersion() == 1)
    #expect(try migrate(database, steps: 3) == [1])
  }

  @Test("without its snapshot an old file is not touched")
  func noSnapshot() throws {
    struct NoRoom: Error {}
    let database = try open()
    _ = try migrate(database, steps: 1)
    #expect(throws: NoRoom.self) {
      try Migrator(Self.steps, regenerate: { _ in }).migrate(
        database, snapshot: { _ in throw NoRoom() })
    }
    #expect(try database.connection.schemaVersion() == 1)
  }

  @Test("what is generated is made anew in the same transaction")
  func regenerate() throws {
    let database = try open()
    let migrator = Migrator(
      Self.steps,
      regenerate: { tx in
        try tx.run(
          "CREATE TRIGGER no_more BEFORE DELETE ON caller BEGIN SELECT RAISE(ABORT, 'no'); END")
      })
    try migrator.migrate(database, snapshot: { _ in })
    #expect(throws: StorageError.self) {
      try database.write { tx in try tx.run("DELETE FROM caller") }
    }
  }

  @Test("two threads that start together migrate once")
  func twoThreads() async throws {
    let path = folder.file("a.db")
    let steps = Self.steps
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let connection = try SQLiteConnection(path: path, opening: .new)
          let database = Database(connection)
          try database.write { _ in
            try connection.claim()
            try Migrator(steps, regenerate: { _ in }).migrate(database, snapshot: { _ in })
          }
        }
      }
      try await group.waitForAll()
    }
    let database = try open()
    #expect(try database.read { tx in try tx.value("SELECT count(*) FROM caller") } == 1)
  }
}
