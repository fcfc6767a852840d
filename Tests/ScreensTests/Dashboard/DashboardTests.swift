import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("The dashboard")
struct DashboardTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    try shop.clock(says: "2026-09-10 10:00")
    let anil = try shop.customer("Anil", ["source": "Web"])
    try shop.lead(of: anil, ["value": "50000", "source": "Web"])
    try shop.sale(to: anil, "12000")
    try shop.clock(says: "2026-11-21 10:00")
    let bela = try shop.customer("Bela", ["source": "the \"Fair\""])
    let lead = try shop.lead(of: bela, ["value": "124000", "source": "the \"Fair\""])
    try shop.move(lead, to: "Contacted")
    try shop.lead(of: bela, ["value": "100", "currency": "USD", "owner": "ravi"])
    try shop.crm.leads.lose(shop.lead(of: bela).id, reason: "none", by: shop.asha)
    try shop.crm.leads.lose(shop.lead(of: bela).id, reason: "too \"dear\"", by: shop.asha)
    try shop.crm.leads.win(shop.lead(of: bela, ["value": "700"]).id, by: shop.asha)
    try shop.sale(to: bela, "700")
    try shop.sale(to: bela, "900", ["currency": "USD"])
    try shop.task("Call", ["due_date": "2026-11-20"], customer: bela)
    try shop.task("Write", ["due_date": "2026-11-21", "assignee": "ravi"], customer: anil)
  }

  private func answers(of member: Member) throws -> [Inquiry: Inquiry.Answer] {
    let seat = Seat(shop.crm, as: member)
    return try Dictionary(uniqueKeysWithValues: Inquiry.allCases.map { ($0, try $0.ask(seat)) })
  }

  private func count(_ door: Gauge.Door, by member: Member) throws -> Int {
    let shelf = try #require(ListStyle.of(door.noun)?.shelf)
    return try shelf.count(Seat(shop.crm, as: member), door.filter, 1000)
  }

  @Test(
    "behind every figure that counts are just so many rows, for all and for one's own",
    arguments: [
      Panel.needs, .arrivals, .lost, .leads, .customers, .leadSources, .customerSources,
    ])
  func doors(_ panel: Panel) throws {
    for member in [shop.asha, shop.ravi, shop.vik] {
      let briefing = try Briefing(Seat(shop.crm, as: member))
      let gauges = try #require(Gauges.of(panel, try answers(of: member), briefing))
      if member.login == "asha" { #expect(gauges.all.contains { $0.amount > 0 }) }
      for gauge in gauges.all {
        #expect(try count(gauge.door, by: member) == gauge.amount, "\(gauge)")
      }
    }
  }

  @Test("money of other currencies is not lost: it is said in words")
  func currencies() throws {
    let briefing = try Briefing(Seat(shop.crm, as: shop.asha))
    let answers = try answers(of: shop.asha)
    let revenue = try #require(Gauges.of(.revenue, answers, briefing))
    #expect(revenue.all.count == 12)
    #expect(revenue.note == "and USD 900")
    #expect(revenue.all.last?.full == "700 and USD 900 of 2 sales")
    #expect(try count(try #require(revenue.all.last).door, by: shop.asha) == 2)
    let stages = try #require(Gauges.of(.stages, answers, briefing))
    #expect(stages.all.map(\.label).prefix(2) == ["New", "Contacted"])
    #expect(stages.all[0].full == "2 leads, 50,000 and USD 100; weighted 5,000")
    #expect(stages.total == "3 leads, 1.7 lakh, weighted 29,800")
    #expect(try stages.all.map { try count($0.door, by: shop.asha) } == [2, 1, 0, 0, 0])
  }

  @Test("Enter opens the rows behind the chosen figure")
  func enter() throws {
    let asha = try Sitting(shop, as: shop.asha)
    try asha.press("8", "j", "enter")
    #expect(asha.top(ListScreen.self)?.noun == .task)
    #expect(asha.selected.contains("Write"))
    try asha.press("8", "tab", "tab", "j", "enter")
    #expect(asha.top(ListScreen.self)?.noun == .lead)
    #expect(asha.selected.contains("Bela"))
    #expect(!asha.shows("Anil"))
  }

  @Test("the chosen month is said to the last coin")
  func month() throws {
    let asha = try Sitting(shop, as: shop.asha)
    try asha.press("8", "tab", "tab", "tab", "h", "h")
    #expect(asha.shows("12,000 of 1 sale"))
    try asha.press("enter")
    #expect(asha.top(ListScreen.self)?.filter == "date:2026-09")
    #expect(asha.shows("12,000"))
  }

  @Test("a part that isn't answered yet holds up no other, and is not asked for twice at once")
  func parts() throws {
    let briefing = try Briefing(Seat(shop.crm, as: shop.asha))
    var screen = DashboardScreen()
    let jobs = screen.load(briefing)
    #expect(jobs.count == Inquiry.allCases.count)
    #expect(screen.load(briefing).isEmpty)
    guard case .ask(let job)? = jobs.first else { return #expect(Bool(false)) }
    var page: any Screen = screen
    let again = try job.work(Seat(shop.crm, as: shop.asha))(&page, briefing)
    // It was wanted anew meanwhile: once more, and no more than that.
    #expect(again.count == 1)
    let now = try #require(page as? DashboardScreen)
    #expect(now.contents[.needs]?.all.count == 2)
    #expect(now.contents[.stages] == nil)
  }

  @Test("what others change is shown, with the chosen figure where it was")
  func others() throws {
    let asha = try Sitting(shop, as: shop.asha)
    try asha.press("8", "tab", "tab", "j")
    try shop.lead(of: shop.customer("Chitra"), ["value": "1"])
    try asha.hear()
    try asha.settle()
    #expect(asha.selected.contains("Contacted"))
    let stages = try #require(asha.top(DashboardScreen.self)?.contents[.stages])
    #expect(stages.total.hasPrefix("4 leads"))
  }

  @Test("every figure can be reached, in one column and in three", arguments: [80, 120, 200])
  func reach(_ width: Int) throws {
    let asha = try Sitting(shop, as: shop.asha, width: width, height: 24)
    try asha.press("8")
    var seen: Set<Panel> = []
    for key in ["g", "l", "l", "g"] {
      try asha.press(key)
      for _ in 0..<60 {
        seen.insert(try #require(asha.top(DashboardScreen.self)).panel)
        try asha.press("j")
      }
    }
    for _ in Panel.allCases {
      try asha.press("tab")
      let screen = try #require(asha.top(DashboardScreen.self))
      seen.insert(screen.panel)
      let part = screen.layout.area(of: screen.panel)
      #expect(part.y >= screen.top)
    }
    #expect(seen == Set(Panel.allCases))
  }

  @Test("it can be drawn at any size, and in an empty shop")
  func sizes() throws {
    for shop in [shop, try Shop()] {
      let asha = try Sitting(shop, as: shop.asha)
      try asha.press("8")
      for (width, height) in [(1, 1), (40, 10), (59, 11), (99, 24), (160, 12), (200, 70)] {
        try asha.resize(width, height)
        for _ in Panel.allCases {
          #expect(asha.rows.count == height)
          try asha.press("tab")
        }
        try asha.press("G", "j", "k", "g", "k", "h", "l")
      }
    }
  }
}
