import Storage
import Testing

struct StorageErrorTests {
  private static let errors: [StorageError] = [
    .missing(path: "/x/a.db"), .exists(path: "/x/a.db"), .notADatabase(path: "/x/a.db"),
    .foreign(path: "/x/a.db"), .newer(path: "/x/a.db", version: 9, known: 3),
    .cannotOpen(path: "/x/a.db", reason: "why"), .damaged(path: "/x/a.db", detail: "what"),
    .full(path: "/x/a.db"), .readOnly(path: "/x/a.db"),
    .busy(path: "/x/a.db", holder: "asha (process 7)", seconds: 10),
    .busy(path: "/x/a.db", holder: nil, seconds: 10), .failing(path: "/x/a.db", reason: "why"),
  ]

  @Test("every sentence about a file names the file", arguments: errors)
  func names(_ error: StorageError) {
    #expect(error.description.contains("/x/a.db"))
  }

  @Test("no two errors read the same, and none ends like a shout")
  func distinct() {
    let sentences =
      Self.errors.map(\.description)
      + [StorageError.outOfMemory, .interrupted].map(\.description)
    #expect(Set(sentences).count == sentences.count)
    #expect(sentences.allSatisfy { !$0.hasSuffix(".") && !$0.hasSuffix("!") })
  }

  @Test("a waiting screen can say who holds the file")
  func holder() {
    let error = StorageError.busy(path: "a.db", holder: "asha (process 7)", seconds: 10)
    #expect(error.description.hasPrefix("a.db has been held for 10 s by asha (process 7)"))
  }

  @Test("a statement is shown with its places, not with what was bound")
  func statement() {
    let error = StorageError.statement(message: "no such column: x", sql: "SELECT x WHERE a = $1")
    #expect(error.description.hasSuffix("no such column: x, in: SELECT x WHERE a = $1"))
  }
}
