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
      SQLFunction("shout", arguments: 1) { call in
        guard case .text(let text) = call.value(at: 0) else { return call.answer(.null) }
        call.answer(.text(text.uppercased()))
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
    try database.connection.define(SQLFunction("same", arguments: 1) { $0.answer($0.value(at: 0)) })
    #expect(try database.read { tx in try tx.values("SELECT same(\(value))") } == [value])
  }

  @Test(
    "a text is lent as its bytes, and nothing is where there is no text",
    arguments: [
      (Value.text("größe"), "größe"), (.text(""), ""), (.text("a\u{0}b"), "a\u{0}b"), (.null, nil),
      (.integer(7), nil), (.blob([0x41]), nil),
    ] as [(Value, String?)])
  func texts(_ value: Value, text: String?) throws {
    try database.connection.define(
      SQLFunction("lent", arguments: 1) { call in call.withText(at: 0) { call.answer(text: $0) } })
    #expect(
      try database.read { tx in try tx.values("SELECT lent(\(value))") } == [text.stored])
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
    try database.connection.define(SQLFunction("shout", arguments: 1) { $0.answer(.integer(1)) })
    #expect(try database.read { tx in try tx.value("SELECT shout('x')") } == 1)
  }
}
