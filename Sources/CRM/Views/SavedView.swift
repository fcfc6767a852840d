package import Storage

/// What people fill in about a saved view.
package struct ViewDraft: Hashable, Sendable {
  package var name = ""
  /// Whose list it is.
  package var noun = Noun.lead
  package var filter: String?
  /// As a person says it: `-value` for the largest first.
  package var sort: String?
  /// Names of fields, in the order in which they are shown; none for the usual ones.
  package var columns: [String] = []
  /// Whether everybody has it.
  package var shared = false

  package init() {}
}

/// A list that is asked for often, by a name: what it holds, in which order, and what it shows.
@dynamicMemberLookup
package struct SavedView: Sendable {
  package let id: ID<SavedView>
  package let draft: ViewDraft
  package let owner: ID<Member>
  package let ownerLogin: String
  package let createdAt: Instant
  package let updatedAt: Instant

  package subscript<T>(dynamicMember path: KeyPath<ViewDraft, T>) -> T { draft[keyPath: path] }
}

extension SavedView: Drafted {
  static let select = """
    SELECT view.id, view.name, view.noun, view.filter, view.sort, view.columns, view.shared,
      view.owner_id, view.created_at, view.updated_at, owner.login
    FROM view LEFT JOIN member owner ON owner.id = view.owner_id
    """

  package init(row: inout Row) throws {
    id = try row.next()
    var draft = ViewDraft()
    draft.name = try row.next()
    draft.noun = try Noun(listed: row.next()).orMismatch("a noun that is listed")
    draft.filter = try row.next()
    draft.sort = try row.next()
    let columns: String? = try row.next()
    draft.columns = columns?.split(separator: ",").map(String.init) ?? []
    draft.shared = try row.next()
    self.draft = draft
    owner = try row.next()
    createdAt = try row.next()
    updatedAt = try row.next()
    ownerLogin = try row.next()
  }

  package static let catalogue = Catalogue<SavedView>(
    noun: .view, table: "view", select: select, fields: fields,
    sorts: [Sort("name"), Sort("created_at", descending: true)], words: [], spoken: { _ in "" },
    id: { $0.id.number })

  private static let fields: [Field<SavedView>] = [
    Field("id", "No.", .number, "view.id", optional: false) { .number($0.id.number) },
    Field("name", "Name", .text, "view.name", optional: false) { .text($0.name) },
    Field("noun", "Of", .choice(Noun.listed.map(\.title)), "view.noun", optional: false) {
      .text($0.noun.title)
    },
    Field("filter", "Filter", .text, "view.filter") { .init($0.filter) },
    Field("sort", "Sort", .text, "view.sort") { .init($0.sort) },
    Field("columns", "Columns", .text, "view.columns") { .init($0.draft.columnList) },
    Field("shared", "Shared", .flag, "view.shared", optional: false) { .flag($0.shared) },
    Field("owner", "Whose", .reference(.member), "view.owner_id", optional: false) {
      .reference(id: $0.owner.number, name: $0.ownerLogin)
    },
    Field("created_at", "Since", .instant, "view.created_at", optional: false) {
      .instant($0.createdAt)
    },
    Field("updated_at", "Changed", .instant, "view.updated_at", optional: false) {
      .instant($0.updatedAt)
    },
  ]
}

extension ViewDraft {
  /// The columns as one text; nil for the usual ones.
  var columnList: String? { columns.isEmpty ? nil : columns.joined(separator: ",") }
}

extension Noun {
  /// What has a list of its own to save views of.
  package static let listed: [Noun] = [.customer, .company, .lead, .sale, .task, .activity]

  /// One of these, as people say it of one or of many.
  package init?(listed word: String) {
    let word = word.trimmed.asciiLowercased
    guard let noun = Noun.listed.first(where: { [$0.title, $0.plural].contains(word) }) else {
      return nil
    }
    self = noun
  }
}
