import Storage

extension Reports {
  /// How many leads came in on each day, a day without any included. Each is a count in the index.
  func arrivals(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.lead, actor)
    let zone = office.business.zone
    var rows: [[FieldValue]] = []
    for day in period.first...period.last {
      let count: Int64 =
        try tx.value(
          """
          SELECT count(*) FROM lead WHERE received_at >= \(zone.start(of: day))
            AND received_at < \(zone.start(of: day.adding(days: 1)))\(own)
          """) ?? 0
      rows.append([.day(day), .number(count)])
    }
    return Report(
      kind: .arrivals,
      columns: [
        .init(name: "day", label: "Day", kind: .day),
        .init(name: "leads", label: "Leads", kind: .number),
      ], rows: rows)
  }
}
