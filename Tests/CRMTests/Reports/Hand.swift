import CRM
import Support

/// The reports as somebody makes them with pencil and paper, from everything a person may see.
struct Hand {
  let shop: Shop
  let period: Period
  let today: Day
  let zone: Zone
  let customers: [Customer]
  let leads: [Lead]
  let sales: [Sale]
  let open: [CRM.Task]

  init(shop: Shop, actor: Member, period: Period) throws {
    self.shop = shop
    self.period = period
    today = shop.crm.today
    zone = shop.crm.business.zone
    let all = Query(limit: 100_000)
    customers = try shop.crm.customers.page(all, by: actor).items
    leads = try shop.crm.leads.page(all, by: actor).items
    sales = try shop.crm.sales.page(all, by: actor).items
    open = try shop.crm.tasks.page(all, by: actor).items.filter { $0.completedAt == nil }
  }

  func pipeline() throws -> [[FieldValue]] {
    try shop.crm.pipelines.all().flatMap { pipeline -> [[FieldValue]] in
      pipeline.open.flatMap { stage -> [[FieldValue]] in
        let there = leads.filter { $0.stage == stage.id }
        let currencies =
          there.isEmpty ? [shop.crm.business.currency] : currencies(there.map(\.currency))
        return currencies.map { currency -> [FieldValue] in
          let these = there.filter { $0.currency == currency }
          let value = these.map { $0.value ?? 0 }.reduce(0, +)
          let hundredths = these.map { ($0.value ?? 0) * Int64($0.probability) }.reduce(0, +)
          return [
            .text(pipeline.name), .text(stage.name), .number(Int64(stage.probability)),
            .number(Int64(these.count)), .money(Money(minor: value, currency: currency)),
            .money(Money(minor: hundredths / 100, currency: currency)), .text(currency.code),
          ]
        }
      }
    }
  }

  func revenue() -> [[FieldValue]] {
    months.flatMap { month -> [[FieldValue]] in
      let sold = sales.filter { self.month(of: $0.date) == month }
      let found =
        sold.isEmpty ? [shop.crm.business.currency] : currencies(sold.map(\.amount.currency))
      return found.map { currency -> [FieldValue] in
        let these = sold.filter { $0.amount.currency == currency }
        let sum = these.map(\.amount.minor).reduce(0, +)
        return [
          .text(month), .number(Int64(these.count)),
          .money(Money(minor: sum, currency: currency)), .text(currency.code),
        ]
      }
    }
  }

  func acquisition() -> [[FieldValue]] {
    months.flatMap { month -> [[FieldValue]] in
      let came = customers.filter { self.month(of: $0.createdAt) == month }
        .map { ($0.source ?? "").lowercased() }
      let asked = leads.filter { self.month(of: $0.receivedAt) == month }
        .map { ($0.source ?? "").lowercased() }
      let sources = Set(came + asked).sorted()
      return (sources.isEmpty ? [""] : sources).map { source -> [FieldValue] in
        [
          .text(month), source.isEmpty ? .nothing : .text(source),
          .number(Int64(came.count { $0 == source })), .number(Int64(asked.count { $0 == source })),
        ]
      }
    }
  }

  func tasks() -> [[FieldValue]] {
    var counts: [String: Int64] = [:]
    for task in open {
      let bucket =
        switch task.dueDate?.distance(to: today) {
        case nil: "no date"
        case let late? where late > 0: "overdue"
        case 0: "today"
        case let late? where late >= -7: "this week"
        default: "later"
        }
      counts[bucket, default: 0] += 1
    }
    return ["overdue", "today", "this week", "later", "no date"].map {
      [.text($0), .number(counts[$0] ?? 0)]
    }
  }

  func winRate() -> [[FieldValue]] {
    months.map { month -> [FieldValue] in
      let closed = leads.filter { $0.closing.map { self.month(of: $0.at) } == month }
      let won = closed.filter { $0.status == .won }
      let days = won.compactMap { lead in
        lead.closing.map { $0.at.milliseconds(since: lead.receivedAt) }
      }
      let share = (Double(won.count) / Double(closed.count) * 100).rounded()
      return [
        .text(month), .number(Int64(won.count)), .number(Int64(closed.count - won.count)),
        closed.isEmpty ? .nothing : .number(Int64(share)),
        won.isEmpty
          ? .nothing : .number(days.reduce(0, +) / Int64(won.count) / (24 * 60 * 60 * 1000)),
      ]
    }
  }

  func lost() -> [[FieldValue]] {
    struct Key: Hashable { let reason, currency: String }
    let lost = leads.filter {
      $0.status == .lost && $0.closing.map { months.contains(month(of: $0.at)) } == true
    }
    let groups = Dictionary(grouping: lost) {
      Key(reason: $0.closing?.reason ?? "", currency: $0.currency.code)
    }
    return groups.sorted { a, b in
      (-a.value.count, a.key.reason, a.key.currency) < (
        -b.value.count, b.key.reason, b.key.currency
      )
    }.map { key, these -> [FieldValue] in
      let value = these.map { $0.value ?? 0 }.reduce(0, +)
      return [
        .text(key.reason), .number(Int64(these.count)),
        .money(Money(minor: value, currency: these[0].currency)), .text(key.currency),
      ]
    }
  }

  func arrivals() -> [[FieldValue]] {
    (period.first...period.last).map { day -> [FieldValue] in
      [.day(day), .number(Int64(leads.count { zone.day(of: $0.receivedAt) == day }))]
    }
  }

  func closed() -> [ID<Stage>: Int] {
    let closed = leads.filter { lead in
      lead.closing.map { (period.first...period.last).contains(zone.day(of: $0.at)) } == true
    }
    return Dictionary(grouping: closed, by: \.stage).mapValues(\.count)
  }

  private func currencies(_ all: [Currency]) -> [Currency] {
    Set(all).sorted { $0.code < $1.code }
  }

  private func month(of moment: Instant) -> String { month(of: zone.day(of: moment)) }

  /// Nothing for a day outside the period.
  private func month(of day: Day) -> String {
    (period.first...period.last).contains(day) ? String(day.description.prefix(7)) : ""
  }

  private var months: [String] {
    Set((period.first...period.last).map { String($0.description.prefix(7)) }).sorted()
  }
}
