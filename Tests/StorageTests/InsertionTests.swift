import Storage
import Support
import Testing

@Suite("Rows that are added together")
struct InsertionTests {
  private static let insertion = Insertion(into: "note", "id, text")

  @Test(
    "however many there are, each is added once, in its order",
    arguments: [0, 1, 4, 5, 20, 99, 100, 227])
  func counts(count: Int) throws {
    let folder = TemporaryFolder()
    try Office.open(folder.file("a.db")).write { tx in
      try tx.run("CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)")
      let first = try tx.nextNumber(of: "note")
      #expect(first == 1)
      var rows = Rows(Self.insertion)
      for number in 0..<count {
        rows.add(first + Int64(number), "note \(number)")
      }
      try tx.add(rows)
      let texts: [String] = try tx.values("SELECT text FROM note ORDER BY id")
      #expect(texts == (0..<count).map { "note \($0)" })
      #expect(try tx.nextNumber(of: "note") == Int64(count + 1))
      try tx.run("DELETE FROM note")
      #expect(try tx.nextNumber(of: "note") == Int64(count + 1))
    }
  }
}
