import Storage

extension Reports {
  /// For what reasons leads were lost, how many and what they were worth.
  func lost(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.lead, actor)
    let (from, until) = span(period.first, period.last)
    var rows: [[FieldValue]] = []
    try tx.each(
      """
      SELECT close_reason, currency, count(*), coalesce(sum(value), 0) FROM lead
      WHERE closed_at >= \(from) AND closed_at < \(until) AND status = 'lost'\(own)
      GROUP BY close_reason, currency ORDER BY count(*) DESC, close_reason, currency
      """
    ) { row in
      let reason: String? = try row.next()
      let currency: Currency = try row.next()
      rows.append([.init(reason), .number(try row.next())] + money(try row.next(), in: currency))
    }
    return Report(
      kind: .lost,
      columns: [
        .init(name: "reason", label: "Reason", kind: .text),
        .init(name: "count", label: "Leads", kind: .number),
        .init(name: "value", label: "Value", kind: .money),
        .init(name: "currency", label: "Currency", kind: .category),
      ], rows: rows)
  }
}
