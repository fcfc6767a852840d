package import Storage

/// The routing rules' verbs.
package struct Rules: Entered {
  package static let catalogue = Rule.catalogue
  package static let blank = RuleDraft()
  package let office: Workspace

  package static let editInputs: [Input<RuleDraft>] = [
    .name("name", \.name, upTo: 100, "what the rule is called"),
    Input("filter", .text, "which leads, such as “value>10 lakh source:referral”") {
      text, office, _ in
      let filter = try Line.readName(text, field: "filter", upTo: 2000)
      _ = try FilterTree(parsing: filter)
        .bound(to: Lead.catalogue, in: office.filterContext(for: nil))
      return { $0.filter = filter }
    },
    Input("callers", .text, "who gets them: callers by login, name or number, with commas between")
    { text, office, desk in
      let actor = try office.members.get(desk.me)
      let callers = try text.split(separator: ",").map(String.init).filter { !$0.trimmed.isEmpty }
        .map { try office.callers.find($0, by: actor) }
      return { $0.callers = callers }
    },
    .count("position", \.position, in: 1...1000, "its place among the rules"),
    Input("active", .flag, "yes or no") { text, _, _ in
      let active = try Line.yesOrNo(text, field: "active")
      return { $0.active = active }
    },
  ]

  /// A rule by its number or name.
  package func find(_ text: String) throws -> ID<Rule> {
    let found: Int64? = try office.database.read { tx in
      if let number = Int64(text.trimmed) { return number }
      return try tx.value(
        "SELECT id FROM rule WHERE \(tx.dialect.equals("name", text.trimmed.nfc))")
    }
    guard let found else { throw CRMError.notFound(.rule, text) }
    return ID(found)
  }

  package func prepare(_ draft: RuleDraft, by actor: Member) throws -> RuleDraft { draft }

  package func partingFacts(_ rule: Rule, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["name": .string(rule.name)]
  }

  package func insert(
    _ draft: RuleDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<Rule> {
    try check(draft)
    let last: Int = try tx.value("SELECT coalesce(max(position), 0) FROM rule") ?? 0
    return try refuseTaken(draft.name) {
      try tx.insert(
        """
        INSERT INTO rule (name, position, filter, callers, active, created_at, updated_at)
        VALUES (\(draft.name), \(draft.position ?? last + 1), \(draft.filter),
          \(draft.callerList), \(draft.active), \(event.at), \(event.at))
        """)
    }
  }

  package func update(
    _ rule: Rule, to draft: RuleDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try check(draft)
    try refuseTaken(draft.name) {
      try tx.run(
        """
        UPDATE rule SET name = \(draft.name), position = \(draft.position ?? 1),
          filter = \(draft.filter), callers = \(draft.callerList), active = \(draft.active),
          updated_at = \(event.at) WHERE id = \(rule.id)
        """)
    }
  }

  /// A rule is called something, its filter is understood, and it names somebody.
  private func check(_ draft: RuleDraft) throws {
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .rule) }
    guard !draft.filter.isEmpty else { throw CRMError.missing(field: "filter", of: .rule) }
    guard !draft.callers.isEmpty else { throw CRMError.missing(field: "caller", of: .rule) }
    _ = try FilterTree(parsing: draft.filter)
      .bound(to: Lead.catalogue, in: office.filterContext(for: nil))
  }

  @discardableResult
  private func refuseTaken<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StorageError.constraint(let rule) where rule.kind == .unique {
      throw CRMError.taken(field: "the name “\(name)”", by: "another rule")
    }
  }
}
