import CSQLite
import Foundation
import Storage
import Support
import Testing

@testable import SQLiteStorage

struct WriteGateTests {
  let folder = TemporaryFolder()
  var path: String { folder.file("a.db") }

  private func hurried() -> SQLiteConnection.Options {
    var options = SQLiteConnection.Options()
    options.patience = 100
    return options
  }

  @Test("who waits in vain is told who holds the file, by user and process")
  func holder() throws {
    let database = try Office.open(path, options: hurried())
    let child = try Child("storm", ["hold", "file=\(path)"])
    #expect(child.line() == "held")
    let user = NSUserName()
    #expect(
      throws: StorageError.busy(path: path, holder: "\(user) (process \(child.id))", seconds: 0)
    ) {
      try Office.record(1, in: database)
    }
    #expect(try Office.numbers(in: database) == [], "a reader does not wait")
  }

  @Test("the gate of a process that is killed opens by itself")
  func killed() throws {
    let database = try Office.open(path)
    let child = try Child("storm", ["hold", "file=\(path)"])
    #expect(child.line() == "held")
    child.signal(SIGKILL)
    try Office.record(1, in: database)
    #expect(try Office.numbers(in: database) == [1])
    #expect(try Office.faults(in: database) == [])
  }

  @Test("who waits gets his turn when the holder is done")
  func waits() async throws {
    let gate = try { try WriteGate(database: made()) }()
    #expect(gate.enter(milliseconds: 0))
    let path = path
    let waiting = Task.detached { try WriteGate(database: path).enter(milliseconds: 60_000) }
    #expect(try !WriteGate(database: path).enter(milliseconds: 0))
    gate.leave()
    #expect(try await waiting.value)
  }

  @Test("a free gate has no holder, a held one has")
  func free() throws {
    let gate = try WriteGate(database: made())
    let other = try WriteGate(database: path)
    #expect(other.holder() == nil)
    #expect(gate.enter(milliseconds: 0))
    #expect(other.holder() == "\(NSUserName()) (process \(getpid()))")
    gate.leave()
    #expect(other.holder() == nil)
  }

  @Test("a stopped holder keeps nobody longer than his patience")
  func stopped() throws {
    let database = try Office.open(path, options: hurried())
    let child = try Child("storm", ["hold", "file=\(path)"])
    #expect(child.line() == "held")
    child.signal(SIGSTOP)
    for number in 0..<3 {
      #expect(throws: StorageError.self) { try Office.record(number, in: database) }
    }
    child.signal(SIGKILL)
    child.wait()
    try Office.record(7, in: database)
    #expect(try Office.numbers(in: database) == [7])
  }

  @Test("a foreign writer that knows no gate is waited for, and then told of")
  func foreignWriter() throws {
    let database = try Office.open(path, options: hurried())
    let child = try Child("storm", ["hold", "file=\(path)", "gated=0"])
    #expect(child.line() == "held")
    #expect(throws: StorageError.busy(path: path, holder: nil, seconds: 0)) {
      try Office.record(1, in: database)
    }
    child.signal(SIGKILL)
    child.wait()
    try Office.record(2, in: database)
    #expect(try Office.numbers(in: database) == [2])
  }

  @Test("a write that throws opens the gate again")
  func opensAgain() throws {
    struct Refused: Error {}
    let database = try Office.open(path)
    let other = try Office.open(path, options: hurried())
    #expect(throws: Refused.self) { try database.write { _ in throw Refused() } }
    try Office.record(1, in: other)
    try Office.record(2, in: database)
    #expect(try Office.numbers(in: other) == [1, 2])
  }

  @Test("the first write inside a write is undone without letting another writer in")
  func staysClosed() throws {
    struct Refused: Error {}
    let database = try Office.open(path)
    let other = try Office.open(path, options: hurried())
    try database.write { tx in
      #expect(throws: Refused.self) {
        try database.write { inner in
          try Office.record(1, in: database)
          throw Refused()
        }
      }
      #expect(throws: StorageError.self) { try Office.record(2, in: other) }
      try Office.record(3, in: database)
    }
    #expect(try Office.numbers(in: other) == [3])
  }

  @Test("a foreign writer that slips in while a write is undone ends the transaction")
  func slipsIn() throws {
    struct Refused: Error {}
    let connection = try SQLiteConnection(path: made())
    let database = Database(connection)
    var ungated = hurried()
    ungated.gated = false
    let foreign = Slip(try Office.open(path, options: ungated))
    func write() throws {
      try database.write { tx in
        #expect(throws: Refused.self) {
          try database.write { _ in
            try Office.record(1, in: database)
            foreign.slipIn(whenUndone: connection)
            throw Refused()
          }
        }
        #expect(throws: StorageError.self) { try Office.record(3, in: database) }
      }
    }
    let error = #expect(throws: StorageError.self) { try write() }
    sqlite3_rollback_hook(connection.handle, nil, nil)
    withExtendedLifetime(foreign) {}
    #expect(error == .busy(path: path, holder: nil, seconds: 0))
    #expect(try Office.numbers(in: database) == [2])
    try Office.record(4, in: database)
    #expect(try Office.numbers(in: database) == [2, 4])
  }

  /// Writes once, at the moment when another connection has undone its transaction.
  private final class Slip {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func slipIn(whenUndone connection: SQLiteConnection) {
      sqlite3_rollback_hook(
        connection.handle,
        { context in
          guard let context else { return }
          let slip = Unmanaged<Slip>.fromOpaque(context).takeUnretainedValue()
          try? Office.record(2, in: slip.database)
        }, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  @Test("eight processes write through the gate and nothing is lost")
  func processes() throws {
    let database = try Office.open(path)
    let children = try (1...8).map { writer in
      try Child("storm", ["commit", "file=\(path)", "count=25", "writer=\(writer)", "pages=8"])
    }
    for child in children { #expect(child.rest() == "done\n") }
    for writer in 1...8 {
      #expect(try Office.numbers(by: writer, in: database) == Array(0..<25))
    }
    #expect(try Office.faults(in: database) == [])
  }

  private func made() throws -> String {
    _ = try Office.open(path)
    return path
  }
}
