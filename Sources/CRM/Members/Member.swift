package import Storage

/// A person who works with the file: the actor of every event.
package struct Member: Hashable, Sendable, Record {
  package let id: ID<Member>
  package let login: String
  package let name: String
  package let role: Role
  package let active: Bool
  package let createdAt: Instant

  static let columns: SQL = "id, login, name, role, active, created_at"

  package init(row: inout Row) throws {
    id = try row.next()
    login = try row.next()
    name = try row.next()
    role = try row.next()
    active = try row.next()
    createdAt = try row.next()
  }
}

extension Role: Storable {
  package var stored: Value { .text(rawValue) }
  package init(stored value: Value) throws {
    guard let role = Role(rawValue: try String(stored: value)) else {
      throw Mismatch(expected: "a role")
    }
    self = role
  }
}
