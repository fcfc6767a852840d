import CRM
import Terminal

extension Dossier {
  /// A company, and what hangs on it: its people, what they may still buy, what is to be done.
  static func company(_ id: ID<Company>, _ seat: Seat, _ briefing: Briefing) throws -> Dossier {
    let office = seat.office
    let style = ListStyle.companies
    let row = try style.shelf.row(seat, id.number)
    let name = style.name(row)
    let people = Door(noun: .customer, filter: "company:\(id)")
    // A lead knows its company by name, which is the company's alone.
    let chances = Door(
      noun: .lead, filter: "status:open company=\(FilterTree.spelled(name))")
    let tasks = Door(noun: .task, filter: "completed:no company:\(id)")
    let story = Door(noun: .activity, filter: "company:\(id)")
    let customers = try office.customers.page(Query(people), by: seat.me)
    let leads = try office.leads.page(Query(chances), by: seat.me)
    let todo = try office.tasks.page(Query(tasks), by: seat.me)
    let activities = try office.activities.page(Query(story), by: seat.me)

    var dossier = Dossier(noun: .company, id: id.number, name: name)
    dossier.fields = style.shelf.values(of: row)
    dossier.summary = [
      Span(
        [
          told(customers, one: "customer", many: "customers"),
          told(leads, one: "open lead", many: "open leads"),
        ].joined(separator: " · "), .heading)
    ]
    let facts = facts(style, row, briefing, leavingOut: ["id", "name", "customers", "custom"])
    dossier.parts = [
      Part(title: "", side: .left, lines: facts.filter(\.isKnown)),
      Part(
        title: "Customers", side: .right,
        lines: customers.items.map { line($0, briefing) } + more(customers, people)),
      Part(
        title: "Open leads", side: .right,
        lines: leads.items.map { lead in
          .entry(
            .instant(lead.receivedAt), "\(lead.customerName) · \(lead.stageName)",
            note: lead.money.map { briefing.say($0) } ?? "",
            link: Link(noun: .lead, id: lead.id.number))
        } + more(leads, chances)),
      Part(
        title: "Tasks", side: .right,
        lines: todo.items.map { line($0, briefing) } + more(todo, tasks)),
      Part(
        title: "Time line", side: .right,
        lines: activities.items.map { line($0, briefing) } + more(activities, story)),
      Part(title: "Not known yet", side: .left, lines: facts.filter { !$0.isKnown }),
    ].filter { !$0.lines.isEmpty }
    return dossier
  }

  private static func line(_ customer: Customer, _ briefing: Briefing) -> Line {
    let way = customer.phone?.e164 ?? customer.mobile?.e164 ?? customer.email?.address
    return .entry(
      nil, customer.name,
      note: [customer.title, way].compactMap(\.self).joined(separator: " · "),
      link: Link(noun: .customer, id: customer.id.number))
  }

  /// The door behind the last line, where there are more than are shown.
  private static func more<Item>(_ page: Page<Item>, _ door: Door) -> [Line] {
    page.next == nil ? [] : [.fact("…", "all of these \(door.noun.plural)", .quiet, door: door)]
  }

  private static func told<Item>(_ page: Page<Item>, one: String, many: String) -> String {
    switch page.items.count {
    case 0: "no \(one)"
    case 1: "1 \(one)"
    case let count: "\(count)\(page.next == nil ? "" : "+") \(many)"
    }
  }
}

extension Query {
  fileprivate init(_ door: Dossier.Door) { self.init(filter: door.filter, limit: 50) }
}
