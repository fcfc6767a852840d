import CRM

/// What is done to the people who work with the file. Nobody is ever deleted: the history names them.
enum UserDeeds {
  /// Switches somebody off who leaves, or on again.
  static func switching(_ subject: Subject) -> Effect {
    let id = ID<Member>(subject.id)
    return .ask(
      .deed { seat in
        let before = try seat.office.members.get(id)
        let member = try seat.office.members.edit(id, by: seat.me) { $0.active = !before.active }
        let word = member.active ? "may work here again" : "is switched off"
        return [.toast(.done("\(member.name) \(word); u takes it back"))]
      })
  }
}
