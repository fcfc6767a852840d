import Storage

extension Reports {
  /// How many leads were closed in a period, by the stage that they ended in.
  package func closed(over period: Period, by actor: Member) throws -> [ID<Stage>: Int] {
    let own = try scope(.lead, actor)
    let (from, until) = span(period.first, period.last)
    var counts: [ID<Stage>: Int] = [:]
    try office.database.read { tx in
      try tx.each(
        """
        SELECT stage_id, count(*) FROM lead
        WHERE closed_at >= \(from) AND closed_at < \(until)\(own)
        GROUP BY stage_id
        """
      ) { row in
        let stage: ID<Stage> = try row.next()
        counts[stage] = try row.next()
      }
    }
    return counts
  }
}
