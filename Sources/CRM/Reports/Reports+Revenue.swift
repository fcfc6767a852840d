import Storage

extension Reports {
  /// What was sold in each month, in each currency; a month without any included.
  func revenue(
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
        rows.append(
          [.text(month.name), .number(try row.next())] + money(try row.next(), in: currency))
      }
      if !any {
        rows.append([.text(month.name), .number(0)] + money(0, in: office.business.currency))
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
}
