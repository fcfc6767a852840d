/// Transactions over one connection. Not Sendable: the thread that opens it keeps it.
package final class Database {
  package let connection: any Connection
  private enum State {
    case idle, reading
    case writing(depth: Int)
  }
  private var state = State.idle
  /// Why an inner write could not be undone alone: then the outer one can't be kept either.
  private var doom: (any Error)?

  package init(_ connection: any Connection) { self.connection = connection }

  package var dialect: any Dialect { connection.dialect }

  /// Lends a view of the data that does not move while it is read. Inside a transaction it is that one.
  package func read<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    guard case .idle = state else { return try body(lent) }
    try connection.begin(writing: false)
    state = .reading
    defer { state = .idle }
    do {
      let answer = try body(lent)
      try connection.commit()
      return answer
    } catch {
      connection.rollback()
      throw error
    }
  }

  /// All or nothing: what the closure writes is durable when this returns, and undone when it throws.
  /// A write inside a write fails alone.
  package func write<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    switch state {
    case .reading:
      preconditionFailure("a read can't turn into a write: begin with the write")
    case .writing(let depth):
      state = .writing(depth: depth + 1)
      defer { state = .writing(depth: depth) }
      return try inner("level\(depth)", body)
    case .idle:
      try connection.begin(writing: true)
      state = .writing(depth: 1)
      doom = nil
      defer { state = .idle }
      do {
        let answer = try body(lent)
        if let doom { throw doom }
        try connection.commit()
        return answer
      } catch {
        connection.rollback()
        throw error
      }
    }
  }

  /// Kept out of line: the optimizer of Swift 6.3.1 breaks off where it specialises a call that makes
  /// the value it lends.
  @inline(never) private var lent: Transaction { Transaction(connection) }

  /// A savepoint, before which the engine sets aside every page that it changes; as long as nothing is
  /// written, to begin anew undoes as much and costs nothing before it is needed.
  private func inner<T>(
    _ name: String, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    let savepoint = connection.isUntouched ? nil : name
    if let savepoint { try run("SAVEPOINT \(savepoint)") }
    let noted = connection.notes.begin()
    do {
      let answer = try body(lent)
      if let savepoint { try run("RELEASE \(savepoint)") }
      return answer
    } catch {
      connection.notes.keep(first: noted)
      do {
        try undo(savepoint)
      } catch {
        // After a full disk the engine has undone everything, and out of memory it can't even undo.
        doom = error
      }
      throw error
    }
  }

  private func undo(_ savepoint: String?) throws {
    guard let savepoint else { return try connection.restart() }
    try run("ROLLBACK TO \(savepoint)")
    try run("RELEASE \(savepoint)")
  }

  private func run(_ command: String) throws {
    try connection.execute(SQL(verbatim: command), row: { _ in true })
  }
}
