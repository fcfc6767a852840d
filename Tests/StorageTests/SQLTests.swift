import Storage
import Testing

struct SQLTests {
  @Test("an interpolated value is bound, never written into the text")
  func binding() {
    let name = "Robert'); DROP TABLE lead; --"
    let sql: SQL = "SELECT id FROM lead WHERE name = \(name) AND city = \("Pune") AND age > \(30)"
    #expect(sql.numbered == "SELECT id FROM lead WHERE name = $1 AND city = $2 AND age > $3")
    #expect(sql.marked == "SELECT id FROM lead WHERE name = ? AND city = ? AND age > ?")
    #expect(sql.bindings == [.text(name), .text("Pune"), .integer(30)])
  }

  @Test("a fragment is spliced in, and the numbers go on")
  func splicing() {
    let condition: SQL = "stage = \(4) OR stage = \(5)"
    let sql: SQL = "SELECT id FROM lead WHERE city = \("Pune") AND (\(condition)) LIMIT \(10)"
    #expect(
      sql.numbered == "SELECT id FROM lead WHERE city = $1 AND (stage = $2 OR stage = $3) LIMIT $4")
    #expect(sql.bindings == [.text("Pune"), .integer(4), .integer(5), .integer(10)])
  }

  @Test("more than nine values keep their numbers apart")
  func manyNumbers() {
    let list = SQL.list(1...12)
    #expect(list.numbered == "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
    #expect(list.bindings == (1...12).map { .integer($0) })
  }

  @Test("an empty list is an empty pair of brackets, joining nothing gives nothing")
  func emptiness() {
    #expect(SQL.list([Int]()).numbered == "()")
    #expect([SQL]().joined(" AND ").isEmpty)
    #expect((["a", "b"] as [SQL]).joined(" AND ").numbered == "a AND b")
  }

  @Test("a name of our own is part of the text")
  func names() {
    let sql: SQL = "DELETE FROM \(name: "lead") WHERE id = \(7)"
    #expect(sql.numbered == "DELETE FROM lead WHERE id = $1")
  }

  @Test("the same text with other values is the same statement")
  func cacheKey() {
    let first: SQL = "SELECT \(1)"
    let second: SQL = "SELECT \(2)"
    #expect(first.template == second.template)
    #expect(first != second)
  }

  @Test("a combining mark behind a value does not swallow its place")
  func combiningMarks() {
    let sql: SQL = "SELECT \(1)\u{301}, \(2)"
    #expect(sql.numbered == "SELECT $1\u{301}, $2")
    #expect(sql.marked == "SELECT ?\u{301}, ?")
  }

  @Test("nothing is bound as NULL")
  func nothing() {
    let city: String? = nil
    #expect(("SELECT \(city)" as SQL).bindings == [.null])
  }
}
