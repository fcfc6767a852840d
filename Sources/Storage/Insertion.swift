/// The statement that adds rows to a table, as many at a time as there are: what an engine sets aside
/// so that it can undo a statement costs more than a row, and is set aside once for all of them.
package struct Insertion: Sendable {
  private struct Template {
    let rows: Int
    let text: String
  }

  let width: Int
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

  /// The statements' texts, each with the cells of the rows that it adds.
  func statements(
    for cells: [Cells.Cell], _ run: (_ template: String, ArraySlice<Cells.Cell>) throws -> Void
  ) rethrows {
    precondition(cells.count.isMultiple(of: width), "a row has \(width) cells")
    var rest = cells[...]
    for template in templates {
      let count = template.rows * width
      while rest.count >= count {
        try run(template.text, rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
  }
}
