import Storage

extension Reports {
  /// How many customers and leads came in each month from each source.
  func acquisition(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let ownCustomers = try scope(.customer, actor)
    let ownLeads = try scope(.lead, actor)
    // Upper and lower case are one, as the columns compare them.
    let sources = Dictionary(
      try (sources(of: "customer", tx) + sources(of: "lead", tx)).map { ($0?.asciiLowercased, $0) },
      uniquingKeysWith: { first, _ in first }
    ).values
    var rows: [[FieldValue]] = []
    for month in period.months {
      let (from, until) = span(month.first, month.last)
      var counts: [String: (customers: Int64, leads: Int64)] = [:]
      for source in sources {
        let customers = try arrived("customer", "created_at", source, from, until, ownCustomers, tx)
        let leads = try arrived("lead", "received_at", source, from, until, ownLeads, tx)
        if customers + leads > 0 { counts[source ?? ""] = (customers, leads) }
      }
      if counts.isEmpty { counts[""] = (0, 0) }
      let rising = counts.sorted { $0.key.asciiLowercased < $1.key.asciiLowercased }
      for (source, count) in rising {
        rows.append([
          .text(month.name), source.isEmpty ? .nothing : .text(source), .number(count.customers),
          .number(count.leads),
        ])
      }
    }
    return Report(
      kind: .acquisition,
      columns: [
        .init(name: "month", label: "Month", kind: .text),
        .init(name: "source", label: "Source", kind: .category),
        .init(name: "customers", label: "Customers", kind: .number),
        .init(name: "leads", label: "Leads", kind: .number),
      ], rows: rows)
  }

  /// The sources on file, each found by one step in the index from the one before; nil where some
  /// have none.
  private func sources(of table: String, _ tx: borrowing Transaction) throws -> [String?] {
    try tx.values(
      """
      WITH RECURSIVE known (source) AS (
        SELECT min(source) FROM \(name: table)
        UNION ALL
        SELECT (SELECT min(source) FROM \(name: table) WHERE source > known.source) FROM known
        WHERE known.source IS NOT NULL)
      SELECT source FROM known
      """, as: String?.self)
  }

  /// How many came from a source in a span of time, counted in the index alone.
  private func arrived(
    _ table: String, _ column: String, _ source: String?, _ from: Instant, _ until: Instant,
    _ own: SQL, _ tx: borrowing Transaction
  ) throws -> Int64 {
    let here: SQL = source.map { "source = \($0)" } ?? "source IS NULL"
    return try tx.value(
      """
      SELECT count(*) FROM \(name: table) WHERE \(here)
        AND \(name: column) >= \(from) AND \(name: column) < \(until)\(own)
      """) ?? 0
  }
}
