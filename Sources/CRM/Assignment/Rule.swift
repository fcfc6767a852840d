package import Storage

/// What people fill in about a routing rule of exception.
package struct RuleDraft: Hashable, Sendable {
  package var name = ""
  /// Rules are asked in this order.
  package var position: Int?
  /// Which leads it is about, in the language of filters.
  package var filter = ""
  /// Who gets them.
  package var callers: [ID<Caller>] = []
  package var active = true

  package init() {}
}

/// Leads of some kind that go to some callers, before states and languages are asked.
@dynamicMemberLookup
package struct Rule: Sendable {
  package let id: ID<Rule>
  package let draft: RuleDraft
  package let createdAt: Instant
  package let updatedAt: Instant

  package subscript<T>(dynamicMember path: KeyPath<RuleDraft, T>) -> T { draft[keyPath: path] }
}

extension Rule: Drafted {
  static let select = """
    SELECT rule.id, rule.name, rule.position, rule.filter, rule.callers, rule.active,
      rule.created_at, rule.updated_at
    FROM rule
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = RuleDraft()
    draft.name = try row.next()
    draft.position = try row.next()
    draft.filter = try row.next()
    draft.callers = WordList.stored(try row.next()).compactMap { Int64($0).map { ID($0) } }
    draft.active = try row.next()
    self.draft = draft
    createdAt = try row.next()
    updatedAt = try row.next()
  }

  package static let catalogue = Catalogue<Rule>(
    noun: .rule, table: "rule", select: select, fields: fields, sorts: [Sort("position")],
    words: [], spoken: { _ in "" }, id: { $0.id.number })

  private static let fields: [Field<Rule>] = [
    Field("id", "No.", .number, "rule.id", optional: false) { .number($0.id.number) },
    Field("name", "Name", .text, "rule.name", optional: false) { .text($0.name) },
    Field("position", "Place", .number, "rule.position", optional: false) { .init($0.position) },
    Field("filter", "Leads", .text, "rule.filter", optional: false) { .text($0.filter) },
    Field("callers", "Callers", .text, "rule.callers", optional: false) {
      .text($0.draft.callerList)
    },
    Field("active", "On", .flag, "rule.active", optional: false) { .flag($0.active) },
    Field("created_at", "Since", .instant, "rule.created_at", optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "rule.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

extension RuleDraft {
  /// The callers' numbers as one text.
  var callerList: String { callers.map(\.description).joined(separator: ", ") }
}
