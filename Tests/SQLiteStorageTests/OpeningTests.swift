import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

struct OpeningTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("a.db") }

  private func ask(_ question: String, _ database: Database) throws -> Value? {
    var answer: Value?
    try database.connection.execute(SQL(verbatim: question)) { row in
      answer = try row.next()
      return false
    }
    return answer
  }

  @Test(
    "every promise is switched on, as the connection itself says",
    arguments: [
      ("journal_mode", Value.text("wal")), ("synchronous", .integer(2)),
      ("foreign_keys", .integer(1)), ("trusted_schema", .integer(0)),
      ("cell_size_check", .integer(1)), ("mmap_size", .integer(0)),
      ("wal_autocheckpoint", .integer(0)), ("application_id", .integer(0x4C45_4144)),
      ("busy_timeout", .integer(10_000)),
    ])
  func promises(_ pragma: String, _ expected: Value) throws {
    let database = try Office.open(path)
    #expect(try ask("PRAGMA \(pragma)", database) == expected)
  }

  @Test(
    "a hostile statement finds nothing to work with",
    arguments: [
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'",
      "UPDATE sqlite_schema SET sql = 'x'",
      "SELECT \"no such column\" FROM customer",
      "ATTACH DATABASE ':memory:' AS other",
      "SELECT load_extension('x')",
      "CREATE INDEX quoted ON customer (\"nobody\")",
    ])
  func hostile(_ script: String) throws {
    let database = try Office.open(path)
    #expect(throws: StorageError.self) { try database.connection.run(script: script) }
  }

  @Test("a file that is not there is named, and none is made")
  func missing() {
    #expect(throws: StorageError.missing(path: path)) {
      try SQLiteConnection(path: path, opening: .existing)
    }
    #expect(folder.names == [])
  }

  @Test("a folder that is not there is named with the reason")
  func noFolder() {
    let path = folder.file("no/a.db")
    #expect(throws: StorageError.cannotOpen(path: path, reason: "No such file or directory")) {
      try SQLiteConnection(path: path, opening: .new)
    }
  }

  @Test("a text file is no database, and is left as it is")
  func notADatabase() throws {
    let bytes = Data(repeating: 0x61, count: 5000)
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(throws: StorageError.notADatabase(path: path)) { try SQLiteConnection(path: path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    #expect(folder.names == ["a.db"])
  }

  @Test("a new file is the owner's alone, and so is what stands beside it")
  func rights() throws {
    let database = try Office.open(path)
    try Office.record(1, in: database)
    #expect(folder.names == ["a.db", "a.db-shm", "a.db-wal", "a.db.gate", "a.db.notify"])
    for name in folder.names { #expect(try rights(of: folder.file(name)) == 0o600, "\(name)") }
  }

  @Test("what stands beside a file that a group shares is open to the group, whatever the umask")
  func groupRights() throws {
    _ = try Office.open(path)
    for name in folder.names where name != "a.db" {
      try FileManager.default.removeItem(atPath: folder.file(name))
    }
    chmod(path, 0o660)
    let database = try Office.open(path)
    try Office.record(1, in: database)
    for name in folder.names { #expect(try rights(of: folder.file(name)) == 0o660, "\(name)") }
  }

  private func rights(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? NSNumber).intValue
  }

  @Test("the last to close leaves one whole file and no log")
  func lastClose() throws {
    var database: Database? = try Office.open(path)
    try Office.record(1, in: try #require(database))
    database = nil
    #expect(folder.names == ["a.db", "a.db.gate", "a.db.notify"])
    #expect(try Office.numbers(in: try Office.open(path)) == [1])
  }

  @Test("a link and the file that it names share one gate")
  func link() throws {
    let database = try Office.open(path)
    let link = folder.file("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    var options = SQLiteConnection.Options()
    options.patience = 50
    let other = try Office.open(link, options: options)
    try database.write { _ in
      let error = #expect(throws: StorageError.self) { try Office.record(1, in: other) }
      guard case .busy(_, let holder, _) = error else { throw error ?? StorageError.interrupted }
      #expect(holder != nil)
    }
    #expect(!folder.names.contains("link.db.gate"))
  }

  @Test(
    "a name that SQLite would read otherwise is a file's name",
    arguments: ["a%20b?c#d.db", "file:x.db", "größe 名.db"])
  func oddNames(_ name: String) throws {
    let database = try Office.open(folder.file(name))
    try Office.record(1, in: database)
    #expect(folder.names.contains(name))
    #expect(try Office.numbers(in: try Office.open(folder.file(name), opening: .existing)) == [1])
  }

  @Test("eight programs that make the same new file all get it")
  func together() throws {
    let shot = folder.file("shot")
    let children = try (0..<8).map { _ in
      try Child("storm", ["migrate", "file=\(path)", "shot=\(shot)"])
    }
    #expect(FileManager.default.createFile(atPath: shot, contents: nil))
    #expect(children.map { $0.rest() } == Array(repeating: "version 1\n", count: 8))
    #expect(try Office.faults(in: try Office.open(path)) == [])
  }
}
