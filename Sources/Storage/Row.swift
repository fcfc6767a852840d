/// One row of an answer, lent to the closure that reads it. Its columns are taken in their order.
@usableFromInline package struct Row: ~Copyable {
  @usableFromInline let cursor: any Cursor
  @usableFromInline var column = 0

  package init(cursor: any Cursor) { self.cursor = cursor }

  package var columnCount: Int { cursor.columnCount }

  @inlinable package mutating func next<T: Storable>(as type: T.Type = T.self) throws -> T {
    defer { column += 1 }
    return try T(stored: cursor.value(at: column))
  }

  package func name(of column: Int) -> String { cursor.name(of: column) }
}

/// An engine's place in an answer.
@usableFromInline package protocol Cursor: AnyObject {
  var columnCount: Int { get }
  func value(at column: Int) -> Value
  func name(of column: Int) -> String
}

/// A type that reads itself from a row, column after column, as its SELECT lists them.
package protocol Record {
  init(row: inout Row) throws
}
