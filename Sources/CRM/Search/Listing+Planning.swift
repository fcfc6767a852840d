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
      let most = words.map { ListPlan.listed($0) }.min() ?? 0
      plan.shortened = try shortened(words, in: tx)
      let found = try self.hits(
        of: words, shortened: plan.shortened, upTo: most + 1, enough: fewest, in: tx)
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
    if plan.together.isEmpty { plan.shortened = [] }
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
  /// that may have them are fewer than `enough`, or too many, that is known without a look at any.
  ///
  /// Else it takes as many looks to find them as there are that may have them, and a walk is the
  /// longer the fewer have them: both cost the same where the product of the two numbers is the square
  /// of `enough`. How many have them a few of those tell that may.
  private func hits(
    of matches: [SearchMatch], shortened: Set<SearchMatch> = [], upTo limit: Int, enough: Int,
    in tx: borrowing Transaction
  ) throws -> Int {
    let rough = try hits(of: matches, shortened: shortened, roughly: true, upTo: limit, in: tx)
    let isExact = matches.allSatisfy(\.isCertain) && shortened.isEmpty
    guard !isExact, enough <= rough, rough < limit else { return rough }
    var (held, looked) = (0, 0)
    for source in catalogue.words {
      let search = tx.dialect.search(
        matches, shortened: shortened, kind: source.kind, roughly: true)
      let holds = matches.map { tx.dialect.searchHolds($0, kind: source.kind, id: "few.id") }
      try tx.each(
        """
        SELECT count(*), coalesce(sum(\(holds.joined(" AND "))), 0)
        FROM (\(search) LIMIT \(ListPlan.looked)) AS few
        """
      ) { row in
        looked += try row.next()
        held += try row.next()
      }
    }
    return Int((Double(rough) * Double(rough * held) / Double(max(1, looked))).squareRoot())
  }

  func hits(
    of matches: [SearchMatch], shortened: Set<SearchMatch> = [], roughly: Bool, upTo limit: Int,
    in tx: borrowing Transaction
  ) throws -> Int {
    var hits = 0
    for source in catalogue.words where hits < limit {
      let search = tx.dialect.search(
        matches, shortened: shortened, kind: source.kind, roughly: roughly)
      hits +=
        try tx.value("SELECT count(*) FROM (\(search) LIMIT \(limit - hits)) AS few") ?? 0
    }
    return hits
  }

  /// Those of several words that many rows begin with: the others' hits are gathered sooner than the
  /// rows would be looked at in which their first letters meet.
  func shortened(
    _ words: [SearchMatch], in tx: borrowing Transaction
  ) throws -> Set<SearchMatch> {
    Set(try words.filter { try isCommon($0, in: tx) })
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
  /// a page takes list ÷ hits times its length in steps, more than a hundred of which cost as much as
  /// one row that is looked up and was not in memory. From hits that go so often into the list the
  /// walk is cheaper.
  private func fewWords(_ tx: borrowing Transaction) throws -> Int {
    try Int(0.6 * Double(lastID(tx)).squareRoot())
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
      let words = (plan.together, plan.shortened)
      found = [
        plan.lead == .words
          ? source.lookedUp(words.0, shortened: words.1, dialect)
          : source.listed(words.0, shortened: words.1, dialect)
      ]
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
        let sql = term.sql(dialect) { plan.rare.contains($0) ? .listed : .rowByRow }
        // What words ask no index serves as it stands, and a test that is no value is quicker.
        let isFree = plan.narrowing.contains(number) || term.match != nil
        return isFree ? sql : dialect.unindexed("(\(sql))")
      }
  }
}
