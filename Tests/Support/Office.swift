package import SQLiteStorage
package import Storage

/// A tiny business for the storage tests: every record is one customer and two leads, written in one
/// transaction, so that a half-written one can be told.
package enum Office {
  package static let migrations = [
    Migration(
      "Customers and their leads",
      """
      CREATE TABLE customer (
        id INTEGER PRIMARY KEY,
        writer INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        name TEXT NOT NULL,
        UNIQUE (writer, number)
      ) STRICT;
      CREATE TABLE lead (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        note TEXT NOT NULL
      ) STRICT;
      CREATE INDEX lead_customer ON lead (customer_id);
      """)
  ]

  package static let migrator = Migrator(migrations, regenerate: { _ in })

  /// Opens the file, made and claimed first if need be.
  package static func open(
    _ path: String, opening: SQLiteConnection.Opening = .new,
    options: SQLiteConnection.Options = .init()
  ) throws -> Database {
    let connection = try SQLiteConnection(path: path, opening: opening, options: options)
    let database = Database(connection)
    if opening != .snapshot, try connection.schemaVersion() == 0 {
      try database.write { _ in
        try connection.claim()
        try migrator.migrate(database, snapshot: { _ in })
      }
    }
    return database
  }

  package static func record(
    _ number: Int, by writer: Int = 0, name: String = "Asha", in database: Database
  ) throws {
    try database.write { tx in
      let customer: Int = try tx.insert(
        """
        INSERT INTO customer (writer, number, name) VALUES (\(writer), \(number), \(name))
        RETURNING id
        """)
      for note in ["first", "second"] {
        try tx.run("INSERT INTO lead (customer_id, note) VALUES (\(customer), \(note))")
      }
    }
  }

  /// The numbers that one writer's records bear.
  package static func numbers(by writer: Int = 0, in database: Database) throws -> [Int] {
    try database.read { tx in
      try tx.values("SELECT number FROM customer WHERE writer = \(writer) ORDER BY number")
    }
  }

  /// What is wrong with the file; nothing, when every promise holds.
  package static func faults(in database: Database) throws -> [String] {
    var found = try database.connection.damage()
    let dangling = try database.connection.danglingReferences()
    if dangling > 0 { found.append("\(dangling) dangling references") }
    let halves: Int? = try database.read { tx in
      try tx.value(
        """
        SELECT count(*) FROM customer
        WHERE (SELECT count(*) FROM lead WHERE customer_id = customer.id) <> 2
        """)
    }
    if let halves, halves > 0 { found.append("\(halves) half-written records") }
    return found
  }
}
