import CRM
import Foundation
import Storage
import Testing

@Suite("The demonstration")
struct DemoDataTests {
  private static func plan(
    _ customers: Int, _ leads: Int, _ sales: Int, _ tasks: Int, seed: UInt64 = 1
  ) -> DemoPlan {
    var plan = DemoPlan()
    plan.customers = customers
    plan.leads = leads
    plan.sales = sales
    plan.tasks = tasks
    plan.seed = seed
    return plan
  }

  @Test(
    "holds exactly what was ordered, and is sound",
    arguments: [
      plan(200, 320, 180, 95), plan(200, 320, 180, 95, seed: 77), plan(0, 0, 0, 0),
      plan(1, 0, 0, 0), plan(1, 1, 1, 1), plan(1, 30, 3, 2), plan(50, 3, 0, 0),
      plan(40, 400, 20, 10), plan(0, 0, 0, 12), plan(25, 0, 60, 0),
    ])
  func counts(plan: DemoPlan) throws {
    let file = try DemoFile(plan)
    #expect(try file.count("customer") == plan.customers)
    #expect(try file.count("lead") == plan.leads)
    #expect(try file.count("sale") == plan.sales)
    #expect(try file.count("task") == plan.tasks)
    #expect(try file.count("member") == 4)
    let checkup = try file.office.check()
    #expect(checkup.problems == [])
    #expect(try checkup.events == file.count("event"))
  }

  @Test("very many leads are told about in short, and counted all the same")
  func manyLeads() throws {
    var plan = Self.plan(300, 1200, 250, 90)
    plan.stories = 100
    let file = try DemoFile(plan)
    #expect(try file.count("lead") == 1200)
    #expect(try file.count("customer") == 300)
    #expect(try file.count("sale") == 250)
    #expect(try file.count("lead WHERE status = 'won'") > 250)
    #expect(try file.count("event") < 1200 * 4)
    #expect(try file.office.check().ok)
  }

  @Test("the same seed at the same moment tells the same story, another seed another")
  func repeats() throws {
    let plan = Self.plan(60, 90, 40, 30, seed: 5)
    let first = try DemoFile(plan).dump()
    #expect(try first == DemoFile(plan).dump())
    let other = try DemoFile(Self.plan(60, 90, 40, 30, seed: 6)).dump()
    #expect(first.count > 500)
    #expect(first != other)
  }

  @Test("history runs forward through a year and a half and ends now")
  func history() throws {
    let file = try DemoFile()
    let now = file.office.clock.now()
    let times: [Int64] = try file.office.database.read {
      try $0.values("SELECT at FROM event WHERE id > 1 ORDER BY id")
    }
    #expect(times == times.sorted())
    let last = try #require(times.last)
    let first = try #require(times.first)
    #expect(last <= now.milliseconds)
    #expect(now.milliseconds - last < 4 * 86_400_000)
    #expect(540...550 ~= (now.milliseconds - first) / 86_400_000)
    for (table, columns) in [
      ("customer", ["created_at", "updated_at"]), ("activity", ["at", "created_at"]),
      ("lead", ["received_at", "first_contact_at", "closed_at", "created_at", "updated_at"]),
      ("task", ["completed_at", "created_at", "updated_at"]), ("sale", ["created_at"]),
    ] {
      for column in columns {
        #expect(
          try file.count("\(name: table) WHERE \(name: column) > \(now.milliseconds)") == 0,
          "\(table).\(column)")
      }
    }
    #expect(
      try file.count(
        """
        lead WHERE closed_at < received_at OR first_contact_at < received_at
          OR updated_at < created_at OR closed_at > updated_at
        """) == 0)
    #expect(try file.count("sale WHERE date > \(file.office.today)") == 0)
    #expect(
      try file.count(
        "sale JOIN customer ON customer.id = customer_id WHERE sale.created_at < customer.created_at"
      ) == 0)
    #expect(
      try file.count(
        "activity JOIN lead ON lead.id = lead_id WHERE activity.at < lead.created_at") == 0)
    #expect(
      try file.count(
        "task JOIN lead ON lead.id = lead_id WHERE task.created_at < lead.created_at") == 0)
  }

  @Test("a record's own history says when it was made")
  func made() throws {
    let file = try DemoFile()
    for table in ["customer", "lead", "sale", "task", "activity"] {
      let strays = try file.count(
        """
        \(name: table) JOIN journal ON journal.noun = \(
          Schema.journaled.first { $0.table == table }?.rawValue ?? 0)
          AND journal.row_id = \(name: table).id AND journal.action = 1
        JOIN event ON event.id = journal.event_id WHERE event.at <> \(name: table).created_at
        """)
      #expect(strays == 0, "\(table)")
    }
  }

  @Test("a quarter is won, three tenths are lost, the rest is open in every stage")
  func endings() throws {
    let file = try DemoFile()
    #expect(64...96 ~= (try file.count("lead WHERE status = 'won'")))
    #expect(80...112 ~= (try file.count("lead WHERE status = 'lost'")))
    #expect(try file.count("lead WHERE status = 'lost' AND close_reason IS NULL") == 0)
    for stage in try #require(file.office.pipelines.all().first).open {
      #expect(try file.count("lead WHERE stage_id = \(stage.id)") > 3, "\(stage.name)")
    }
    #expect(
      try file.count("sale JOIN lead ON lead.id = lead_id WHERE lead.status <> 'won'") == 0)
    #expect(try file.count("sale WHERE lead_id IS NULL") > 50)
  }

  @Test("leads went one stage at a time and had a value before the proposal")
  func stages() throws {
    let file = try DemoFile()
    let order = try #require(file.office.pipelines.all().first).open.map(\.name)
    let moves = try file.texts("SELECT subject FROM activity WHERE subject LIKE 'Stage: %'")
      .compactMap { $0 }
    #expect(moves.count > 300)
    for move in moves {
      let ends = move.dropFirst("Stage: ".count).components(separatedBy: " → ")
      let from = try #require(order.firstIndex(of: ends[0]))
      #expect(order[from + 1] == ends[1])
    }
    #expect(
      try file.count(
        """
        lead JOIN stage ON stage.id = stage_id
        WHERE stage.name IN ('Proposal', 'Negotiation') AND lead.value IS NULL
        """) == 0)
  }

  @Test("tasks are overdue, due today, this week and later, and done")
  func tasks() throws {
    let file = try DemoFile()
    let today = file.office.today
    #expect(try file.count("task WHERE completed_at IS NOT NULL") == 52)
    let open: SQL = "task WHERE completed_at IS NULL AND due_date"
    #expect(try file.count("\(open) < \(today)") == 14)
    #expect(try file.count("\(open) = \(today)") >= 3)
    #expect(
      try file.count("\(open) BETWEEN \(today.adding(days: 1)) AND \(today.adding(days: 6))") >= 5)
    #expect(try file.count("\(open) > \(today.adding(days: 6))") >= 5)
  }

  @Test("people come from many states and countries, and write their names in many ways")
  func people() throws {
    let file = try DemoFile()
    #expect(
      try file.texts("SELECT DISTINCT state FROM customer WHERE country = 'India'").count >= 8)
    #expect(try file.texts("SELECT DISTINCT country FROM customer").count >= 4)
    #expect(try file.texts("SELECT DISTINCT language FROM lead").count >= 6)
    #expect(try file.texts("SELECT DISTINCT source FROM customer").count == 6)
    let names = try file.texts("SELECT name FROM customer").compactMap { $0?.unicodeScalars }
    for (script, range) in [
      ("Devanagari", 0x0900...0x097F), ("Tamil", 0x0B80...0x0BFF),
      ("Latin with accents", 0xC0...0x24F),
    ] {
      #expect(
        names.contains { $0.contains { range.contains(Int($0.value)) } }, "\(script)")
    }
    let phones = try file.texts("SELECT phone FROM customer").compactMap { $0 }
    #expect(phones.count > 150)
    for phone in phones {
      #expect(try Phone.parse(phone, region: #require(Region("IN"))).e164 == phone)
    }
    let companies = try file.count("customer WHERE company_id IS NOT NULL")
    #expect(50...90 ~= companies)
    #expect(
      try file.texts(
        "SELECT name FROM customer GROUP BY company_id HAVING count(*) > 1 AND company_id IS NOT NULL"
      ).count > 3)
  }

  @Test("some customers are in it twice, and some came back")
  func doubles() throws {
    let file = try DemoFile()
    let groups = try file.office.customers.duplicates(by: file.owner)
    #expect(Set(groups.map(\.reason)) == [.email, .phone, .name])
    #expect(groups.count < 12)
    #expect(try file.count("lead WHERE came_back = 1") > 0)
  }

  @Test("callers and a manager have leads of their own")
  func staff() throws {
    let file = try DemoFile()
    let roles = try file.office.members.all().map(\.role)
    #expect(roles.filter { $0 == .caller }.count == 2)
    #expect(roles.filter { $0 == .manager }.count == 1)
    for member in try file.office.members.all() {
      #expect(try file.count("lead WHERE owner_id = \(member.id)") > 5, "\(member.login)")
    }
  }

  @Test("a customer is found by the search that everybody uses")
  func search() throws {
    let file = try DemoFile()
    let name = try #require(
      try file.texts("SELECT name FROM customer WHERE name LIKE '% %' ORDER BY id LIMIT 1").first
        ?? nil
    )
    let word = String(try #require(name.split(separator: " ").last))
    #expect(try file.office.customers.count(word, by: file.owner) > 0)
  }

  @Test("a file with customers is left as it is")
  func refused() throws {
    let file = try DemoFile(Self.plan(3, 0, 0, 0))
    let before = try file.dump()
    #expect(throws: CRMError.self) {
      try DemoData.fill(file.office, Self.plan(3, 0, 0, 0), by: file.owner) { _ in }
    }
    #expect(try file.dump() == before)
  }

  @Test(
    "a plan that can't be is refused",
    arguments: [plan(0, 5, 0, 0), plan(0, 0, 5, 0), plan(-1, 0, 0, 0), plan(5, 0, 0, 10_000_001)])
  func impossible(plan: DemoPlan) throws {
    #expect(throws: CRMError.self) { _ = try DemoFile(plan) }
  }

  @Test("progress goes forward and ends at one")
  func progress() throws {
    let file = try DemoFile(Self.plan(0, 0, 0, 0))
    var seen: [Double] = []
    try DemoData.fill(file.office, Self.plan(300, 900, 200, 100), by: file.owner) {
      seen.append($0)
    }
    #expect(seen == seen.sorted())
    #expect(seen.count > 3)
    #expect(seen.last == 1)
  }

  @Test(
    "it ends well on any day and at any hour",
    arguments: [
      "2026-08-02T23:59:59+05:30", "2026-08-03T00:10:00+05:30", "2028-02-29T09:30:00+05:30",
      "2026-08-01T20:00:00+05:30",
    ])
  func moments(now: String) throws {
    let plan = Self.plan(80, 200, 90, 40)
    let file = try DemoFile(plan, now: now)
    #expect(try file.count("sale") == 90)
    #expect(try file.count("task") == 40)
    #expect(
      try file.count("event WHERE at > \(file.office.clock.now().milliseconds)") == 0)
    #expect(try file.office.check().ok)
  }
}
