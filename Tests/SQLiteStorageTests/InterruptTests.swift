import Foundation
import SQLiteStorage
import Storage
import Support
import Testing

@Suite("Work that nobody waits for any more is stopped")
struct InterruptTests {
  let folder = TemporaryFolder()
  let database: Database

  init() throws { database = try Office.open(folder.file("a.db")) }

  /// Counts until somebody stops it.
  private static let endless: SQL = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
    """

  /// Calls again and again until told to rest: whoever calls once may call before the work begins.
  private func nagging(_ interrupter: Interrupter, _ body: () throws -> Void) rethrows {
    let nag = Thread { while !Thread.current.isCancelled { interrupter.interrupt() } }
    nag.start()
    defer {
      nag.cancel()
      while !nag.isFinished { usleep(100) }
    }
    try body()
  }

  @Test("a slow question is stopped from another thread, and the next one is answered")
  func question() throws {
    nagging(database.connection.interrupter) {
      #expect(throws: StorageError.interrupted) {
        try database.read { tx in try tx.value(InterruptTests.endless, as: Int.self) }
      }
    }
    try Office.record(1, in: database)
    #expect(try Office.numbers(in: database) == [1])
  }

  @Test("a write that is stopped leaves nothing, and the gate is open again")
  func write() throws {
    nagging(database.connection.interrupter) {
      #expect(throws: StorageError.interrupted) {
        try database.write { tx in
          try tx.run("INSERT INTO customer (writer, number, name) VALUES (0, 7, 'Asha')")
          _ = try tx.value(InterruptTests.endless, as: Int.self)
        }
      }
    }
    try Office.record(1, in: database)
    #expect(try Office.numbers(in: database) == [1])
  }

  @Test("a call between two statements stops the second; one before the transaction stops nothing")
  func between() throws {
    let interrupter = database.connection.interrupter
    interrupter.interrupt()
    let one: Int? = try database.read { tx in try tx.value("SELECT 1") }
    #expect(one == 1)
    #expect(throws: StorageError.interrupted) {
      try database.read { tx in
        interrupter.interrupt()
        _ = try tx.value("SELECT 1", as: Int.self)
      }
    }
    #expect(throws: StorageError.interrupted) {
      try database.write { tx in
        try tx.run("INSERT INTO customer (writer, number, name) VALUES (0, 7, 'Asha')")
        interrupter.interrupt()
      }
    }
    #expect(try Office.numbers(in: database) == [])
  }

  @Test("what was confirmed stays, however often somebody calls")
  func confirmed() throws {
    var kept: [Int] = []
    nagging(database.connection.interrupter) {
      for number in 0..<200 {
        do {
          try Office.record(number, in: database)
          kept.append(number)
        } catch {
          #expect(error as? StorageError == .interrupted)
        }
      }
    }
    #expect(try Office.numbers(in: database) == kept)
  }

  @Test("a connection that is closed can't be stopped any more")
  func closed() throws {
    var connection: SQLiteConnection? = try SQLiteConnection(path: folder.file("a.db"))
    let interrupter = try #require(connection).interrupter
    nagging(interrupter) { connection = nil }
    interrupter.interrupt()
    #expect(StorageError.interrupted.description.contains("stopped before it was done"))
  }
}
