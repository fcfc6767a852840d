import Storage

/// How many rows a part of a filter has, as far as that changes the plan.
extension Listing {
  /// How many rows a term has, if fewer than `limit`; of the shortlist where that has an index by it.
  func rows(
    of term: ListTerm<Item>, _ plan: ListPlan, upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    let sql = term.sql(tx.dialect) { _ in .lookedUp }
    guard let shortlist = plan.shortlist.map({ catalogue.shortlists[$0] }), term.isEquality,
      case .condition(.test(let field, _)) = term, shortlist.fields.contains(field.name)
    else { return try rows(sql, upTo: limit, in: tx) }
    return try rows("\(sql) AND \(name: shortlist.sql)", upTo: limit, in: tx)
  }

  func rows(_ sql: SQL, upTo limit: Int, in tx: borrowing Transaction) throws -> Int {
    try tx.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM \(name: catalogue.table) WHERE \(sql) LIMIT \(limit)) AS few
      """) ?? 0
  }

  /// How many entries of the search index count as having these words, if fewer than `limit`.
  func hits(
    of matches: [SearchMatch], upTo limit: Int, enough: Int, in tx: borrowing Transaction
  ) throws -> Int {
    let rough = try hits(of: matches, roughly: true, upTo: limit, in: tx)
    return try weighed(rough, matches, upTo: limit, enough: enough, in: tx)
  }

  /// Searches for words together in their one source; answers how many rows may have them.
  func meet(
    _ words: [SearchMatch], at source: Catalogue<Item>.WordSource, _ plan: inout ListPlan,
    upTo limit: Int, in tx: borrowing Transaction
  ) throws -> Int {
    var count = 0
    let search = tx.dialect.search(
      words, shortened: plan.shortened, kind: source.kind, roughly: true)
    try tx.each(tx.dialect.gathered("\(search) LIMIT \(limit)")) { row in
      count = try row.next()
      plan.met = try row.next()
    }
    return count
  }

  /// What `rough` entries that may have these words count as. Where they are fewer than `enough`, or
  /// too many, that is known without a look at any.
  ///
  /// Else it takes as many looks to find them as there are that may have them, and a walk is the
  /// longer the fewer have them: both cost the same where the product of the two numbers is the square
  /// of `enough`. How many have them a few of those tell that may.
  func weighed(
    _ rough: Int, _ matches: [SearchMatch], shortened: Set<SearchMatch> = [], upTo limit: Int,
    enough: Int, in tx: borrowing Transaction
  ) throws -> Int {
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
  func isCommon(_ match: SearchMatch, in tx: borrowing Transaction) throws -> Bool {
    guard !match.isAtHand, match.digits == nil else { return false }
    let share = try share(of: match, in: tx)
    return try share > 1
      && Int(lastID(tx)) * share / WordSamples.size >= ListPlan.listed(match)
  }

  /// Where only words are asked, a walk meets their numbers in the sort's index and reads no other row:
  /// a page takes list ÷ hits times its length in steps, more than a hundred of which cost as much as
  /// one row that is looked up and was not in memory; where the words are another's than the row's own,
  /// a step has to read the row. From hits that go so often into the list the walk is cheaper.
  func fewWords(_ tx: borrowing Transaction) throws -> Int {
    try Int((hasOwnWords ? 0.6 : 1.25) * Double(lastID(tx)).squareRoot())
  }

  func lastID(_ tx: borrowing Transaction) throws -> Int64 {
    try tx.value("SELECT coalesce(max(id), 0) FROM \(name: catalogue.table)") ?? 0
  }
}
