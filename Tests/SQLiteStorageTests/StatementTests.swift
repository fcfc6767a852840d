import SQLiteStorage
import Storage
import Support
import Testing

struct StatementTests {
  let folder = TemporaryFolder()
  let database: Database

  init() throws { database = try Office.open(folder.file("a.db")) }

  @Test(
    "every kind of value comes back as it was bound",
    arguments: [
      Value.null, .integer(.min), .integer(.max), .real(0.1), .real(-0.0), .text(""),
      .text("Größe 😀 \u{1} 名"), .text("a\0b"), .blob([]), .blob([0, 1, 255]),
    ])
  func roundTrip(_ value: Value) throws {
    #expect(try database.read { tx in try tx.values("SELECT \(value)") } == [value])
  }

  @Test("texts of any length stand side by side, the first time and again")
  func manyTexts() throws {
    for round in 1...3 {
      let texts = (0..<300).map { String(repeating: "é", count: $0 * round % 257) }
      #expect(try database.read { tx in try tx.values(SQL.column(texts.map(\.stored))) } == texts)
    }
  }

  @Test("an empty text and empty bytes are not NULL")
  func emptiness() throws {
    let kinds: [String] = try database.read { tx in
      [
        try tx.value("SELECT typeof(\(""))") ?? "",
        try tx.value("SELECT typeof(\([UInt8]()))") ?? "",
      ]
    }
    #expect(kinds == ["text", "blob"])
  }

  @Test("nothing of the last use is left in a statement that is used again")
  func cached() throws {
    for number in 0..<3 { try Office.record(number, in: database) }
    try database.read { tx in
      for number in [2, 0, 1, 2] {
        let found: Int? = try tx.value("SELECT number FROM customer WHERE number = \(number)")
        #expect(found == number)
      }
      #expect(try tx.value("SELECT number FROM customer WHERE number = \(9)", as: Int.self) == nil)
    }
  }

  @Test("the same text may be asked again while it is being answered")
  func reentrant() throws {
    for number in 0..<5 { try Office.record(number, in: database) }
    var pairs: [[Int]] = []
    try database.read { tx in
      try tx.each("SELECT number FROM customer WHERE number >= \(3) ORDER BY number") { outer in
        let left: Int = try outer.next()
        try tx.each("SELECT number FROM customer WHERE number >= \(4) ORDER BY number") { inner in
          pairs.append([left, try inner.next()])
        }
      }
    }
    #expect(pairs == [[3, 4], [4, 4]])
  }

  @Test("more texts than the cache holds, one of them in use, all answer right")
  func fullCache() throws {
    for number in 0..<3 { try Office.record(number, in: database) }
    var outer: [Int] = []
    try database.read { tx in
      try tx.each("SELECT number FROM customer ORDER BY number") { row in
        outer.append(try row.next())
        for index in 0..<400 {
          #expect(try tx.value("SELECT \(name: "\(index)") + \(index)") == 2 * index)
        }
      }
    }
    #expect(outer == [0, 1, 2])
  }

  @Test("a name of a column is told, and an unknown one is our mistake")
  func names() throws {
    try database.read { tx in
      try tx.each("SELECT 1 AS one, 2 AS two") { row in
        #expect((0..<row.columnCount).map { row.name(of: $0) } == ["one", "two"])
      }
    }
    #expect(
      throws: StorageError.statement(
        message: "no such column: nobody", sql: "SELECT nobody FROM lead WHERE id = $1")
    ) {
      try database.read { tx in
        try tx.value("SELECT nobody FROM lead WHERE id = \(7)", as: Int.self)
      }
    }
  }

  @Test("a text longer than any that we keep is refused, not cut")
  func tooLong() throws {
    let text = String(repeating: "x", count: (64 << 20) + 1)
    #expect(throws: StorageError.self) {
      try database.write { tx in
        try tx.run("INSERT INTO customer (writer, number, name) VALUES (0, 1, \(text))")
      }
    }
    #expect(try Office.numbers(in: database) == [])
  }

  @Test("one statement changes as many pages as there are, and can be undone")
  func large() throws {
    try database.write { tx in
      try tx.run("CREATE TABLE page (number INTEGER PRIMARY KEY, words TEXT)")
      try tx.run(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
        INSERT INTO page SELECT i, hex(zeroblob(1500)) FROM n
        """)
    }
    struct Refused: Error {}
    try database.write { tx in
      #expect(throws: Refused.self) {
        try database.write { tx in
          try tx.run("UPDATE page SET words = 'x' || words")
          try tx.run("DELETE FROM page WHERE number % 2 = 0")
          throw Refused()
        }
      }
      #expect(try tx.value("SELECT count(*) FROM page WHERE words LIKE '0%'") == 6000)
      try tx.run("DROP TABLE page")
    }
  }

  @Test(
    "a statement that is refused at its last row leaves nothing of the others",
    arguments: [4, 4000])
  func refusedLate(rows: Int) throws {
    try database.write { tx in
      try tx.run("CREATE TABLE page (number INTEGER UNIQUE, words TEXT)")
      try tx.run("INSERT INTO page VALUES (\(rows), 'first')")
      for _ in 1...2 {
        #expect(throws: StorageError.self) {
          try tx.run(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(rows))
            INSERT INTO page SELECT i, hex(zeroblob(700)) FROM n
            """)
        }
        #expect(try tx.values("SELECT words FROM page") == ["first"])
      }
      try tx.run("DROP TABLE page")
    }
  }
}
