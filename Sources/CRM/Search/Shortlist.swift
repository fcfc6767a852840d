/// A small part of a long list that is asked for all day, such as the open tasks: partial indexes hold
/// it ready in the order of the catalogue's default sort.
package struct Shortlist: Hashable, Sendable {
  /// What a filter must ask, term by term, for its items to be these.
  let tests: [Test]
  /// The same as the indexes' WHERE says it, word for word: only then the engine takes them. No other
  /// index should serve it.
  let sql: String
  /// Fields by which an index holds it too: (field, default sort).
  let fields: Set<String>

  struct Test: Hashable, Sendable {
    let field: String
    let test: FieldTest
  }

  init(_ tests: [(field: String, test: FieldTest)], _ sql: String, by fields: Set<String>) {
    self.tests = tests.map { Test(field: $0.field, test: $0.test) }
    self.sql = sql
    self.fields = fields
  }
}
