package import Storage

/// A catalogue seen through a filter and an access rule: its pages, and how many items it has.
package struct Listing<Item: Record & Sendable> {
  let catalogue: Catalogue<Item>
  let condition: Condition<Item>
  let terms: [ListTerm<Item>]

  /// `rule` says what the reader may see, over the columns of the leading table, and an index should
  /// serve it. A rule that is the test of one field does better as a part of the condition: then its
  /// index can be walked in the list's order.
  package init(
    of catalogue: Catalogue<Item>, where condition: Condition<Item>? = nil, and rule: SQL? = nil
  ) {
    self.catalogue = catalogue
    self.condition = condition ?? .all([])
    terms =
      (rule.map { [.rule($0)] } ?? []) + self.condition.terms.map { ListTerm.condition($0) }
  }

  /// The items after a cursor, or the first ones.
  package func page(
    sort: Sort? = nil, limit: Int, after cursor: String? = nil, in tx: borrowing Transaction
  ) throws -> Page<Item> {
    let order = try ListOrder(sort, of: catalogue)
    let mark = try cursor.map { cursor throws(ListingError) in
      try PageMark(cursor: cursor, catalogue: catalogue, sort: order.sort, field: order.field)
    }
    let plan = tx.dialect.wantsGuidance ? try plan(order.sort, in: tx) : nil
    return try page(order, plan, limit: limit, after: mark, in: tx)
  }

  /// How many items there are, counted no further than `limit`.
  package func count(upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    let plan = tx.dialect.wantsGuidance ? try plan(nil, in: tx) : nil
    return try count(plan, upTo: limit, in: tx)
  }

  func count(_ plan: ListPlan?, upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    try tx.value(
      """
      SELECT count(*) FROM (
      \(name: catalogue.select) WHERE \(Listing.all(filter(plan, tx.dialect)))
      LIMIT \(limit)) AS counted
      """) ?? 0
  }

  /// The page by a given plan. One item more than asked tells whether there is a next page.
  func page(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, after mark: PageMark?,
    in tx: borrowing Transaction
  ) throws -> Page<Item> {
    precondition(limit > 0, "a page holds something")
    var items: [Item] = []
    for query in queries(order, plan, limit: limit + 1, after: mark, tx.dialect)
    where items.count <= limit {
      items += try tx.all(query)
    }
    guard items.count > limit else { return Page(items: items, next: nil) }
    items.removeLast(items.count - limit)
    return Page(items: items, next: items.last.map { order.mark($0).cursor })
  }

  /// What to ask one after the other until there are enough.
  func queries(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, after mark: PageMark?,
    _ dialect: any Dialect
  ) -> [SQL] {
    let filter = filter(plan, dialect)
    // Rows that are looked up must not be walked, so the order is kept from its index too.
    let shield: (SQL) -> SQL = { plan?.lead == nil ? $0 : dialect.unindexed($0) }
    return order.stretches(after: mark).map { stretch in
      let place = stretch.map { [shield("(\($0))")] } ?? []
      let found = Listing.all(filter + place)
      guard plan?.lead != nil else {
        return """
          \(name: catalogue.select) WHERE \(found) ORDER BY \(order.sql(shield)) LIMIT \(limit)
          """
      }
      // The rows are sorted by number and order alone; only those of the page are then read whole.
      let id = SQL(verbatim: catalogue.table + ".id")
      return """
        \(name: catalogue.select) WHERE \(id) IN (
          SELECT \(id) \(name: catalogue.from) WHERE \(found)
          ORDER BY \(order.sql(shield)) LIMIT \(limit))
        ORDER BY \(order.sql(dialect.unindexed))
        """
    }
  }

  private static func all(_ terms: [SQL]) -> SQL {
    terms.isEmpty ? "1 = 1" : terms.joined(" AND ")
  }
}
