import CRM
import Support
import Testing

@Suite("Reports against counting by hand")
struct ReportTests {
  /// Zones ahead of and behind UTC, with summer time in either half of the year.
  static let zones = ["Asia/Kolkata", "America/New_York", "Pacific/Auckland", "UTC"]

  @Test(
    "every report is what counting the lists gives, for all and for one's own", arguments: zones)
  func byHand(_ zone: String) throws {
    let season = try Season(seed: UInt64(zone.utf8.count) * 7919, zone: zone, steps: 500)
    let shop = season.shop
    let period = try Period(
      first: try #require(Day(year: 2025, month: 10, day: 1)),
      last: try #require(Day(year: 2026, month: 11, day: 15)))
    for actor in [shop.asha, shop.ravi, shop.vik] {
      let hand = try Hand(shop: shop, actor: actor, period: period)
      let reports = shop.crm.reports
      #expect(try reports.make(.pipeline, by: actor).rows == hand.pipeline())
      #expect(try reports.make(.revenue, over: period, by: actor).rows == hand.revenue())
      #expect(
        try lowercased(reports.make(.acquisition, over: period, by: actor).rows)
          == hand.acquisition())
      #expect(try reports.make(.tasks, by: actor).rows == hand.tasks())
      #expect(try reports.make(.winRate, over: period, by: actor).rows == hand.winRate())
      #expect(try reports.make(.lost, over: period, by: actor).rows == hand.lost())
      #expect(try reports.make(.arrivals, over: period, by: actor).rows == hand.arrivals())
      #expect(try reports.closed(over: period, by: actor) == hand.closed())
    }
    #expect(try shop.crm.leads.count("status:won", by: shop.asha) > 5)
    #expect(try shop.crm.sales.count(nil, by: shop.ravi) > 5)
    #expect(try shop.crm.check().ok)
  }

  /// What a source is called depends on who wrote it first.
  private func lowercased(_ rows: [[FieldValue]]) -> [[FieldValue]] {
    rows.map { row in
      row.map { if case .text(let text) = $0 { .text(text.lowercased()) } else { $0 } }
    }
  }

  @Test("an empty shop reports its months and stages with nothing in them")
  func empty() throws {
    let shop = try Shop()
    let nothing = FieldValue.money(Money(minor: 0, currency: shop.crm.business.currency))
    let stages = try shop.crm.reports.make(.pipeline, by: shop.asha)
    #expect(stages.columns.map(\.name).count == stages.rows[0].count)
    #expect(
      stages.rows.map { $0[1] }
        == ["New", "Contacted", "Qualified", "Proposal", "Negotiation"].map(FieldValue.text))
    #expect(stages.rows.allSatisfy { $0[3] == .number(0) && $0[4] == nothing && $0[5] == nothing })
    let revenue = try shop.crm.reports.make(.revenue, by: shop.asha)
    #expect(revenue.rows.count == 12)
    #expect(revenue.rows.first?.first == .text("2025-12"))
    #expect(revenue.rows.last == [.text("2026-11"), .number(0), nothing, .text("INR")])
    let acquired = try shop.crm.reports.make(.acquisition, by: shop.asha)
    #expect(acquired.rows.last == [.text("2026-11"), .nothing, .number(0), .number(0)])
    #expect(try shop.crm.reports.make(.lost, by: shop.asha).rows.isEmpty)
    let days = try shop.crm.reports.make(.arrivals, by: shop.asha)
    #expect(days.rows.count == 30)
    #expect(days.rows.last == [.day(shop.crm.today), .number(0)])
    let rate = try shop.crm.reports.make(.winRate, by: shop.asha)
    #expect(rate.rows.last == [.text("2026-11"), .number(0), .number(0), .nothing, .nothing])
  }

  @Test("every report says its columns as wide as its rows", arguments: Report.Kind.allCases)
  func columns(_ kind: Report.Kind) throws {
    let shop = try Season(seed: 5, zone: "UTC", steps: 60).shop
    let report = try shop.crm.reports.make(kind, by: shop.asha)
    #expect(report.kind == kind)
    #expect(!report.rows.isEmpty)
    #expect(report.rows.allSatisfy { $0.count == report.columns.count })
    #expect(Set(report.columns.map(\.name)).count == report.columns.count)
    #expect(!kind.title.isEmpty)
  }

  @Test("a month ends at midnight in the shop's zone, not a millisecond before or after")
  func midnight() throws {
    let shop = try Shop(zone: "America/New_York")
    let end = try Instant.parse("2026-11-01T04:00:00Z", zone: .utc)
    for (moment, name) in [(end.adding(milliseconds: -1), "October"), (end, "November")] {
      shop.now = moment
      try shop.crm.leads.win(shop.lead(of: shop.customer(name)).id, by: shop.asha)
    }
    let period = try Period(
      first: try #require(Day(year: 2026, month: 10, day: 1)),
      last: try #require(Day(year: 2026, month: 11, day: 30)))
    for (kind, column) in [(Report.Kind.winRate, 1), (.acquisition, 2), (.acquisition, 3)] {
      let rows = try shop.crm.reports.make(kind, over: period, by: shop.asha).rows
      #expect(rows.map { $0[0] } == [.text("2026-10"), .text("2026-11")])
      #expect(rows.map { $0[column] } == [.number(1), .number(1)])
    }
  }

  @Test("a period cut in the middle of a month counts only its days")
  func cut() throws {
    let shop = try Shop()
    let neha = try shop.customer("Neha")
    for day in ["2026-10-09", "2026-10-10", "2026-11-05", "2026-11-06"] {
      try shop.sale(to: neha, "10", ["date": day])
    }
    let period = try Period(
      first: try #require(Day(year: 2026, month: 10, day: 10)),
      last: try #require(Day(year: 2026, month: 11, day: 5)))
    let rows = try shop.crm.reports.make(.revenue, over: period, by: shop.asha).rows
    #expect(rows.map { $0[1] } == [.number(1), .number(1)])
  }

  @Test("a period that ends before it begins is refused")
  func backwards() throws {
    let day = try #require(Day(year: 2026, month: 11, day: 1))
    #expect(
      refusal { try Period(first: day.adding(days: 1), last: day) }
        == "since: lies after the end of the period")
  }

  @Test(
    "the usual period is this month and the eleven before",
    arguments: [
      (2026, 11, 21, "2025-12-01"), (2026, 12, 31, "2026-01-01"), (2026, 1, 1, "2025-02-01"),
    ])
  func lastYear(_ year: Int, _ month: Int, _ day: Int, _ first: String) throws {
    let today = try #require(Day(year: year, month: month, day: day))
    let period = Period.lastYear(until: today)
    #expect(period.first.description == first)
    #expect(period.last == today)
  }
}
