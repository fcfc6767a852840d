import Storage
import Support
import Testing

@testable import CRM

/// What is asked for all day is found by an index that holds just that, in the list's order.
@Suite("What waits for today")
struct ShortlistTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  /// What the engine says it does with the leading table for a page.
  private func steps<Item>(
    _ catalogue: Catalogue<Item>, _ filter: String, _ sort: Sort? = nil, backwards: Bool = false
  ) throws -> [String] {
    let condition = try FilterTree(parsing: filter).bound(
      to: catalogue, in: shop.crm.filterContext(for: shop.asha))
    let listing = Listing(of: catalogue, where: condition)
    return try shop.crm.database.read { tx in
      var order = try ListOrder(sort, of: catalogue)
      if backwards { order = order.reversed }
      let plan = try listing.plan(order.sort, in: tx)
      var steps: [String] = []
      for sql in listing.queries(order, plan, limit: 10, after: nil, tx.dialect) {
        try tx.each("EXPLAIN QUERY PLAN \(sql)") { row in
          for _ in 0..<3 { _ = try row.next(as: Int.self) }
          steps.append(try row.next())
        }
      }
      return steps.filter { $0.contains(" \(catalogue.table) ") || $0.contains("B-TREE") }
    }
  }

  @Test("leads that wait for a first call, all or mine, from either end", arguments: [false, true])
  func waiting(descending: Bool) throws {
    let sort = Sort("received_at", descending: descending)
    for backwards in [false, true] {
      let all = try steps(
        Lead.catalogue, "first_contact_at:none status:open", sort, backwards: backwards)
      #expect(all == ["SCAN lead USING INDEX lead_waiting"])
      let mine = try steps(
        Lead.catalogue, "status:open owner:me first_contact_at:none", sort, backwards: backwards)
      #expect(mine == ["SEARCH lead USING INDEX lead_owner_waiting (owner_id=?)"])
    }
  }

  @Test("open tasks overdue, of today and of this week, all or mine")
  func due() throws {
    for (filter, range) in [
      ("completed:no due<today", "due_date<?"),
      ("completed:no due:today", "due_date=?"),
      ("completed:no due>=today due<=eow", "due_date>? AND due_date<?"),
    ] {
      let all = try steps(Task.catalogue, filter)
      #expect(all.first == "SEARCH task USING INDEX task_open (\(range))", "\(filter)")
      #expect(!all.contains { $0.contains("B-TREE") }, "\(filter): \(all)")
      let mine = try steps(Task.catalogue, filter + " assignee:me")
      let index = "SEARCH task USING INDEX task_assignee_open (assignee_id=? AND \(range))"
      #expect(mine.first == index, "\(filter)")
      #expect(!mine.contains { $0.contains("B-TREE") }, "\(filter): \(mine)")
    }
  }

  @Test("a state of a lead is found by its index")
  func choices() throws {
    #expect(
      try steps(Lead.catalogue, "status:won")
        == ["SEARCH lead USING INDEX lead_status (status=?)"])
  }

  @Test(
    "what a caller was given is walked status by status, newest first", arguments: [false, true])
  func given(backwards: Bool) throws {
    func steps(_ filter: String) throws -> Set<String> {
      Set(try self.steps(Assignment.catalogue, filter, backwards: backwards))
    }
    let index = "SEARCH assignment USING INDEX assignment_caller (caller_id=? AND status=?)"
    #expect(try steps("caller:ravi") == [index])
    #expect(try steps("caller:none") == [index])
    #expect(try steps("caller:ravi status:assigned,claimed counts:yes") == [index])
  }

  @Test("what a caller was given comes newest first, however far each lead was taken")
  func mixed() throws {
    let neha = try shop.crm.members.get(shop.caller("Neha").member)
    let leads = try (0..<9).map { _ in try shop.given().lead }
    for lead in [leads[1], leads[4], leads[7]] { try shop.crm.assignments.claim(lead, by: neha) }
    try shop.crm.assignments.reassign(leads[2], to: shop.ravi.id, by: shop.asha)
    func walk(_ filter: String, fromEnd: Bool) throws -> [Int64] {
      var ids: [Int64] = []
      var query = Query(filter: filter, limit: 2, fromEnd: fromEnd)
      while true {
        let page = try shop.crm.assignments.page(query, by: shop.asha)
        let numbers = page.items.map(\.lead.number)
        ids = fromEnd ? numbers + ids : ids + numbers
        guard let cursor = fromEnd ? page.previous : page.next else { return ids }
        query =
          fromEnd
          ? Query(filter: filter, limit: 2, before: cursor)
          : Query(filter: filter, limit: 2, after: cursor)
      }
    }
    let all = leads.map(\.number).reversed()
    for fromEnd in [false, true] {
      #expect(try walk("caller:neha", fromEnd: fromEnd) == Array(all))
      #expect(
        try walk("caller:neha status:assigned,reassigned", fromEnd: fromEnd)
          == [9, 7, 6, 4, 3, 1])
      #expect(try walk("caller:neha -status:assigned", fromEnd: fromEnd) == [8, 5, 3, 2])
    }
  }

  @Test("a short list holds just what its filter asks, in either order")
  func truth() throws {
    let leads = try (1...6).map { number in
      try shop.lead(
        of: shop.customer("C\(number)"),
        ["received_at": "2026-11-0\(number)", "owner": number < 4 ? "ravi" : "asha"])
    }
    try shop.crm.leads.lose(leads[0].id, reason: "no", by: shop.asha)
    try shop.activity(["type": "call"], lead: leads[4])
    func ids(_ filter: String, _ sort: Sort? = nil) throws -> [Int64] {
      try shop.crm.leads.page(Query(filter: filter, sort: sort), by: shop.asha).items
        .map(\.id.number)
    }
    #expect(try ids("first_contact_at:none status:open") == [6, 4, 3, 2])
    #expect(try ids("first_contact_at:none status:open", Sort("received_at")) == [2, 3, 4, 6])
    #expect(try ids("first_contact_at:none status:open", Sort("owner")) == [4, 6, 2, 3])
    #expect(try ids("first_contact_at:none status:open owner:ravi") == [3, 2])
    #expect(try ids("first_contact_at:none status:open -owner:ravi C4") == [4])
    #expect(try ids("first_contact_at:none") == [6, 4, 3, 2, 1])
    #expect(
      try shop.crm.leads.count("first_contact_at:none status:open", by: shop.asha) == 4)
    #expect(
      try shop.crm.leads.page(Query(filter: "status:open first_contact_at:none"), by: shop.ravi)
        .items.map(\.id.number) == [3, 2])
  }

  @Test("tasks come soonest due first, those of some day at the end")
  func tasks() throws {
    for (title, due) in [("A", ""), ("B", "2026-12-05"), ("C", "2026-11-01"), ("D", "")] {
      try shop.task(title, ["due_date": due])
    }
    try shop.crm.tasks.finish(ID(3), by: shop.asha)
    func titles(_ query: Query) throws -> [String] {
      try shop.crm.tasks.page(query, by: shop.asha).items.map(\.title)
    }
    #expect(try titles(Query(filter: Tasks.usualFilter)) == ["B", "A", "D"])
    #expect(try titles(Query()) == ["C", "B", "A", "D"])
    #expect(try titles(Query(sort: Sort("due_date", descending: true))) == ["D", "A", "B", "C"])
    #expect(try titles(Query(filter: "completed:no", fromEnd: true)) == ["B", "A", "D"])
  }
}
