import Storage

extension Reports {
  /// Won against lost by the month of closing, and how long a won lead took from coming in.
  func winRate(
    _ period: Period, by actor: Member, _ tx: borrowing Transaction
  ) throws -> Report {
    let own = try scope(.lead, actor)
    let rows = try period.months.map { month in
      let (from, until) = span(month.first, month.last)
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
}
