import Storage
import Testing

@testable import CRM

/// Which way the rows are found, with enough people that it matters.
@Suite struct PlanningTests {
  /// 60,000 people called Ann, every 600th from Delhi; every 20th is called Zoe as well, every 120th
  /// Eve, every 600th Ida; 2,500 won.
  private static func city() throws -> Town {
    let town = try Town()
    try town.database.write { tx in
      try tx.run(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
        INSERT INTO person (id, name, state, stage, currency, received, owner_id)
        SELECT i, CASE WHEN i % 20 = 0 THEN 'Ann Zoe' WHEN i % 120 = 7 THEN 'Ann Eve'
            WHEN i % 600 = 11 THEN 'Ann Ida' ELSE 'Ann' END,
          CASE WHEN i % 600 = 0 THEN 'Delhi' ELSE 'Kerala' END,
          CASE WHEN i % 24 = 0 THEN 'Won' ELSE 'New' END, 'INR', i * 1000,
          CASE WHEN i % 30000 = 0 THEN 1 END
        FROM n
        """)
      try tx.run(
        """
        INSERT INTO search (rowid, words)
        SELECT id * 8 + 4, search_words(name, NULL, NULL, NULL, NULL, NULL) FROM person
        """)
    }
    return town
  }

  @Test(
    "the fewest rows lead, words alone only while they are rare; else the sort's index is walked")
  func plans() throws {
    let town = try PlanningTests.city()
    let cases: [(String, Sort?, ListPlan)] = [
      ("", nil, ListPlan()),
      ("state:delhi", nil, ListPlan(narrowing: [0])),
      ("state:delhi", Sort("name"), ListPlan(lead: .term(0))),
      ("state:kerala", nil, ListPlan(narrowing: [0])),
      ("state:kerala", Sort("name"), ListPlan()),
      ("stage:won state:delhi", nil, ListPlan(narrowing: [1])),
      ("owner:me state:delhi", nil, ListPlan(narrowing: [0])),
      ("-state:delhi", nil, ListPlan()),
      ("received>=1970-01-02", Sort("received"), ListPlan(narrowing: [0])),
      ("received<1970-01-01", Sort("name"), ListPlan(lead: .term(0))),
      ("received<1970-01-02", Sort("received"), ListPlan(narrowing: [0])),
      ("received<1970-01-02", Sort("name"), ListPlan()),
      ("owner:none stage:new", nil, ListPlan(narrowing: [0])),
      ("state:delhi,kerala", nil, ListPlan()),
      ("zoe", nil, ListPlan(rare: [SearchMatch(word: "zoe", digits: nil)])),
      ("eve", nil, ListPlan(rare: [SearchMatch(word: "eve", digits: nil)])),
      ("eve stage:new", nil, ListPlan(lead: .term(0))),
      ("ida", nil, ListPlan(lead: .term(0))),
      ("ann", nil, ListPlan()),
      ("a", nil, ListPlan()),
      ("nobody ann", nil, ListPlan(lead: .term(0))),
      ("ann or zoe", nil, ListPlan(rare: [SearchMatch(word: "zoe", digits: nil)])),
      ("ann state:delhi", nil, ListPlan(narrowing: [1])),
      ("ann state:delhi", Sort("name"), ListPlan(lead: .term(1))),
    ]
    try town.database.read { tx in
      for (filter, sort, plan) in cases {
        let listing = Listing(of: Person.catalogue, where: try Town.condition(filter))
        let order = try ListOrder(sort, of: Person.catalogue)
        #expect(try listing.plan(order.sort, in: tx) == plan, "\(filter)")
      }
      let ruled = Listing(
        of: Person.catalogue, where: try Town.condition("stage:won"), and: "person.owner_id = 1")
      #expect(try ruled.plan(Sort("received"), in: tx) == ListPlan(lead: .term(0)))
      let letter = Listing(
        of: Person.alone, where: try Town.condition("nobody a", over: Person.alone))
      let matches = ["nobody", "a"].map { SearchMatch(word: $0, digits: nil) }
      var plan = try letter.plan(Sort("received"), in: tx)
      #expect(plan.met == "[]")
      plan.met = nil
      #expect(plan == ListPlan(lead: .words, together: matches))
    }
  }

  @Test("the engine does as the plan says")
  func obedience() throws {
    let town = try Town()
    let walked: (String, Sort, ListPlan, String)
    walked = (
      "zoe state:delhi", Sort("received"), ListPlan(), "SCAN person USING INDEX person_received"
    )
    let cases: [(String, Sort, ListPlan, String)] = [
      walked,
      ("city:pune", Sort("received"), ListPlan(), "SCAN person USING INDEX person_received"),
      (
        "zoe", Sort("name"), ListPlan(rare: [SearchMatch(word: "zoe", digits: nil)]),
        "SCAN person USING INDEX person_name"
      ),
      (
        "state:delhi", Sort("received"), ListPlan(narrowing: [0]),
        "SEARCH person USING INDEX person_state (state=?)"
      ),
      (
        "owner:none", Sort("received"), ListPlan(narrowing: [0]),
        "SEARCH person USING INDEX person_owner (owner_id=?)"
      ),
      (
        "received>today", Sort("received"), ListPlan(narrowing: [0]),
        "SEARCH person USING INDEX person_received (received>?)"
      ),
      (
        "state:delhi stage:won", Sort("received"), ListPlan(lead: .term(1)),
        "SEARCH person USING INDEX person_stage (stage=?)"
      ),
      (
        "state:delhi city:pune zoe", Sort("name"), ListPlan(lead: .term(0)),
        "SEARCH person USING INDEX person_state (state=?)"
      ),
    ]
    try town.database.read { tx in
      for (filter, sort, plan, step) in cases {
        let listing = Listing(of: Person.catalogue, where: try Town.condition(filter))
        let order = try ListOrder(sort, of: Person.catalogue)
        let steps = try PlanningTests.steps(listing, order, plan, tx)
        // What is looked up is found by its numbers first, and then read.
        let found = plan.lead == nil ? steps.first : steps.dropFirst(2).first
        #expect(found == step, "\(filter): \(steps)")
        #expect(steps.contains("USE TEMP B-TREE FOR ORDER BY") == (plan.lead != nil), "\(filter)")
      }
      let word = Listing(of: Person.catalogue, where: try Town.condition("zoe state:delhi"))
      let order = try ListOrder(Sort("received"), of: Person.catalogue)
      let steps = try PlanningTests.steps(word, order, ListPlan(lead: .term(0)), tx)
      #expect(steps.contains("SEARCH person USING INTEGER PRIMARY KEY (rowid=?)"), "\(steps)")
      #expect(steps.contains("SEARCH person USING INDEX person_company (company_id=?)"), "\(steps)")
      #expect(!steps.contains { $0.hasPrefix("SCAN person") }, "\(steps)")
    }
  }

  @Test("the next page begins where the last ended, by the index")
  func seeking() throws {
    let town = try Town()
    try town.database.read { tx in
      let listing = Listing(of: Person.catalogue, where: try Town.condition("state:delhi"))
      for (field, plan, ends) in [
        ("received", ListPlan(), ["received (received=? AND rowid<?)", "received (received<?)"]),
        (
          "received", ListPlan(narrowing: [0]),
          ["state (state=? AND received=? AND rowid<?)", "state (state=? AND received<?)"]
        ),
        (
          "score", ListPlan(),
          ["score (score=?)", "score (score<?)", "score (score=?)"]
        ),
      ] {
        let order = try ListOrder(Sort(field, descending: true), of: Person.catalogue)
        let mark = PageMark(noun: .customer, sort: order.sort, value: .integer(5), id: 7)
        let steps = try PlanningTests.steps(listing, order, plan, tx, after: mark)
        let seeks = steps.filter { $0.contains(" person ") }
        #expect(
          seeks == ends.map { "SEARCH person USING INDEX person_" + $0 }, "\(field): \(steps)")
      }
    }
  }

  @Test("walking back walks the same index the other way")
  func walkingBack() throws {
    let town = try Town()
    try town.database.read { tx in
      let listing = Listing(of: Person.catalogue, where: try Town.condition("state:delhi"))
      let order = try ListOrder(Sort("received", descending: true), of: Person.catalogue).reversed
      let mark = PageMark(noun: .customer, sort: order.sort, value: .integer(5), id: 7)
      let steps = try PlanningTests.steps(
        listing, order, ListPlan(narrowing: [0]), tx, after: mark)
      #expect(
        steps.filter { $0.contains(" person ") }
          == ["state (state=? AND received=? AND rowid>?)", "state (state=? AND received>?)"].map {
            "SEARCH person USING INDEX person_" + $0
          })
      #expect(!steps.contains { $0.contains("B-TREE") }, "\(steps)")
    }
  }

  /// What the engine says it does for a page.
  private static func steps(
    _ listing: Listing<Person>, _ order: ListOrder<Person>, _ plan: ListPlan,
    _ tx: borrowing Transaction, after mark: PageMark? = nil
  ) throws -> [String] {
    var steps: [String] = []
    for sql in listing.queries(order, plan, limit: 10, after: mark, tx.dialect) {
      try tx.each("EXPLAIN QUERY PLAN \(sql)") { row in
        _ = try row.next(as: Int.self)
        _ = try row.next(as: Int.self)
        _ = try row.next(as: Int.self)
        steps.append(try row.next())
      }
    }
    return steps
  }
}
