/// Who comes when: new customers with and without a lead, and old ones with another. Pure: the same
/// plan has the same arrivals, so that what they will bring is known before they come.
struct DemoArrivals {
  enum Kind {
    /// A customer without a lead.
    case visitor(Int)
    case newcomer(Int, lead: Int)
    case returning(lead: Int)
  }

  let plan: DemoPlan
  let hours: DemoHours
  /// New customers that come with a lead.
  let newcomers: Int
  /// Leads of customers who have been here before.
  let returning: Int
  /// The wins that bring a sale, of all wins.
  private(set) var wins = 0

  var count: Int { plan.customers + returning }
  var salesOfWins: Int { min(wins, plan.sales) }
  /// Sales without a lead, to customers who are known.
  var furtherSales: Int { plan.sales - salesOfWins }

  init(_ plan: DemoPlan, _ hours: DemoHours) {
    self.plan = plan
    self.hours = hours
    let comingBack = plan.leads >= 10 ? 1 : 0
    newcomers = min(plan.leads - comingBack, (plan.customers * 9 + 9) / 10)
    returning = plan.leads - newcomers
    for number in 0..<count {
      guard let lead = lead(of: number) else { continue }
      let ending = DemoCourse.ending(lead, at: moment(of: number), now: hours.now)
      if case .won = ending { wins += 1 }
    }
  }

  /// There is more to do every month.
  func moment(of number: Int) -> Instant {
    var chance = Chance(seed: plan.seed, of: number, in: 2)
    let share =
      (Double(number) + (number == 0 ? 0 : 0.9 * chance.fraction())) / Double(max(1, count))
    return hours.moment(1 - (1 - share) * (0.75 + 0.25 * (1 - share)))
  }

  func kind(of number: Int) -> Kind {
    let back = number * returning / count
    guard !isChosen(number, share: returning, of: count) else {
      return .returning(lead: leadsOfNewcomers(before: number - back) + back)
    }
    let customer = number - back
    let lead = leadsOfNewcomers(before: customer)
    return isChosen(customer, share: newcomers, of: plan.customers)
      ? .newcomer(customer, lead: lead + back) : .visitor(customer)
  }

  private func lead(of number: Int) -> Int? {
    switch kind(of: number) {
    case .visitor: nil
    case .newcomer(_, let lead), .returning(let lead): lead
    }
  }

  private func leadsOfNewcomers(before customer: Int) -> Int {
    customer * newcomers / plan.customers
  }
}
