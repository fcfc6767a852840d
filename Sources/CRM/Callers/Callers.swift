package import Storage

/// The verbs of the people who take leads.
package struct Callers: Entered {
  package static let catalogue = Caller.catalogue
  package let office: Workspace

  /// A caller by number, login or name; `me` is the one who asks.
  package func find(_ text: String, by actor: Member) throws -> ID<Caller> {
    do {
      let member = try office.members.find(text, me: actor.id)
      let isCaller = try office.database.read { tx in
        try tx.exists("SELECT 1 FROM caller WHERE id = \(member)")
      }
      guard isCaller else { throw CRMError.notFound(.caller, text) }
      return ID(member.number)
    } catch CRMError.notFound(.member, _) {
      throw CRMError.notFound(.caller, text)
    }
  }

  /// No lead goes to a paused caller; what they claimed they keep (S2 8.4).
  @discardableResult
  package func pause(_ id: ID<Caller>, by actor: Member) throws -> Caller {
    try set(.paused, .pause, id, by: actor)
  }

  @discardableResult
  package func resume(_ id: ID<Caller>, by actor: Member) throws -> Caller {
    try set(.active, .resume, id, by: actor)
  }

  private func set(
    _ status: CallerDraft.Status, _ verb: Verb, _ id: ID<Caller>, by actor: Member
  ) throws -> Caller {
    try require(verb, id.number, by: actor)
    return try office.record(verb, .caller, by: actor) { tx, event in
      event.subject = id.number
      _ = try apply({ $0.status = status }, to: id, tx, event)
      let caller = try item(id.number, tx)
      event.facts["name"] = .string(caller.name)
      return caller
    }
  }

  package func prepare(_ draft: CallerDraft, by actor: Member) throws -> CallerDraft {
    // A new caller is a new user, and whose those are is the owner's to say and a manager's to use.
    draft
  }

  package func insert(
    _ draft: CallerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Caller> {
    let member = try draft.member ?? hire(draft, tx, event)
    let name: String? = try tx.value("SELECT name FROM member WHERE id = \(member)")
    guard let name else { throw CRMError.notFound(.member, "\(member)") }
    guard try !tx.exists("SELECT 1 FROM caller WHERE id = \(member)") else {
      throw CRMError.taken(field: "the place", by: "\(name), who takes leads already")
    }
    try rename(member, from: name, to: draft.name, tx)
    event.facts["name"] = .string(draft.name.isEmpty ? name : draft.name)
    return try tx.insert(
      """
      INSERT INTO caller (id, title, states, languages, daily_limit, weight, status, shift_days,
        shift_from, shift_to, leave, created_at, updated_at)
      VALUES (\(member), \(draft.title), \(WordList.text(draft.states)),
        \(WordList.text(draft.languages)), \(draft.dailyLimit), \(draft.weight),
        \(draft.status.rawValue), \(draft.shift?.days), \(draft.shift?.from), \(draft.shift?.to),
        \(draft.leave.stored), \(event.at), \(event.at))
      """)
  }

  package func update(
    _ caller: Caller, to draft: CallerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try rename(caller.member, from: caller.name, to: draft.name, tx)
    try tx.run(
      """
      UPDATE caller SET title = \(draft.title), states = \(WordList.text(draft.states)),
        languages = \(WordList.text(draft.languages)), daily_limit = \(draft.dailyLimit),
        weight = \(draft.weight), status = \(draft.status.rawValue),
        shift_days = \(draft.shift?.days), shift_from = \(draft.shift?.from),
        shift_to = \(draft.shift?.to), leave = \(draft.leave.stored), updated_at = \(event.at)
      WHERE id = \(caller.id)
      """)
  }

  package func partingFacts(_ caller: Caller, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["name": .string(caller.name)]
  }

  /// Somebody's open leads can't be left with nobody: they are handed on first.
  package func remove(_ caller: Caller, _ tx: borrowing Transaction) throws {
    // The sum that is kept follows when the event ends, these may have been handed on in it.
    let open = try openLeads(of: caller.id, tx).count
    guard open == 0 else {
      throw CRMError.inUse(.caller, caller.name, by: "\(open) open \(open == 1 ? "lead" : "leads")")
    }
    try tx.run("DELETE FROM caller WHERE id = \(caller.id)")
  }

  /// The user that a new caller is.
  private func hire(
    _ draft: CallerDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Member> {
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .caller) }
    let login = try freeLogin(for: draft.name, tx)
    return try office.members.insert(
      MemberDraft(login: login, name: draft.name, role: .caller), tx, event)
  }

  /// "meera" of Meera Nair; "meera2" where there is one. Numbers are given in turn, so one after those
  /// that are taken is found by doubling, and then by halving what was leapt over.
  private func freeLogin(for name: String, _ tx: borrowing Transaction) throws -> String {
    let first = name.folded.split(separator: " ").first.map(String.init) ?? ""
    let word = MemberDraft.isLogin(first) && first.utf8.count < 28 ? first : "caller"
    func login(_ number: Int) -> String { number == 1 ? word : "\(word)\(number)" }
    func isTaken(_ number: Int, _ tx: borrowing Transaction) throws -> Bool {
      try tx.exists("SELECT 1 FROM member WHERE login = \(login(number))")
    }
    var (taken, free) = (0, 1)
    while try isTaken(free, tx) { (taken, free) = (free, free * 2) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if try isTaken(middle, tx) { taken = middle } else { free = middle }
    }
    return login(free)
  }

  private func rename(
    _ member: ID<Member>, from old: String, to name: String, _ tx: borrowing Transaction
  ) throws {
    guard !name.isEmpty, name != old else { return }
    try tx.run("UPDATE member SET name = \(name) WHERE id = \(member)")
  }
}

extension Leave {
  /// As the cell holds it; nothing for none.
  var stored: String? { spans.isEmpty ? nil : description }
}
