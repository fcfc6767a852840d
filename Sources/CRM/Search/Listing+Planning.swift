import Storage

extension Listing {
  /// Looks at how many rows the terms have, as far as that changes the plan. Without a sort the rows
  /// are only counted.
  func plan(_ sort: Sort?, in tx: borrowing Transaction) throws -> ListPlan {
    var plan = ListPlan()
    var fewest = ListPlan.few + 1
    func lead(_ number: Int, _ rows: Int) {
      guard rows < fewest else { return }
      fewest = rows
      plan.lead = number
    }
    let indexed = terms.indices.filter { terms[$0].isIndexed }.prefix(ListPlan.counted)
    for number in indexed where terms[number].match == nil {
      lead(number, try rows(of: terms[number], upTo: fewest, in: tx))
    }
    var hits: [SearchMatch: Int] = [:]
    for number in indexed {
      guard let match = terms[number].match else { continue }
      let limit = plan.lead == nil ? ListPlan.listed(match) + 1 : fewest
      let found = try self.hits(of: match, upTo: limit, in: tx)
      hits[match] = found
      lead(number, found)
    }
    if plan.lead != nil { return plan }

    plan.narrowing = narrowing(sort)
    for match in condition.matches where match.isLookedUp {
      let listed = ListPlan.listed(match)
      let found = try hits[match] ?? self.hits(of: match, upTo: listed + 1, in: tx)
      if found <= listed { plan.rare.insert(match) }
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
    if try isCommon(match, in: tx) { return limit }
    var hits = 0
    for source in catalogue.words where hits < limit {
      let search = tx.dialect.search(match, kind: source.kind)
      hits +=
        try tx.value("SELECT count(*) FROM (\(search) LIMIT \(limit - hits)) AS few") ?? 0
    }
    return hits
  }

  /// Whether one in ten rows has a word, by a sample from all ages. The index gathers all hits of a
  /// long beginning before it tells the first, which for such a word takes longer than a page may.
  private func isCommon(_ match: SearchMatch, in tx: borrowing Transaction) throws -> Bool {
    let table = SQL(verbatim: catalogue.table)
    guard let last: Int64 = try tx.value("SELECT max(id) FROM \(table) HAVING max(id) > 0")
    else { return false }
    let sample = (1...ListPlan.sample).map { last / ListPlan.sample * $0 }
    let holds = Condition.spoken(match, in: catalogue).sql(tx.dialect) { _ in .rowByRow }
    let hits: Int64? = try tx.value(
      "SELECT count(*) FROM \(table) WHERE id IN \(SQL.list(sample)) AND \(holds)")
    return (hits ?? 0) * 10 >= ListPlan.sample
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
