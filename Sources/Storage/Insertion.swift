/// The statement that adds rows to a table, as many at a time as there are: what an engine sets aside
/// so that it can undo a statement costs more than a row, and is set aside once for all of them.
package struct Insertion: Sendable {
  private struct Template {
    let rows: Int
    let text: String
  }

  private let width: Int
  /// Few sizes, so that their statements stay prepared.
  private let templates: [Template]

  /// `conflict` is what becomes of a row that is there already: the statement's last clause.
  package init(into table: String, _ columns: String, conflict: String = "") {
    let width = columns.split(separator: ",").count
    let row = repeatElement(String(SQL.placeholder), count: width).joined(separator: ", ")
    templates = [100, 20, 4, 1].map { rows in
      let values = repeatElement("(\(row))", count: rows).joined(separator: ", ")
      let text = "INSERT INTO \(table) (\(columns)) VALUES \(values) \(conflict)"
      return Template(rows: rows, text: text)
    }
    self.width = width
  }

  /// The statements' texts, each with the rows that it adds.
  func statements(
    for rows: [[Value]], _ run: (_ template: String, ArraySlice<[Value]>) throws -> Void
  ) rethrows {
    precondition(rows.allSatisfy { $0.count == width }, "a row has \(width) cells")
    var rest = rows[...]
    for template in templates {
      while rest.count >= template.rows {
        try run(template.text, rest.prefix(template.rows))
        rest = rest.dropFirst(template.rows)
      }
    }
  }
}
