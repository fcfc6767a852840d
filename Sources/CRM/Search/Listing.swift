package import Storage

/// A catalogue seen through a filter and an access rule: its pages, and how many items it has.
package struct Listing<Item: Record & Sendable> {
  let catalogue: Catalogue<Item>
  let condition: Condition<Item>
  let terms: [ListTerm<Item>]
  let samples: WordSamples

  /// `rule` says what the reader may see, over the columns of the leading table, and an index should
  /// serve it. A rule that is the test of one field does better as a part of the condition: then its
  /// index can be walked in the list's order.
  package init(
    of catalogue: Catalogue<Item>, where condition: Condition<Item>? = nil, and rule: SQL? = nil,
    samples: WordSamples = WordSamples()
  ) {
    self.samples = samples
    self.catalogue = catalogue
    self.condition = condition ?? .all([])
    terms =
      (rule.map { [.rule($0)] } ?? []) + self.condition.terms.map { ListTerm.condition($0) }
  }

  /// The items after a cursor, or before one, or those at an end.
  package func page(
    sort: Sort? = nil, limit: Int, at place: PagePlace = .first, in tx: borrowing Transaction
  ) throws -> Page<Item> {
    let order = try ListOrder(sort, of: catalogue)
    let plan = tx.dialect.wantsGuidance ? try plan(order.sort, in: tx) : nil
    func mark(_ cursor: String) throws -> PageMark {
      try PageMark(cursor: cursor, catalogue: catalogue, sort: order.sort, field: order.field)
    }
    return switch place {
    case .first: try page(order, plan, limit: limit, after: nil, in: tx)
    case .after(let cursor): try page(order, plan, limit: limit, after: mark(cursor), in: tx)
    case .before(let cursor): try page(order, plan, limit: limit, before: mark(cursor), in: tx)
    case .last: try page(order, plan, limit: limit, before: nil, in: tx)
    }
  }

  /// How many items there are, counted no further than `limit`.
  package func count(upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    guard tx.dialect.wantsGuidance else { return try count(nil, upTo: limit, in: tx) }
    if let words {
      // Nobody waits for a count: the longer word that is typed next finds the samples ready.
      _ = try samples.texts(of: catalogue, last: lastID(tx), in: tx)
      return try hits(
        of: words, shortened: shortened(words, in: tx), roughly: false, upTo: limit, in: tx)
    }
    return try count(plan(nil, few: min(limit, ListPlan.few), in: tx), upTo: limit, in: tx)
  }

  /// The words, where they are all that is asked and each item has its own: then the index alone counts.
  private var words: [SearchMatch]? {
    let words = terms.compactMap(\.match)
    return hasOwnWords && !words.isEmpty && words.count == terms.count ? words : nil
  }

  /// Whether each item has an entry of its own in the search index.
  var hasOwnWords: Bool { catalogue.words.map(\.column) == [catalogue.table + ".id"] }

  func count(_ plan: ListPlan?, upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    let found = Listing.all(filter(plan, tx.dialect))
    return try tx.value(
      """
      SELECT count(*) FROM (
      SELECT 1 \(name: catalogue.source(for: found)) WHERE \(found)
      LIMIT \(limit)) AS counted
      """) ?? 0
  }

  /// The page by a given plan.
  func page(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, after mark: PageMark?,
    in tx: borrowing Transaction
  ) throws -> Page<Item> {
    let (items, isMore) = try walk(order, plan, limit: limit, from: mark, in: tx)
    return Page(items: items, hasPrevious: mark != nil, hasNext: isMore) { order.mark($0).cursor }
  }

  /// The page before a mark, or the last one: the list is walked from its other end.
  func page(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, before mark: PageMark?,
    in tx: borrowing Transaction
  ) throws -> Page<Item> {
    let (items, isMore) = try walk(order.reversed, plan, limit: limit, from: mark, in: tx)
    return Page(items: items.reversed(), hasPrevious: isMore, hasNext: mark != nil) {
      order.mark($0).cursor
    }
  }

  /// So many items behind a mark. One more than asked tells whether there are more.
  private func walk(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, from mark: PageMark?,
    in tx: borrowing Transaction
  ) throws -> (items: [Item], isMore: Bool) {
    precondition(limit > 0, "a page holds something")
    var items: [Item] = []
    for query in queries(order, plan, limit: limit + 1, after: mark, tx.dialect)
    where items.count <= limit {
      items += try tx.all(query)
    }
    let isMore = items.count > limit
    if isMore { items.removeLast(items.count - limit) }
    return (items, isMore)
  }

  /// What to ask one after the other until there are enough.
  func queries(
    _ order: ListOrder<Item>, _ plan: ListPlan?, limit: Int, after mark: PageMark?,
    _ dialect: any Dialect
  ) -> [SQL] {
    let filter = filter(plan, dialect)
    // Rows that are looked up must not be walked, so the order is kept from its index too.
    let shield: (SQL) -> SQL = { plan?.lead == nil ? $0 : dialect.unindexed($0) }
    let hasAbsent = !terms.contains { $0.isPiece(of: order.sort.field) }
    let runs = runs(of: plan, dialect)
    return order.stretches(after: mark, hasAbsent: hasAbsent).map { stretch in
      let place = stretch.map { [shield("(\($0))")] } ?? []
      guard plan?.lead != nil else {
        let walks = runs.map { run -> SQL in
          "\(name: catalogue.select) WHERE \(Listing.all(filter + place + run))"
        }
        return """
          \(walks.joined(" UNION ALL ")) ORDER BY \(order.sql(shield)) LIMIT \(limit)
          """
      }
      let found = Listing.all(filter + place)
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
