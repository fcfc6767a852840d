import Storage

extension Reports {
  /// Count, value and weighted value of the open leads by stage. The sums are kept (StageTally).
  func pipeline(by actor: Member, _ tx: borrowing Transaction) throws -> Report {
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
      rows.append(
        [
          .text(pipeline), .text(stage), .number(probability), .number(try row.next()),
        ] + money(try row.next(), try row.next(), in: currency))
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
}
