import CRM

extension Entry {
  /// Somebody new who is to work with the file.
  static var addingMember: Entry {
    Entry(
      "New user", Members.inputs, labels: ["name": "Full name"], front: ["login", "name", "role"],
      isShort: true, required: ["login"], texts: { _ in ["role": CRM.Role.caller.rawValue] },
      save: { seat, changes in
        var draft = MemberDraft()
        for change in changes { try change(&draft) }
        let member = try seat.office.members.add(draft, by: seat.me)
        return [.toast(.done("Added \(member.login)")), .reveal(.member, member.id.number)]
      }, begin: ["role": CRM.Role.caller.rawValue])
  }

  static func editing(member id: ID<Member>) -> Entry {
    Entry(
      "Edit user", Members.inputs, labels: ["name": "Full name"], required: ["login"],
      record: Dossier.Link(noun: .member, id: id.number),
      texts: { seat in
        let member = try seat.office.members.get(id)
        return [
          "login": member.login, "name": member.name, "role": member.role.rawValue,
          "active": member.active ? "yes" : "no",
        ]
      },
      save: { seat, changes in
        let member = try seat.office.members.edit(id, by: seat.me) { draft in
          for change in changes { try change(&draft) }
        }
        return [.toast(.done("Saved \(member.login)"))]
      })
  }
}
