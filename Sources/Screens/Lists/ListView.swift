import CRM

/// A way to look at a noun: which rows, in which order, and with which columns.
struct ListView: Sendable, Hashable {
  let name: String
  var filter: String
  var sort: Sort?
  /// Field names; empty for the usual ones.
  var columns: [String] = []
  /// What matters in it more than in the list's other views.
  var hints: [Deed] = []
  /// The number it was saved under.
  var id: Int64?

  init(_ name: String, _ filter: String = "", sort: Sort? = nil) {
    self.name = name
    self.filter = filter
    self.sort = sort
  }
}

/// How one noun is shown in lists: its shelf, its views, its columns, and what stands out.
struct ListStyle: Sendable {
  let shelf: Shelf
  let views: [ListView]
  let columns: [ColumnSpec]
  /// Inputs in the order of the form; the others follow.
  let form: [String]
  /// Inputs of many lines.
  let notes: Set<String>
  /// Inputs that are edited in their row.
  let inline: [String]
  /// What a sentence calls a row.
  let name: @Sendable (Row) -> String
  /// What `y` copies.
  let copied: @Sendable (Row) -> String
  /// What an empty list says.
  let invitation: String
  /// Changes of these nouns may change what is shown.
  let depends: Set<Noun>
  let hints: [Deed]
  /// What can be completed while it is written, by the inputs' names.
  var completing: [String: WordSource] = [:]
  /// The reference that Enter opens instead of the row itself.
  var opens: String?
  /// Fields that a record's page leaves out.
  var hidden: Set<String> = []
  /// Columns that only some views show.
  var others: [ColumnSpec] = []

  /// The view that leaves nothing out.
  var everything: ListView { views.first { $0.filter.isEmpty } ?? views[0] }

  /// The same list with other views.
  func with(_ views: [ListView]) -> ListStyle {
    ListStyle(
      shelf: shelf, views: views, columns: columns, form: form, notes: notes, inline: inline,
      name: name, copied: copied, invitation: invitation, depends: depends, hints: hints,
      completing: completing, opens: opens, hidden: hidden, others: others)
  }

  /// A column of a list: which field, how it is headed, how long it is kept when room is short.
  struct ColumnSpec: Sendable {
    let field: String
    let title: String
    /// 0 stays longest.
    let priority: Int
    let least: Int
    let most: Int

    init(_ field: String, _ title: String, _ priority: Int, least: Int = 4, most: Int = 30) {
      self.field = field
      self.title = title
      self.priority = priority
      self.least = least
      self.most = most
    }
  }
}
