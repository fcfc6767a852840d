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
    if words.count > 1, catalogue.words.count == 1, let source = catalogue.words.first {
      let most = words.map { ListPlan.listed($0) }.min() ?? 0
      plan.shortened = try shortened(words, in: tx)
      let rough = try meet(words, at: source, &plan, upTo: most + 1, in: tx)
      let found = try weighed(
        rough, words, shortened: plan.shortened, upTo: most + 1, enough: fewest, in: tx)
      if rough <= most { plan.together = words }
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
    if plan.together.isEmpty { (plan.shortened, plan.met) = ([], nil) }
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

  /// The WHERE that follows a plan; without one, as it stands, for an engine that plans itself.
  func filter(_ plan: ListPlan?, _ dialect: any Dialect) -> [SQL] {
    guard let plan else { return terms.map { $0.sql(dialect) { _ in .lookedUp } } }
    var found: [SQL] = []
    let covered = covered(by: plan)
    if !plan.together.isEmpty, let source = catalogue.words.first {
      let find = plan.lead == .words ? source.lookedUp : source.listed
      found = [find(plan.together, plan.shortened, plan.met, dialect)]
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
