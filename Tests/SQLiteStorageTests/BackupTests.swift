import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

struct BackupTests {
  let folder = TemporaryFolder()
  let database: Database

  init() throws {
    database = try Office.open(folder.file("a.db"))
    for number in 0..<10 { try Office.record(number, in: database) }
  }

  @Test("a backup holds every row, is one file, and is the owner's alone")
  func whole() throws {
    let copies = TemporaryFolder()
    var steps: [Double] = []
    let size = try database.connection.backup(to: copies.file("b.db")) { steps.append($0) }
    #expect(steps == [0, 1])
    #expect(copies.names == ["b.db"])
    let attributes = try FileManager.default.attributesOfItem(atPath: copies.file("b.db"))
    #expect(attributes[.size] as? Int == size)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let copy = try Office.open(copies.file("b.db"), opening: .snapshot)
    #expect(try Office.numbers(in: copy) == Array(0..<10))
    #expect(try copy.connection.schemaVersion() == 1)
    #expect(copies.names == ["b.db"], "looking into a copy leaves nothing beside it")
  }

  @Test("what a killed backup left is cleared away, what is still being made is not")
  func abandoned() throws {
    let path = folder.file("a.db")
    func put(_ name: String) throws {
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder.file(name)))
    }
    let left = ["a.db.before-v6.part-17", "a.db.part-4294967295"]
    let others = [
      "a.db.part-old", "a.dbx.part-3", "b.db.part-3", "a.db.before-v5", "a.db.part-3.txt",
    ]
    for name in left + others + ["\(left[0])-journal"] { try put(name) }
    let held = open(folder.file("a.db.part-5"), O_RDWR | O_CREAT, 0o600)
    flock(held, LOCK_EX)
    SQLiteConnection.removeAbandonedCopies(beside: path)
    #expect(Set(folder.names).isSuperset(of: others + ["a.db.part-5"]))
    #expect(folder.names.allSatisfy { !$0.hasPrefix(left[0]) && $0 != left[1] })
    close(held)
    SQLiteConnection.removeAbandonedCopies(beside: path)
    #expect(!folder.names.contains("a.db.part-5"))
  }

  @Test("a backup in the making is not taken for one that was abandoned")
  func making() throws {
    let path = folder.file("a.db")
    _ = try database.connection.backup(to: folder.file("a.db.before-v2")) { _ in
      SQLiteConnection.removeAbandonedCopies(beside: path)
    }
    #expect(folder.names.contains("a.db.before-v2"))
    #expect(!folder.names.contains { $0.contains(".part-") })
  }

  @Test("a name that is taken is refused, and what bears it stays")
  func taken() throws {
    let path = folder.file("b.db")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StorageError.exists(path: path)) {
      try database.connection.backup(to: path, progress: { _ in })
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
  }

  @Test("a backup that is stopped, while it copies or is proved, leaves no file")
  func stopped() throws {
    try database.write { tx in
      _ = try tx.run(
        """
        WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
        INSERT INTO customer (writer, number, name)
        SELECT 0, i, hex(zeroblob(500)) FROM n
        """)
    }
    let interrupter = database.connection.interrupter
    let copies = TemporaryFolder()
    // A big file is copied in more than one step.
    for place in 0...2 {
      var told: [Double] = []
      #expect(throws: StorageError.interrupted) {
        try database.connection.backup(to: copies.file("b.db")) { done in
          told.append(done)
          if told.count == place + 1 || done == 1 { interrupter.interrupt() }
        }
      }
      #expect(told.count == place + 1 && told.allSatisfy { $0 < 1 }, "\(told)")
      #expect(copies.names == [])
    }
    let nag = Thread { while !Thread.current.isCancelled { interrupter.interrupt() } }
    #expect(throws: StorageError.interrupted) {
      try database.connection.backup(to: copies.file("b.db")) { if $0 == 1 { nag.start() } }
    }
    nag.cancel()
    while !nag.isFinished { usleep(100) }
    #expect(copies.names == [])
    _ = try database.connection.backup(to: copies.file("b.db"), progress: { _ in })
    #expect(copies.names == ["b.db"])
  }

  @Test("a folder that is not there is named with the reason")
  func noFolder() {
    let path = folder.file("no/b.db")
    #expect(throws: StorageError.cannotOpen(path: path, reason: "No such file or directory")) {
      try database.connection.backup(to: path, progress: { _ in })
    }
  }

  @Test("a backup of rows that point nowhere is refused and leaves no file")
  func unsound() throws {
    try database.connection.run(
      script: "PRAGMA foreign_keys = OFF; DELETE FROM customer WHERE number = 3")
    let copies = TemporaryFolder()
    let expected = StorageError.damaged(
      path: folder.file("a.db"), detail: "2 rows point to rows that are not there")
    #expect(throws: expected) {
      try database.connection.backup(to: copies.file("b.db"), progress: { _ in })
    }
    #expect(copies.names == [])
  }

  @Test("while others write, a backup is of one moment")
  func whileWriting() throws {
    let child = try Child(
      "storm", ["write", "file=\(folder.file("a.db"))", "writer=1", "seconds=1", "aloud=1"])
    #expect(child.line() == "0")
    for number in 0..<5 {
      let path = folder.file("b\(number).db")
      try database.connection.backup(to: path, progress: { _ in })
      let copy = try Office.open(path, opening: .snapshot)
      #expect(try Office.faults(in: copy) == [])
      let numbers = try Office.numbers(by: 1, in: copy)
      #expect(numbers == Array(0..<numbers.count))
    }
    child.signal(SIGKILL)
  }
}
