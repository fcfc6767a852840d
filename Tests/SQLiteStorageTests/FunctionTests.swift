import SQLiteStorage
import Storage
import Support
import Testing

struct FunctionTests {
  let folder = TemporaryFolder()
  let database: Database

  init() throws {
    database = try Office.open(folder.file("a.db"))
    try database.connection.define(
      SQLFunction("shout", arguments: 1) { values in
        guard case .text(let text) = values[0] else { return .null }
        return .text(text.uppercased())
      })
  }

  @Test("a function of ours answers in SQL")
  func answer() throws {
    #expect(try database.read { tx in try tx.value("SELECT shout(\("größe"))") } == "GRÖSSE")
    #expect(try database.read { tx in try tx.values("SELECT shout(NULL)") } == [Value.null])
  }

  @Test(
    "every kind of value passes through a function",
    arguments: [
      Value.null, .integer(7), .real(0.5), .text(""), .text("x"), .blob([]), .blob([0, 9]),
    ])
  func kinds(_ value: Value) throws {
    try database.connection.define(SQLFunction("same", arguments: 1) { $0[0] })
    #expect(try database.read { tx in try tx.values("SELECT same(\(value))") } == [value])
  }

  @Test("a trigger may call it although the schema is not trusted")
  func inTrigger() throws {
    _ = try database.write { tx in
      try tx.run(
        """
        CREATE TRIGGER loud AFTER INSERT ON customer BEGIN
          UPDATE customer SET name = shout(NEW.name) WHERE id = NEW.id;
        END
        """)
    }
    try Office.record(1, name: "asha", in: database)
    #expect(try database.read { tx in try tx.value("SELECT name FROM customer") } == "ASHA")
  }

  @Test("a function that is defined again is the new one")
  func again() throws {
    try database.connection.define(SQLFunction("shout", arguments: 1) { _ in .integer(1) })
    #expect(try database.read { tx in try tx.value("SELECT shout('x')") } == 1)
  }
}
