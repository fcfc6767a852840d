import CRM
import Support

/// A shop's trade over some months, made by verbs at moments that dice choose: many of them within
/// seconds of midnight in the shop's zone, where a month is easily mistaken.
struct Season {
  let shop: Shop
  private var dice: Dice

  init(seed: UInt64, zone: String, steps: Int) throws {
    shop = try Shop(at: "2025-09-30 23:59", zone: zone)
    dice = Dice(seed: seed)
    let first = try Instant.parse("2025-09-30 20:00", zone: shop.crm.business.zone)
    let last = try Instant.parse("2026-11-30 23:59:59", zone: shop.crm.business.zone)
    let span = last.milliseconds(since: first)
    let moments = (0..<steps).map { _ in
      nearMidnight(first.adding(milliseconds: Int(Int64.random(in: 0...span, using: &dice))))
    }.sorted()
    try shop.crm.batch {
      for moment in moments {
        shop.now = moment
        try step()
      }
    }
    try shop.clock(says: "2026-11-15 12:00")
  }

  /// Every other moment moves to within a second of the next midnight, of a month's end if need be.
  private mutating func nearMidnight(_ moment: Instant) -> Instant {
    let zone = shop.crm.business.zone
    let day = zone.day(of: moment)
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: return zone.start(of: day.adding(days: 1)).adding(milliseconds: -1)
    case 1: return zone.start(of: day.endOfMonth.adding(days: 1)).adding(milliseconds: -1)
    case 2: return zone.start(of: day.endOfMonth.adding(days: 1))
    default: return moment
    }
  }

  private mutating func pick<T>(_ values: [T]) -> T {
    values[Int.random(in: values.indices, using: &dice)]
  }

  private mutating func step() throws {
    let people = [shop.asha, shop.ravi, shop.meera]
    let actor = shop.asha
    let owner = pick(people)
    let source = pick(["", "Web", "web", "Fair", "referral"])
    switch Int.random(in: 0..<8, using: &dice) {
    case 0, 1:
      try shop.customer("P", ["source": source, "owner": owner.login])
    case 2, 3:
      let currency = pick(["INR", "INR", "USD", "JPY"])
      let value = pick(["", "0", "17", "1250", "999999"])
      try shop.lead(
        from: shop.person("L", ["source": source]),
        ["currency": currency, "value": value, "source": source, "owner": owner.login])
    case 4, 5:
      let open = try shop.crm.leads.page(Query(filter: "status:open", limit: 9), by: actor).items
      guard !open.isEmpty else { return }
      let lead = pick(open)
      switch Int.random(in: 0..<3, using: &dice) {
      case 0: try shop.crm.leads.win(lead.id, by: actor)
      case 1:
        try shop.crm.leads.lose(
          lead.id, reason: pick(["price", "Price", "no answer"]), by: actor)
      default: if lead.stageName == "New" { try shop.move(lead, to: "Contacted") }
      }
    case 6:
      let known = try shop.crm.customers.page(Query(limit: 5), by: actor).items
      guard !known.isEmpty else { return }
      try shop.sale(
        to: pick(known), pick(["5", "120", "99999"]),
        ["currency": pick(["INR", "USD", "JPY"]), "owner": owner.login])
    default:
      try shop.task(
        "T",
        [
          "due_date": pick(["", "2026-11-14", "2026-11-15", "2026-11-16", "2026-11-22", "+9d"]),
          "status": pick(["pending", "pending", "done", "in_progress"]), "assignee": owner.login,
        ])
    }
  }
}
