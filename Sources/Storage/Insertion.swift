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

  /// The statements for rows whose cells stand one after the other.
  func statements(_ cells: [Value], _ run: (SQL) throws -> Void) rethrows {
    precondition(cells.count.isMultiple(of: width), "a row has \(width) cells")
    var rest = cells[...]
    for template in templates {
      let size = template.rows * width
      while rest.count >= size {
        try run(SQL(template: template.text, bindings: Array(rest.prefix(size))))
        rest = rest.dropFirst(size)
      }
    }
  }
}
