import CRM

/// The people who work with the file.
enum MemberCommands {
  static var all: [Command] { [list, add, edit] }

  private static let list = Command("users", "list", "lists who works with the file") {
    session, _ in
    .list(
      facts(try session.office.members.all()),
      showing: ["id", "login", "name", "role", "active", "created_at"], session.wording)
  }

  private static let add = Command(
    "users", "add", "adds a user; only the owner may", options: Members.inputs.map { Option($0) }
  ) { session, words in
    var draft = MemberDraft()
    try words.change(by: Members.inputs, in: session)(&draft)
    return .record(
      facts([try session.office.members.add(draft, by: session.actor)]), session.wording)
  }

  private static let edit = Command(
    "users", "edit", "changes a user, or switches one off with --active no",
    arguments: [Argument("LOGIN", "who: login, name or number")],
    options: Members.inputs.map { Option($0) }
  ) { session, words in
    let members = session.office.members
    let change = try words.edit(by: Members.inputs, in: session)
    let id = try members.find(words.required(0), me: session.actor.id)
    return .record(facts([try members.edit(id, by: session.actor, change)]), session.wording)
  }

  static func facts(_ members: [Member]) -> Facts {
    Facts(
      [
        Column("id", "No.", .number), Column("login", "Login", .text),
        Column("name", "Name", .text), Column("role", "Role", .text),
        Column("active", "Active", .flag), Column("created_at", "Since", .instant),
      ],
      members.map { member in
        [
          .number(member.id.number), .text(member.login), .text(member.name),
          .text(member.role.rawValue), .flag(member.active), .instant(member.createdAt),
        ]
      })
  }
}
