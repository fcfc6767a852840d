/// What is lent to the closure of a read or a write: questions and commands, all in one transaction.
package struct Transaction: ~Copyable {
  private let connection: any Connection

  init(_ connection: any Connection) { self.connection = connection }

  package var dialect: any Dialect { connection.dialect }

  /// What has changed in the event that is open.
  package var notes: ChangeNotes { connection.notes }

  /// Runs a statement that answers nothing. Returns the number of rows it changed.
  @discardableResult
  package func run(_ sql: SQL) throws -> Int { try connection.execute(sql, row: { _ in true }) }

  package func each(_ sql: SQL, _ body: (inout Row) throws -> Void) throws {
    try connection.execute(sql) { row in
      try body(&row)
      return true
    }
  }

  package func all<T: Record>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
    var answer: [T] = []
    try each(sql) { row in answer.append(try T(row: &row)) }
    return answer
  }

  package func first<T: Record>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    var answer: T?
    try connection.execute(sql) { row in
      answer = try T(row: &row)
      return false
    }
    return answer
  }

  /// The first column of the first row; nil when there is no row or nothing in it.
  package func value<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    var answer: T?
    try connection.execute(sql) { row in
      answer = try row.next()
      return false
    }
    return answer
  }

  /// The first column of every row.
  package func values<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
    var answer: [T] = []
    try each(sql) { row in answer.append(try row.next()) }
    return answer
  }

  package func exists(_ sql: SQL) throws -> Bool {
    var found = false
    try connection.execute(sql) { _ in
      found = true
      return false
    }
    return found
  }

  package func add(_ rows: Rows) throws {
    try rows.insertion.statements(for: rows.cells.all) { template, some in
      try connection.execute(template, some, of: rows.cells)
    }
  }

  package func add(_ insertion: Insertion, _ tell: (inout Rows) throws -> Void) throws {
    var rows = Rows(insertion)
    try tell(&rows)
    try add(rows)
  }

  /// The number that the next row of a table will get, where its rows are numbered in turn.
  package func nextNumber(of table: String) throws -> Int64 {
    (try value(dialect.lastNumber(of: table)) ?? 0) + 1
  }

  /// Inserts one row and answers its number.
  package func insert<T: Storable>(_ sql: SQL, as type: T.Type = T.self) throws -> T {
    try T(stored: .integer(connection.insert(sql)))
  }
}
