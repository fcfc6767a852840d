import CRM
import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

#if ORACLES
  import RealTerminal
#endif

extension Errand {
  /// A file as the first version of the program left it.
  func makeOldFile(customers: Int = 0) throws {
    let connection = try SQLiteConnection(path: file, opening: .new)
    try connection.claim()
    let database = Database(connection)
    let older = Array(Schema.migrations.prefix(1))
    try Migrator(older) { _ in }.migrate(database, snapshot: { _ in })
    try database.write { tx in
      try tx.run("INSERT INTO business VALUES (1, 'Old', 'UTC', 'INR', 'IN')")
      try tx.run("INSERT INTO member VALUES (1, 'asha', 'Asha', 'owner', 1, 0)")
      guard customers > 0 else { return }
      try tx.run(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(customers))
        INSERT INTO customer (name, phone, city, lifecycle_stage, created_at, updated_at)
        SELECT 'Asha Rao ' || i || hex(randomblob(30)), printf('+9198%08d', i), hex(randomblob(9)),
          'lead', i, i FROM n
        """)
    }
  }

  fileprivate var version: Int {
    get throws { try SQLiteConnection(path: file, opening: .snapshot).schemaVersion() }
  }

  fileprivate var copies: [String] { folder.names.filter { $0.contains("before-v") } }
}

@Suite("An old file that is stopped on its way to the newest schema", .serialized)
struct OldFileTests {
  private static let sentence = "was up to date: the file is as it was"

  #if ORACLES
    @Test(
      "at the screen Ctrl-C and a signal stop it soon, and the file is as it was",
      arguments: [SIGINT, SIGTERM])
    func screen(signal: Int32) throws {
      let errand = Errand()
      try errand.makeOldFile(customers: 60_000)
      let screen = try errand.screen()
      try screen.type("", until: "Bringing the file up to date")
      if signal == SIGINT { screen.type("\u{03}") } else { screen.pty.signal(signal) }
      #expect(screen.ending() == .exited(3))
      #expect(screen.text.replacing("\n", with: "").contains(Self.sentence), "\(screen.text)")
      #expect(try errand.version == 1)
      #expect(errand.copies == [])
      // The next one has nothing to make good.
      #expect(errand.run("settings", "show").status == 0)
      #expect(errand.copies.count == 1)
      #expect(errand.run("check").status == 0)
    }
  #endif

  @Test("brought up to date, its customers are found by a word and by digits of their phone")
  func found() throws {
    let errand = Errand()
    try errand.makeOldFile(customers: 3)
    #expect(errand.run("customers", "list", "asha rao 2").text.contains("+919800000002"))
    #expect(errand.run("customers", "list", "00002").text.contains("Asha Rao 2"))
    #expect(!errand.run("customers", "list", "00002").text.contains("Asha Rao 3"))
  }

  @Test("a command stops the same way", arguments: [SIGINT, SIGTERM])
  func command(signal: Int32) throws {
    let errand = Errand()
    try errand.makeOldFile(customers: 60_000)
    let child = try Child(
      "/bin/sh",
      ["-c", "exec \(Errand.program) --db \(errand.file) settings show 2>&1"])
    let deadline = Date().addingTimeInterval(20)
    while errand.copies == [], Date() < deadline { usleep(1000) }
    child.signal(signal)
    #expect(child.rest().contains(Self.sentence))
    #expect(child.wait() == .exited(3))
    #expect(try errand.version == 1)
    #expect(errand.copies == [])
  }
}
