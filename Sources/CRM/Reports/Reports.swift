import Storage

/// What the owner asks of the numbers (#107, #108). Each figure passes the same access rule as the
/// lists; each query runs over an index of its own, or over sums that triggers keep.
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
      }
    }
  }

  func scope(_ noun: Noun, _ actor: Member) throws -> SQL {
    try office.scope(.see, noun, actor).map { " AND \($0)" } ?? ""
  }

  /// Count, value and weighted value of the open leads by stage. The sums are kept by triggers.
  private func pipeline(by actor: Member, _ tx: borrowing Transaction) throws -> Report {
    let own: SQL =
      try Access.require(.see, .lead, by: actor) == .all ? "" : " AND tally.owner_id = \(actor.id)"
    var rows: [[FieldValue]] = []
    try tx.each(
      """
      SELECT pipeline.name, stage.name, stage.probability, coalesce(tally.currency, ''),
        coalesce(sum(tally.leads), 0), coalesce(sum(tally.value), 0),
        coalesce(sum(tally.weighted), 0) / 100
      FROM stage JOIN pipeline ON pipeline.id = stage.pipeline_id
      LEFT JOIN stage_tally tally ON tally.stage_id = stage.id\(own)
      WHERE stage.kind = 'open'
      GROUP BY stage.id, tally.currency
      ORDER BY pipeline.position, pipeline.id, stage.position, stage.id, tally.currency
      """
    ) { row in
      let pipeline: String = try row.next()
      let stage: String = try row.next()
      let probability: Int64 = try row.next()
      let code: String = try row.next()
      let currency = code.isEmpty ? office.business.currency : try Currency(code)
      rows.append([
        .text(pipeline), .text(stage), .number(probability), .number(try row.next()),
        .money(Money(minor: try row.next(), currency: currency)),
        .money(Money(minor: try row.next(), currency: currency)), .text(currency.code),
      ])
    }
    return Report(
      kind: .pipeline,
      columns: [
        .init(name: "pipeline", label: "Pipeline", kind: .text),
        .init(name: "stage", label: "Stage", kind: .text),
        .init(name: "probability", label: "%", kind: .number),
        .init(name: "count", label: "Leads", kind: .number),
        .init(name: "value", label: "Value", kind: .money),
        .init(name: "weighted", label: "Weighted", kind: .money),
        .init(name: "currency", label: "Currency", kind: .category),
      ], rows: rows)
  }

  private func revenue(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.sale, actor)
    var rows: [[FieldValue]] = []
    for month in period.months {
      var any = false
      try tx.each(
        """
        SELECT currency, count(*), sum(amount) FROM sale
        WHERE date BETWEEN \(month.first) AND \(month.last)\(own)
        GROUP BY currency ORDER BY currency
        """
      ) { row in
        any = true
        let currency: Currency = try row.next()
        rows.append([
          .text(month.name), .number(try row.next()),
          .money(Money(minor: try row.next(), currency: currency)), .text(currency.code),
        ])
      }
      if !any {
        let currency = office.business.currency
        rows.append([
          .text(month.name), .number(0), .money(Money(minor: 0, currency: currency)),
          .text(currency.code),
        ])
      }
    }
    return Report(
      kind: .revenue,
      columns: [
        .init(name: "month", label: "Month", kind: .text),
        .init(name: "count", label: "Sales", kind: .number),
        .init(name: "amount", label: "Revenue", kind: .money),
        .init(name: "currency", label: "Currency", kind: .category),
      ], rows: rows)
  }

  private func acquisition(
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
      let from = office.business.zone.start(of: month.first)
      let until = office.business.zone.start(of: month.last.adding(days: 1))
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

  private func tasks(by actor: Member, _ tx: borrowing Transaction) throws -> Report {
    let own = try scope(.task, actor)
    let today = office.today
    let buckets: [(String, SQL)] = [
      ("overdue", "due_date < \(today)"), ("today", "due_date = \(today)"),
      ("this week", "due_date > \(today) AND due_date <= \(today.adding(days: 7))"),
      ("later", "due_date > \(today.adding(days: 7))"), ("no date", "due_date IS NULL"),
    ]
    let rows = try buckets.map { name, condition in
      let count: Int64 =
        try tx.value(
          "SELECT count(*) FROM task WHERE completed_at IS NULL AND \(condition)\(own)") ?? 0
      return [FieldValue.text(name), .number(count)]
    }
    return Report(
      kind: .tasks,
      columns: [
        .init(name: "due", label: "Due", kind: .text),
        .init(name: "count", label: "Tasks", kind: .number),
      ], rows: rows)
  }

  /// Won against lost by the month of closing, and how long a won lead took from coming in.
  private func winRate(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.lead, actor)
    let rows = try period.months.map { month in
      let from = office.business.zone.start(of: month.first)
      let until = office.business.zone.start(of: month.last.adding(days: 1))
      var won: Int64 = 0
      var lost: Int64 = 0
      var cycle: Int64?
      try tx.each(
        """
        SELECT count(*) FILTER (WHERE status = 'won'), count(*) FILTER (WHERE status = 'lost'),
          CAST(sum(closed_at - received_at) FILTER (WHERE status = 'won') AS INTEGER)
        FROM lead WHERE closed_at >= \(from) AND closed_at < \(until)\(own)
        """
      ) { row in
        won = try row.next()
        lost = try row.next()
        cycle = try row.next()
      }
      let closed = won + lost
      return [
        FieldValue.text(month.name), .number(won), .number(lost),
        closed == 0 ? .nothing : .number((won * 100 + closed / 2) / closed),
        cycle.map { .number($0 / won / 86_400_000) } ?? .nothing,
      ]
    }
    return Report(
      kind: .winRate,
      columns: [
        .init(name: "month", label: "Month", kind: .text),
        .init(name: "won", label: "Won", kind: .number),
        .init(name: "lost", label: "Lost", kind: .number),
        .init(name: "win_rate", label: "Won %", kind: .number),
        .init(name: "cycle_days", label: "Days to win", kind: .number),
      ], rows: rows)
  }

  private func lost(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.lead, actor)
    let from = office.business.zone.start(of: period.first)
    let until = office.business.zone.start(of: period.last.adding(days: 1))
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
      rows.append([
        .init(reason), .number(try row.next()),
        .money(Money(minor: try row.next(), currency: currency)), .text(currency.code),
      ])
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
