import Storage

/// What a new user needs.
package struct MemberDraft: Sendable {
  package var login: String
  package var name: String
  package var role: Role
  package var active = true

  package init(login: String = "", name: String = "", role: Role = .caller) {
    self.login = login
    self.name = name
    self.role = role
  }

  /// A login is also a word in a forced SSH command: nothing in it can be mistaken for an option.
  package static func isLogin(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// The people who work with the file.
package struct Members {
  package let office: Workspace

  package static let inputs: [Input<MemberDraft>] = [
    Input("login", .text, "short name, a-z 0-9 - _") { text, _, _ in
      let login = text.trimmed
      guard MemberDraft.isLogin(login) else {
        throw CRMError.invalid(
          field: "login", reason: "is 1 to 32 of a-z, 0-9, - and _, not beginning with -")
      }
      return { $0.login = login }
    },
    .name("name", \.name, "full name"),
    .choice("role", \.role, "owner, manager, caller or viewer"),
    Input("active", .flag, "yes or no") { text, _, _ in
      let active = try Line.yesOrNo(text, field: "active")
      return { $0.active = active }
    },
  ]

  @discardableResult
  package func add(_ draft: MemberDraft, by actor: Member) throws -> Member {
    try Access.require(.add, .member, by: actor)
    return try office.record(.add, .member, by: actor) { tx, event in
      let id = try insert(draft, tx, event)
      event.subject = id.number
      return try get(id, tx)
    }
  }

  @discardableResult
  package func edit(
    _ id: ID<Member>, by actor: Member, _ change: Input<MemberDraft>.Change
  ) throws -> Member {
    try Access.require(.edit, .member, by: actor)
    return try office.record(.edit, .member, by: actor) { tx, event in
      let old = try get(id, tx)
      var draft = MemberDraft(login: old.login, name: old.name, role: old.role)
      draft.active = old.active
      try change(&draft)
      event.subject = id.number
      try refuseTaken(draft.login, but: id, tx)
      try tx.run(
        """
        UPDATE member SET login = \(draft.login), name = \(draft.name), role = \(draft.role),
          active = \(draft.active) WHERE id = \(id)
        """)
      guard try tx.exists("SELECT 1 FROM member WHERE role = 'owner' AND active = 1") else {
        throw CRMError.lastOwner
      }
      return try get(id, tx)
    }
  }

  package func all() throws -> [Member] {
    try office.database.read { tx in
      try tx.all("SELECT \(Member.columns) FROM member ORDER BY id")
    }
  }

  package func get(_ id: ID<Member>) throws -> Member {
    try office.database.read { tx in try get(id, tx) }
  }

  /// Who acts: the named one. Where nobody is named: the user of the machine's own name, else the
  /// file's only user, else its only owner, whose machine account the file belongs to anyway.
  package func actor(login: String?, account: String? = nil) throws -> Member {
    let members: [Member] = try office.database.read { tx in
      guard let login else {
        return try tx.all("SELECT \(Member.columns) FROM member WHERE active = 1 ORDER BY id")
      }
      return try tx.all("SELECT \(Member.columns) FROM member WHERE login = \(login)")
    }
    if let login {
      guard let member = members.first else { throw CRMError.unknownUser(login) }
      guard member.active else { throw CRMError.inactive(login: member.login) }
      return member
    }
    if let account, let member = members.first(where: { $0.login == account }) { return member }
    if let member = members.first, members.count == 1 { return member }
    let owners = members.filter { $0.role == .owner }
    guard let owner = owners.first, owners.count == 1 else { throw CRMError.whoAreYou }
    return owner
  }

  /// A member by number, login or name; `me` is the one who asks.
  package func find(_ text: String, me: ID<Member>) throws -> ID<Member> {
    let text = text.trimmed.nfc
    if text.asciiLowercased == "me" { return me }
    return try office.database.read { tx in
      if let number = Int64(text) {
        guard try tx.exists("SELECT 1 FROM member WHERE id = \(number)") else {
          throw CRMError.notFound(.member, text)
        }
        return ID(number)
      }
      let found: [Member] = try tx.all(
        """
        SELECT \(Member.columns) FROM member
        WHERE login = \(text) OR \(tx.dialect.equals("name", text)) ORDER BY id LIMIT 5
        """)
      guard let first = found.first else { throw CRMError.notFound(.member, text) }
      guard found.count == 1 else {
        throw CRMError.ambiguous(
          .member, text, candidates: found.map { "\($0.id) \($0.name) (\($0.login))" })
      }
      return first.id
    }
  }

  @discardableResult
  func insert(
    _ draft: MemberDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Member> {
    guard MemberDraft.isLogin(draft.login) else {
      throw CRMError.missing(field: "login", of: .member)
    }
    let name = draft.name.isEmpty ? draft.login : draft.name
    try refuseTaken(draft.login, but: nil, tx)
    return try tx.insert(
      """
      INSERT INTO member (login, name, role, active, created_at)
      VALUES (\(draft.login), \(name), \(draft.role), \(draft.active), \(event.at))
      """)
  }

  private func get(_ id: ID<Member>, _ tx: borrowing Transaction) throws -> Member {
    let member: Member? = try tx.first("SELECT \(Member.columns) FROM member WHERE id = \(id)")
    guard let member else { throw CRMError.notFound(.member, "\(id)") }
    return member
  }

  private func refuseTaken(
    _ login: String, but id: ID<Member>?, _ tx: borrowing Transaction
  ) throws {
    let other: String? = try tx.value(
      "SELECT name FROM member WHERE login = \(login) AND id IS DISTINCT FROM \(id)")
    if let other { throw CRMError.taken(field: "the login “\(login)”", by: other) }
  }
}

extension Line {
  static func yesOrNo(_ text: String, field: String) throws -> Bool {
    switch text.trimmed.asciiLowercased {
    case "yes", "y", "true", "1", "on": true
    case "no", "n", "false", "0", "off": false
    default: throw CRMError.invalid(field: field, reason: "is yes or no")
    }
  }
}
