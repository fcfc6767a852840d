import Storage

extension Listing {
  /// Looks at how many rows the terms have, as far as that changes the plan. Without a sort the rows
  /// are only counted. `few` says how many may be looked up.
  func plan(
    _ sort: Sort?, few: Int = ListPlan.few, in tx: borrowing Transaction
  ) throws -> ListPlan {
    var plan = ListPlan(shortlist: shortlist)
    let covered = covered(by: plan)
    // A count may go through any index.
    let orders = sort == nil ? [nil] + catalogue.sorts : [sort]
    if let settled = orders.first(where: { isSettled(plan, covered, $0) }) {
      plan.narrowing = narrowing(settled, plan)
      return plan
    }
    var fewest = try (terms.allSatisfy { $0.match != nil } ? min(few, fewWords(tx)) : few) + 1
    func lead(_ lead: ListPlan.Lead, _ rows: Int) {
      guard rows < fewest else { return }
      fewest = rows
      plan.lead = lead
    }
    if let shortlist = plan.shortlist.map({ catalogue.shortlists[$0] }) {
      let sql = SQL(verbatim: shortlist.sql)
      lead(.shortlist, try rows(sql, upTo: fewest, in: tx))
    }
    let indexed = terms.indices.filter { terms[$0].isIndexed && !covered.contains($0) }
      .prefix(ListPlan.counted)
    for number in indexed where terms[number].match == nil {
      lead(.term(number), try rows(of: terms[number], plan, upTo: fewest, in: tx))
    }
    let words = terms.compactMap(\.match)
    var hits: [SearchMatch: Int] = [:]
    if words.count > 1, catalogue.words.count == 1 {
      let most = ListPlan.listed(words)
      let found = try self.hits(of: words, upTo: most + 1, enough: fewest, in: tx)
      if found <= most { plan.together = words }
      lead(.words, found)
    } else {
      for number in indexed {
        guard let match = terms[number].match, try !isCommon(match, in: tx) else { continue }
        let limit = plan.lead == nil ? ListPlan.listed(match) + 1 : fewest
        let found = try self.hits(of: [match], upTo: limit, enough: fewest, in: tx)
        hits[match] = found
        if sort == nil, found <= ListPlan.listed(match), plan.lead == nil {
          // Nothing has to be sorted: what is listed is counted at once.
          plan.lead = .term(number)
        } else {
          lead(.term(number), found)
        }
      }
    }
    if plan.lead != nil, plan.lead != .words { plan.together = [] }
    if let lead = plan.lead {
      // What leads may be an index in the sort's order: then it is walked, and nothing is sorted.
      switch lead {
      case .term(let number) where isInOrder(number, sort):
        let others = plan.shortlist == nil ? pieces(of: sort) : narrowing(sort, plan)
        plan.narrowing = others.union([number])
      case .shortlist where isDefault(sort): plan.narrowing = narrowing(sort, plan)
      case .term, .shortlist, .words: return plan
      }
      plan.lead = nil
      return plan
    }

    plan.narrowing = narrowing(sort, plan)
    for match in condition.matches where !plan.together.contains(match) {
      let listed = ListPlan.listed(match)
      guard try hits[match] != nil || !isCommon(match, in: tx) else { continue }
      let found = try hits[match] ?? self.hits(of: [match], roughly: true, upTo: listed + 1, in: tx)
      if found <= listed { plan.rare.insert(match) }
    }
    return plan
  }

  /// Whether the plan is the same however many rows the terms have: all that an index could serve, the
  /// index in the sort's order serves.
  private func isSettled(_ plan: ListPlan, _ covered: Set<Int>, _ sort: Sort?) -> Bool {
    guard condition.matches.isEmpty else { return false }
    let served = narrowing(sort, plan)
    let indexed = terms.indices.filter { terms[$0].isIndexed && !covered.contains($0) }
    guard served.isSuperset(of: indexed) else { return false }
    return plan.shortlist == nil ? indexed.count < 2 : isDefault(sort)
  }

  /// The terms that an index in the sort's order can serve too.
  private func narrowing(_ sort: Sort?, _ plan: ListPlan) -> Set<Int> {
    var narrowing = pieces(of: sort)
    if isDefault(sort),
      let equality = terms.indices.first(where: { number in
        terms[number].isEquality && (plan.shortlist == nil || isIndexed(number, in: plan))
      })
    {
      narrowing.insert(equality)
    }
    return narrowing
  }

  private func pieces(of sort: Sort?) -> Set<Int> {
    guard let sort else { return [] }
    return Set(terms.indices.filter { terms[$0].isPiece(of: sort.field) })
  }

  private func isInOrder(_ number: Int, _ sort: Sort?) -> Bool {
    isDefault(sort) && terms[number].isEquality
      || sort.map { terms[number].isPiece(of: $0.field) } ?? false
  }

  private func isDefault(_ sort: Sort?) -> Bool {
    sort == nil || sort?.field == catalogue.sorts.first?.field
  }

  /// The first shortlist that the terms ask for.
  private var shortlist: Int? {
    catalogue.shortlists.indices.first { number in
      catalogue.shortlists[number].tests.allSatisfy { test in
        terms.contains { $0.asks(test) }
      }
    }
  }

  /// The terms that a plan's shortlist speaks for.
  private func covered(by plan: ListPlan) -> Set<Int> {
    guard let shortlist = plan.shortlist.map({ catalogue.shortlists[$0] }) else { return [] }
    return Set(
      terms.indices.filter { number in shortlist.tests.contains { terms[number].asks($0) } })
  }

  /// Whether a plan's shortlist has an index by the term's field.
  private func isIndexed(_ number: Int, in plan: ListPlan) -> Bool {
    guard case .condition(.test(let field, _)) = terms[number] else { return false }
    return plan.shortlist.map { catalogue.shortlists[$0].fields.contains(field.name) } ?? false
  }

  /// How many rows a term has, if fewer than `limit`; of the shortlist where that has an index by it.
  private func rows(
    of term: ListTerm<Item>, _ plan: ListPlan, upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    let sql = term.sql(tx.dialect) { _ in .lookedUp }
    guard let shortlist = plan.shortlist.map({ catalogue.shortlists[$0] }), term.isEquality,
      case .condition(.test(let field, _)) = term, shortlist.fields.contains(field.name)
    else { return try rows(sql, upTo: limit, in: tx) }
    return try rows("\(sql) AND \(name: shortlist.sql)", upTo: limit, in: tx)
  }

  private func rows(_ sql: SQL, upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    try tx.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM \(name: catalogue.table) WHERE \(sql) LIMIT \(limit)) AS few
      """) ?? 0
  }

  /// How many entries of the search index have all these words, if fewer than `limit`. Where even those
  /// that may have them are fewer than `enough`, or too many, that is known without a look at each.
  private func hits(
    of matches: [SearchMatch], upTo limit: Int, enough: Int, in tx: borrowing Transaction
  ) throws -> Int {
    let rough = try hits(of: matches, roughly: true, upTo: limit, in: tx)
    let isExact = matches.count == 1 ? matches[0].isCertain : matches.allSatisfy(\.isSure)
    guard !isExact, enough <= rough, rough < limit else { return rough }
    return try hits(of: matches, roughly: false, upTo: limit, in: tx)
  }

  func hits(
    of matches: [SearchMatch], roughly: Bool, upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    var hits = 0
    for source in catalogue.words where hits < limit {
      let search = tx.dialect.search(matches, kind: source.kind, roughly: roughly)
      hits +=
        try tx.value("SELECT count(*) FROM (\(search) LIMIT \(limit - hits)) AS few") ?? 0
    }
    return hits
  }

  /// How many of a sample of rows from all ages have a word. The index gathers all hits of a long
  /// beginning before it tells the first, which for a common word takes longer than a page may.
  private func share(of match: SearchMatch, in tx: borrowing Transaction) throws -> Int {
    try samples.texts(of: catalogue, last: lastID(tx), in: tx).count { match.holds(in: $0) }
  }

  /// Whether so many rows have a word that a walk meets them sooner than the index lists them. What the
  /// index has at hand is counted instead, and so is a run of digits, whose threes it has at hand.
  private func isCommon(_ match: SearchMatch, in tx: borrowing Transaction) throws -> Bool {
    guard !match.isAtHand, match.digits == nil else { return false }
    let share = try share(of: match, in: tx)
    return try share > 1
      && Int(lastID(tx)) * share / WordSamples.size >= ListPlan.listed(match)
  }

  /// Where only words are asked, a walk meets their numbers in the sort's index and reads no other row:
  /// a page takes list ÷ hits times its length in steps, sixty of which cost as much as one row that is
  /// looked up. Beyond about the square root of the list the walk is cheaper; a little beyond, since
  /// what may have several words has to be counted more exactly before a walk.
  private func fewWords(_ tx: borrowing Transaction) throws -> Int {
    try Int(1.25 * Double(lastID(tx)).squareRoot())
  }

  func lastID(_ tx: borrowing Transaction) throws -> Int64 {
    try tx.value("SELECT coalesce(max(id), 0) FROM \(name: catalogue.table)") ?? 0
  }

  /// The WHERE that follows a plan; without one, as it stands, for an engine that plans itself.
  func filter(_ plan: ListPlan?, _ dialect: any Dialect) -> [SQL] {
    guard let plan else { return terms.map { $0.sql(dialect) { _ in .lookedUp } } }
    var found: [SQL] = []
    let covered = covered(by: plan)
    if !plan.together.isEmpty, let source = catalogue.words.first {
      let search = dialect.search(plan.together, kind: source.kind)
      let sql: SQL = "\(name: source.column) IN (\(search))"
      found = [plan.lead == .words ? sql : dialect.unindexed("(\(sql))")]
    }
    if let shortlist = plan.shortlist.map({ catalogue.shortlists[$0] }) {
      let sql = SQL(verbatim: shortlist.sql)
      let leads = plan.lead == nil || plan.lead == .shortlist
      found.append(leads ? sql : dialect.unindexed("(\(sql))"))
    }
    return found
      + terms.enumerated().filter { number, term in
        !covered.contains(number) && term.match.map { !plan.together.contains($0) } ?? true
      }.map { number, term in
        if plan.lead == .term(number) { return term.sql(dialect) { _ in .lookedUp } }
        let sql = term.sql(dialect) { plan.rare.contains($0) ? .lookedUp : .rowByRow }
        return plan.narrowing.contains(number) ? sql : dialect.unindexed("(\(sql))")
      }
  }
}
