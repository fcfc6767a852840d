import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

struct ChangeWatchTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("a.db") }

  @Test("a commit of another process is heard and seen")
  func otherProcess() throws {
    let database = try Office.open(path)
    let watch = try #require(ChangeWatch(database: path))
    let before = try database.connection.changeCounter()
    let child = try Child("storm", ["commit", "file=\(path)"])
    #expect(watch.wait(milliseconds: 60_000))
    #expect(child.rest() == "done\n")
    #expect(try database.connection.changeCounter() != before)
    #expect(try Office.numbers(in: database) == [0])
  }

  @Test("what is undone, read or copied back rings no bell")
  func silence() throws {
    struct Refused: Error {}
    let connection = try SQLiteConnection(path: made())
    let database = Database(connection)
    let watch = try #require(ChangeWatch(database: path))
    #expect(throws: Refused.self) {
      try database.write { tx in
        try tx.run("DELETE FROM customer")
        throw Refused()
      }
    }
    _ = try Office.numbers(in: database)
    try connection.checkpointNow()
    #expect(!watch.wait(milliseconds: 0))
  }

  @Test("several rings that nobody heard are one")
  func several() throws {
    let database = try Office.open(path)
    let watch = try #require(ChangeWatch(database: path))
    for number in 0..<3 { try Office.record(number, in: database) }
    #expect(watch.wait(milliseconds: 60_000))
    #expect(!watch.rang())
  }

  @Test("a watch through a link hears the file")
  func link() throws {
    let database = try Office.open(path)
    let link = folder.file("link.db")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let watch = try #require(ChangeWatch(database: link))
    try Office.record(1, in: database)
    #expect(watch.wait(milliseconds: 60_000))
  }

  @Test("the counter stands still for one's own commits and moves for another connection's")
  func counter() throws {
    let database = try Office.open(path)
    let other = try Office.open(path)
    let start = try database.connection.changeCounter()
    try Office.record(1, in: database)
    #expect(try database.connection.changeCounter() == start)
    try Office.record(2, in: other)
    #expect(try database.connection.changeCounter() != start)
  }

  private func made() throws -> String {
    _ = try Office.open(path)
    return path
  }
}
