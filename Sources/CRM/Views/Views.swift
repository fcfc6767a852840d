package import Storage

/// The saved views' verbs. A view is its maker's own, or shared with everybody.
package struct Views: Entered {
  package static let catalogue = SavedView.catalogue
  package let office: Workspace

  /// A view by its number or name; of a given list where one is meant. One's own comes before a
  /// colleague's of the same name.
  package func find(
    _ text: String, of noun: Noun? = nil, by actor: Member
  ) throws -> ID<SavedView> {
    let scope = try office.scope(.see, .view, actor).map { " AND \($0)" as SQL } ?? ""
    let of: SQL = noun.map { " AND view.noun = \($0.table)" } ?? ""
    let name = text.trimmed.nfc
    let (own, others): ([Named], [Named]) = try office.database.read { tx in
      if let number = Int64(name),
        let one: Named = try tx.first(
          "SELECT id, name FROM view WHERE id = \(number)\(of)\(scope)")
      {
        return ([one], [])
      }
      let called: SQL = "SELECT id, name FROM view WHERE \(tx.dialect.equals("name", name))"
      return (
        try tx.all("\(called)\(of) AND owner_id = \(actor.id) ORDER BY id LIMIT 6"),
        try tx.all("\(called)\(of) AND owner_id <> \(actor.id)\(scope) ORDER BY id LIMIT 6")
      )
    }
    let found = own.isEmpty ? others : own
    guard let first = found.first else { throw CRMError.notFound(.view, text) }
    guard found.count == 1 else {
      throw CRMError.ambiguous(.view, text, candidates: found.map(\.description))
    }
    return ID(first.id)
  }

  package func prepare(_ draft: ViewDraft, by actor: Member) throws -> ViewDraft { draft }

  package func partingFacts(_ view: SavedView, _ tx: borrowing Transaction) throws -> JSON.Object {
    ["name": .string(view.name)]
  }

  package func insert(
    _ draft: ViewDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws -> ID<SavedView> {
    guard !draft.name.isEmpty else { throw CRMError.missing(field: "name", of: .view) }
    try check(draft, event)
    return try refuseTaken(draft.name) {
      try tx.insert(
        """
        INSERT INTO view (name, noun, filter, sort, columns, shared, owner_id, created_at,
          updated_at)
        VALUES (\(draft.name), \(draft.noun.table), \(draft.filter), \(draft.sort),
          \(draft.columnList), \(draft.shared), \(try event.requireActor()), \(event.at),
          \(event.at))
        """)
    }
  }

  package func update(
    _ view: SavedView, to draft: ViewDraft, _ tx: borrowing Transaction, _ event: OpenEvent
  ) throws {
    try check(draft, event)
    try refuseTaken(draft.name) {
      try tx.run(
        """
        UPDATE view SET name = \(draft.name), noun = \(draft.noun.table),
          filter = \(draft.filter), sort = \(draft.sort), columns = \(draft.columnList),
          shared = \(draft.shared), updated_at = \(event.at)
        WHERE id = \(view.id)
        """)
    }
  }

  /// What is shared is everybody's business; and whatever is saved can be listed.
  private func check(_ draft: ViewDraft, _ event: OpenEvent) throws {
    let actor = try office.members.get(event.requireActor())
    if draft.shared, actor.role != .owner, actor.role != .manager {
      throw CRMError.mayNotShare(actor.role)
    }
    try ViewRules(draft: draft, context: office.filterContext(for: actor)).check()
  }

  @discardableResult
  private func refuseTaken<T>(_ name: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch StorageError.constraint(let rule) where rule.kind == .unique {
      throw CRMError.taken(field: "the name “\(name)”", by: "another view of this list")
    }
  }
}
