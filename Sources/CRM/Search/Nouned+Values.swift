import Storage

extension Nouned {
  /// The words in use of a category, and the names of a reference: what the completion of a filter
  /// offers behind `field:`.
  package func values(of field: Field<Item>, by actor: Member) throws -> [String] {
    switch field.kind {
    case .reference(.member): return try office.members.all().map(\.login)
    case .reference(.stage):
      return try office.pipelines.all().flatMap(\.stages).map(\.name).unique
    case .reference(.pipeline): return try office.pipelines.all().map(\.name)
    case .category:
      let catalogue = Self.catalogue
      if field.indexed, try office.scope(.see, catalogue.noun, actor) == nil {
        return try office.database.read { tx in try tx.values(Self.stepping(over: field)) }
      }
      // Without an index to step through, the newest tell.
      let newest = try page(Query(sort: catalogue.sorts.last, limit: 500), by: actor).items
      return newest.compactMap { item in
        if case .text(let word) = field.value(item) { word } else { nil }
      }.unique
    default: return []
    }
  }

  /// Each value found by one step in the index from the one before.
  private static func stepping(over field: Field<Item>) -> SQL {
    let table = catalogue.table
    let column = SQL(verbatim: field.column)
    return """
      WITH RECURSIVE known (value) AS (
        SELECT min(\(column)) FROM \(name: table)
        UNION ALL
        SELECT (SELECT min(\(column)) FROM \(name: table) WHERE \(column) > known.value) FROM known
        WHERE known.value IS NOT NULL LIMIT 500)
      SELECT value FROM known WHERE value IS NOT NULL
      """
  }
}

extension [String] {
  /// Each once, as it came first.
  fileprivate var unique: [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
