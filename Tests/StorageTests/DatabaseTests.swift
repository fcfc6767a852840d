import SQLiteStorage
import Storage
import Support
import Testing

/// Transactions, shown over the engine that we have.
struct DatabaseTests {
  let folder = TemporaryFolder()
  let database: Database

  init() throws { database = try Office.open(folder.file("a.db")) }

  private struct Refused: Error, Equatable { var reason = "" }

  private func add(_ number: Int, _ tx: borrowing Transaction) throws {
    try tx.run("INSERT INTO customer (writer, number, name) VALUES (0, \(number), 'Asha')")
  }

  @Test("what a write did is there after it")
  func write() throws {
    try database.write { tx in try add(1, tx) }
    #expect(try Office.numbers(in: database) == [1])
  }

  @Test("a write that throws leaves nothing behind, and its own error is told")
  func rollback() throws {
    #expect(throws: Refused(reason: "no")) {
      try database.write { tx in
        try add(1, tx)
        throw Refused(reason: "no")
      }
    }
    #expect(try Office.numbers(in: database) == [])
    try database.write { tx in try add(2, tx) }
    #expect(try Office.numbers(in: database) == [2])
  }

  @Test("a write inside a write fails alone")
  func savepoint() throws {
    try database.write { tx in
      try add(1, tx)
      #expect(throws: Refused()) {
        try database.write { inner in
          try add(2, inner)
          throw Refused()
        }
      }
      try database.write { inner in try add(3, inner) }
    }
    #expect(try Office.numbers(in: database) == [1, 3])
  }

  @Test("the first write inside a write fails alone too, and those inside it")
  func firstOfAWrite() throws {
    try database.write { tx in
      for refused in [2, 3] {
        #expect(throws: Refused()) {
          try database.write { inner in
            try database.write { innermost in try add(1, innermost) }
            try add(refused, inner)
            throw Refused()
          }
        }
        #expect(try Office.numbers(in: database) == [])
      }
      try database.write { inner in
        #expect(throws: Refused()) {
          try database.write { innermost in
            try add(4, innermost)
            throw Refused()
          }
        }
        try add(5, inner)
        #expect(throws: Refused()) {
          try database.write { innermost in
            try add(6, innermost)
            throw Refused()
          }
        }
      }
      try add(7, tx)
    }
    #expect(try Office.numbers(in: database) == [5, 7])
  }

  @Test("what was made beside the rows goes with the first write that fails")
  func firstMakesATable() throws {
    try database.write { tx in
      for _ in 0..<2 {
        #expect(throws: Refused()) {
          try database.write { _ in
            try database.connection.run(script: "CREATE TABLE note (text TEXT)")
            try database.write { inner in _ = try inner.run("INSERT INTO note VALUES ('x')") }
            throw Refused()
          }
        }
      }
      try add(1, tx)
      #expect(try !tx.exists("SELECT 1 FROM sqlite_schema WHERE name = 'note'"))
    }
    #expect(try Office.numbers(in: database) == [1])
  }

  @Test("a question goes on while a write that it led to is refused")
  func refusedInAnAnswer() throws {
    for number in 1...4 { try Office.record(number, in: database) }
    var seen: [Int] = []
    try database.write { tx in
      try tx.each("SELECT number FROM customer ORDER BY number") { row in
        let number: Int = try row.next()
        seen.append(number)
        #expect(throws: Refused()) {
          try database.write { inner in
            try inner.run("UPDATE customer SET name = 'Ravi'")
            throw Refused()
          }
        }
      }
      #expect(try !tx.exists("SELECT 1 FROM customer WHERE name = 'Ravi'"))
      try add(5, tx)
    }
    #expect(seen == [1, 2, 3, 4])
    #expect(try Office.numbers(in: database) == [1, 2, 3, 4, 5])
  }

  @Test("an inner write is undone with the outer one")
  func outerFails() throws {
    #expect(throws: Refused()) {
      try database.write { _ in
        try database.write { inner in
          try database.write { innermost in try add(3, innermost) }
          try add(2, inner)
        }
        throw Refused()
      }
    }
    #expect(try Office.numbers(in: database) == [])
  }

  @Test("a refused row undoes the whole write, and the rule is named")
  func constraint() throws {
    let expected = StorageError.constraint(
      .init(kind: .unique, subject: "customer.writer, customer.number"))
    #expect(throws: expected) {
      try database.write { tx in
        try add(1, tx)
        try add(1, tx)
      }
    }
    #expect(try Office.numbers(in: database) == [])
  }

  @Test("a key that points nowhere is refused at once")
  func foreignKey() throws {
    let error = #expect(throws: StorageError.self) {
      try database.write { tx in
        try tx.run("INSERT INTO lead (customer_id, note) VALUES (99, 'x')")
      }
    }
    guard case .constraint(let rule) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(rule.kind == .foreignKey)
  }

  @Test("a read sees one moment, whatever others commit meanwhile")
  func snapshot() throws {
    try Office.record(1, in: database)
    let other = try Office.open(folder.file("a.db"))
    try database.read { tx in
      #expect(try tx.value("SELECT count(*) FROM customer") == 1)
      try Office.record(2, in: other)
      #expect(try tx.value("SELECT count(*) FROM customer") == 1)
      #expect(try Office.numbers(in: database) == [1])
    }
    #expect(try Office.numbers(in: database) == [1, 2])
  }

  @Test("a read inside a write sees what the write did")
  func readInWrite() throws {
    try database.write { tx in
      try add(1, tx)
      #expect(try Office.numbers(in: database) == [1])
    }
  }

  @Test("a read that throws lets the next one begin")
  func readFails() throws {
    #expect(throws: Refused()) {
      try database.read { (_: borrowing Transaction) throws -> Void in throw Refused() }
    }
    #expect(try Office.numbers(in: database) == [])
  }

  @Test("a read that turns into a write is our own mistake")
  func readTurnsIntoWrite() async {
    await #expect(processExitsWith: .failure) {
      let folder = TemporaryFolder()
      let database = try Office.open(folder.file("a.db"))
      // The process will not live to tidy up.
      folder.remove()
      try database.read { _ in try Office.record(1, in: database) }
    }
  }

  @Test("the questions of a transaction: each, all, first, value, values, exists, insert, run")
  func questions() throws {
    struct Named: Record, Equatable {
      let number: Int
      let name: String
      init(number: Int, name: String) {
        self.number = number
        self.name = name
      }
      init(row: inout Row) throws {
        number = try row.next()
        name = try row.next()
      }
    }
    try database.write { tx in
      for number in 1...3 { try add(number, tx) }
      let all: [Named] = try tx.all("SELECT number, name FROM customer ORDER BY number")
      #expect(all.map(\.number) == [1, 2, 3])
      let first: Named? = try tx.first("SELECT number, name FROM customer ORDER BY number DESC")
      #expect(first == Named(number: 3, name: "Asha"))
      let none: Named? = try tx.first("SELECT number, name FROM customer WHERE number = \(9)")
      #expect(none == nil)
      #expect(try tx.values("SELECT number FROM customer ORDER BY number") == [1, 2, 3])
      #expect(try tx.exists("SELECT 1 FROM customer WHERE number = \(2)"))
      #expect(try !tx.exists("SELECT 1 FROM customer WHERE number = \(9)"))
      #expect(try tx.run("UPDATE customer SET name = \("Ravi") WHERE number > \(1)") == 2)
      #expect(try tx.run("SELECT 1") == 0)
      let id: Int = try tx.insert(
        "INSERT INTO customer (writer, number, name) VALUES (0, 4, 'Meera') RETURNING id")
      #expect(try tx.value("SELECT number FROM customer WHERE id = \(id)") == 4)
    }
  }

  @Test("the first of what a change answers is the first, and the change is made whole")
  func firstOfAChange() throws {
    try database.write { tx in
      let first: Int? = try tx.value(
        "INSERT INTO customer (writer, number, name) VALUES (0, 1, 'a'), (0, 2, 'b') RETURNING number"
      )
      #expect(first == 1)
    }
    #expect(try Office.numbers(in: database) == [1, 2])
  }
}
