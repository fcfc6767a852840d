import CRM

/// One record as a list holds it: its number, what its fields hold in the shelf's order, and the
/// cursor by which a page begins behind it.
struct Row: Sendable {
  let id: Int64
  let values: [FieldValue]
  let cursor: String
}

/// What came of asking for a page.
struct RowPage: Sendable {
  var rows: [Row]
  /// Behind which row it begins; nil at the list's beginning.
  var start: String?
  let hasNext: Bool
}
