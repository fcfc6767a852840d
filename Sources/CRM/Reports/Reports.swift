import Storage

/// What the owner asks of the numbers (#107, #108). Each figure passes the same access rule as the
/// lists; each query runs over an index of its own, or over sums that are kept.
package struct Reports {
  package let office: Workspace

  package func make(_ kind: Report.Kind, over period: Period? = nil, by actor: Member) throws
    -> Report
  {
    let usual: Period =
      kind == .arrivals ? .lastDays(30, until: office.today) : .lastYear(until: office.today)
    let period = period ?? usual
    return try office.database.read { tx in
      switch kind {
      case .pipeline: try pipeline(by: actor, tx)
      case .revenue: try revenue(period, by: actor, tx)
      case .acquisition: try acquisition(period, by: actor, tx)
      case .tasks: try tasks(by: actor, tx)
      case .winRate: try winRate(period, by: actor, tx)
      case .lost: try lost(period, by: actor, tx)
      case .arrivals: try arrivals(period, by: actor, tx)
      case .floor: try floor(by: actor, tx)
      }
    }
  }

  func scope(_ noun: Noun, _ actor: Member) throws -> SQL {
    try office.scope(.see, noun, actor).map { " AND \($0)" } ?? ""
  }

  /// The instants between which days lie, the last one whole.
  func span(_ first: Day, _ last: Day) -> (from: Instant, until: Instant) {
    let zone = office.business.zone
    return (zone.start(of: first), zone.start(of: last.adding(days: 1)))
  }

  /// The end of a row about money: the amounts, and the currency that they are in.
  func money(_ amounts: Int64..., in currency: Currency) -> [FieldValue] {
    amounts.map { .money(Money(minor: $0, currency: currency)) } + [.text(currency.code)]
  }
}
