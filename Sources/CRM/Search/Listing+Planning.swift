import Storage

extension Listing {
  /// Looks at how many rows the terms have, as far as that changes the plan. Without a sort the rows
  /// are only counted.
  func plan(_ sort: Sort?, in tx: borrowing Transaction) throws -> ListPlan {
    var plan = ListPlan()
    var fewest = ListPlan.few + 1
    let indexed = terms.indices.filter { terms[$0].isIndexed }.prefix(ListPlan.counted)
    for number in indexed {
      let rows = try rows(of: terms[number], upTo: fewest, in: tx)
      guard rows < fewest else { continue }
      fewest = rows
      plan.lead = number
    }
    if plan.lead != nil { return plan }

    plan.narrowing = narrowing(sort)
    for match in condition.matches where match.isLookedUp {
      let hits = try hits(of: match, upTo: ListPlan.listed + 1, in: tx)
      if hits <= ListPlan.listed { plan.rare.insert(match) }
    }
    return plan
  }

  /// The terms that an index in the sort's order can serve too.
  private func narrowing(_ sort: Sort?) -> Set<Int> {
    var narrowing: Set<Int> = []
    if sort == nil || sort?.field == catalogue.sorts.first?.field,
      let equality = terms.indices.first(where: { terms[$0].isEquality })
    {
      narrowing.insert(equality)
    }
    if let sort { narrowing.formUnion(terms.indices.filter { terms[$0].isPiece(of: sort.field) }) }
    return narrowing
  }

  /// How many rows a term has, if fewer than `limit`.
  private func rows(
    of term: ListTerm<Item>, upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    if case .condition(.spoken(let match, _)) = term {
      return try hits(of: match, upTo: limit, in: tx)
    }
    let sql = term.sql(tx.dialect) { $0.defaultReading }
    return try tx.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM \(name: catalogue.table) WHERE \(sql) LIMIT \(limit)) AS few
      """) ?? 0
  }

  /// How many entries of the search index have a word, if fewer than `limit`.
  private func hits(
    of match: SearchMatch, upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    var hits = 0
    for source in catalogue.words where hits < limit {
      let search = tx.dialect.search(match, kind: source.kind)
      hits +=
        try tx.value("SELECT count(*) FROM (\(search) LIMIT \(limit - hits)) AS few") ?? 0
    }
    return hits
  }

  /// The WHERE that follows a plan; without one, as it stands, for an engine that plans itself.
  func filter(_ plan: ListPlan?, _ dialect: any Dialect) -> [SQL] {
    guard let plan else { return terms.map { $0.sql(dialect) { $0.defaultReading } } }
    return terms.enumerated().map { number, term in
      if number == plan.lead { return term.sql(dialect) { $0.defaultReading } }
      let sql = term.sql(dialect) { plan.rare.contains($0) ? .lookedUp : .rowByRow }
      return plan.narrowing.contains(number) ? sql : dialect.unindexed("(\(sql))")
    }
  }
}
