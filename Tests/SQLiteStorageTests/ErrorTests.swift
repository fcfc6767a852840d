import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

/// What the world can do to a file, and the sentence that is told about it.
struct ErrorTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("a.db") }
  private static let secret = "asha.secret@example.in"

  @Test(
    "a value never appears in an error",
    arguments: [
      "INSERT INTO customer (writer, number, name) VALUES (0, 1, \(secret))",
      "INSERT INTO customer (writer, number, name) VALUES (0, -1, \(secret))",
      "INSERT INTO customer (writer, number, name) VALUES (0, \(secret), 'x')",
      "INSERT INTO customer (id, writer, number, name) VALUES (\(secret), 0, 2, 'x')",
      "INSERT INTO lead (customer_id, note) VALUES (99, \(secret))",
      "INSERT INTO customer (writer, number, name) VALUES (NULL, 1, \(secret))",
      "SELECT json_extract('{}', \(secret))",
      "SELECT * FROM words WHERE words MATCH \("\"" + secret)",
      "SELECT * FROM words WHERE words MATCH \(secret + "(")",
      "SELECT * FROM words WHERE words MATCH \("secret:x")",
      "SELECT nobody FROM customer WHERE name = \(secret)",
    ] as [SQL])
  func secrets(_ sql: SQL) throws {
    let database = try Office.open(path)
    _ = try database.write { tx in try tx.run("CREATE VIRTUAL TABLE words USING fts5 (word)") }
    try Office.record(1, name: Self.secret, in: database)
    let error = #expect(throws: (any Error).self) {
      _ = try database.write { tx in try tx.run(sql) }
    }
    let told = try #require(error)
    #expect(!"\(told)".contains("secret"))
    #expect(!String(reflecting: told).contains("secret"))
  }

  @Test(
    "the rule that refused is named",
    arguments: [
      ("INSERT INTO customer (writer, number, name) VALUES (0, 1, 'x')", "unique"),
      ("INSERT INTO customer (id, writer, number, name) VALUES (1, 0, 2, 'x')", "unique"),
      ("INSERT INTO customer (writer, number, name) VALUES (0, -1, 'x')", "check"),
      ("INSERT INTO customer (writer, number, name) VALUES (0, 2, NULL)", "notNull"),
      ("INSERT INTO lead (customer_id, note) VALUES (99, 'x')", "foreignKey"),
      ("INSERT INTO customer (writer, number, name) VALUES (0, 'many', 'x')", "other"),
    ])
  func rules(_ sql: String, _ kind: String) throws {
    let database = try Office.open(path)
    try Office.record(1, in: database)
    let error = #expect(throws: StorageError.self) {
      _ = try database.write { tx in try tx.run(SQL(verbatim: sql)) }
    }
    guard case .constraint(let rule) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(rule.kind.rawValue == kind)
  }

  @Test(
    "a file that only its owner may write says so to another user", .enabled(if: geteuid() == 0))
  func readOnlyFile() throws {
    _ = try Office.open(path)
    chmod(folder.path, 0o755)
    chmod(path, 0o644)
    #expect(try openAsNobody() == "error: \(StorageError.readOnly(path: path))\n")
    chmod(path, 0o600)
    let refused = try openAsNobody()
    #expect(
      refused == "error: \(StorageError.cannotOpen(path: path, reason: "Permission denied"))\n")
  }

  @Test("a folder that can't be written to says so", .enabled(if: geteuid() == 0))
  func readOnlyFolder() throws {
    _ = try Office.open(path)
    for name in folder.names where name != "a.db" { unlink(folder.file(name)) }
    chmod(folder.path, 0o755)
    chmod(path, 0o666)
    #expect(try openAsNobody() == "error: \(StorageError.readOnly(path: path))\n")
    #expect(folder.names == ["a.db"])
  }

  private func openAsNobody() throws -> String {
    try Child("storm", ["open", "file=\(path)", "user=65534", "number=5"]).rest()
  }

  @Test("a full disk is told, nothing is half-written, and the program goes on when there is room")
  func full() throws {
    let child = try Child("storm", ["fill", "file=\(path)", "bytes=300000"])
    let lines = child.rest().split(separator: "\n")
    #expect(child.wait() == .exited(0))
    #expect(lines.first.map(String.init) == StorageError.full(path: path).description)
    let database = try Office.open(path)
    #expect(try Office.faults(in: database) == [])
    let numbers = try Office.numbers(in: database)
    #expect(lines.last == "confirmed \(numbers.count)")
    #expect(numbers == Array(0..<numbers.count))
  }

  @Test(
    "after the engine undid everything by itself, nothing is written on", .timeLimit(.minutes(1)))
  func fullInside() throws {
    let child = try Child("storm", ["fill", "file=\(path)", "bytes=300000", "nested=1"])
    let lines = child.rest().split(separator: "\n")
    #expect(lines.first.map(String.init) == StorageError.full(path: path).description)
    let database = try Office.open(path)
    #expect(try Office.numbers(by: 7, in: database) == [])
    let numbers = try Office.numbers(in: database)
    #expect(lines.last == "confirmed \(numbers.count)")
    #expect(try Office.faults(in: database) == [])
  }

  @Test("a file that was cut short is found out or answers right", arguments: [0.1, 0.5, 0.9])
  func truncated(_ share: Double) throws {
    do {
      let database = try Office.open(path)
      for number in 0..<200 { try Office.record(number, in: database) }
    }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StorageError.self) {
      let database = try Office.open(path, opening: .existing)
      let faults = try Office.faults(in: database)
      if let first = faults.first { throw StorageError.damaged(path: path, detail: first) }
    }
    guard case .damaged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("whichever byte is flipped, no row is lost unseen and nothing crashes")
  func flipped() throws {
    do {
      let database = try Office.open(path)
      for number in 0..<40 { try Office.record(number, in: database) }
    }
    let times = Patience.tortured ? 10_000 : 500
    let children = try (1...2).map { seed in
      try Child(
        "storm", ["flip", "file=\(path)", "copy=\(seed)", "seed=\(seed)", "times=\(times)"])
    }
    for child in children {
      let told = child.rest()
      #expect(child.wait() == .exited(0), "\(told)")
      let words = told.split(whereSeparator: \.isWhitespace)
      #expect(words.first == "right")
      #expect(words.count == 8 && (Int(words[3]) ?? 0) > 0, "nothing was found out: \(told)")
      #expect(words.last == "0", "\(told)")
    }
  }
}
