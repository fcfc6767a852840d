import CRM

/// How one fact of a record is called and what kind it is.
struct Column {
  let name: String
  let label: String
  let kind: FieldKind

  init(_ name: String, _ label: String, _ kind: FieldKind) {
    self.name = name
    self.label = label
    self.kind = kind
  }

  init<Item>(_ field: Field<Item>) { self.init(field.name, field.label, field.kind) }

  var isRightAligned: Bool {
    switch kind {
    case .number, .money: true
    case .text, .category, .choice, .flag, .day, .instant, .reference, .json: false
    }
  }
}

/// Records of one kind as every door shows them.
struct Facts {
  let columns: [Column]
  let rows: [[FieldValue]]

  init(_ columns: [Column], _ rows: [[FieldValue]]) {
    self.columns = columns
    self.rows = rows
  }

  init<Item>(_ catalogue: Catalogue<Item>, _ items: [Item]) {
    columns = catalogue.fields.map { Column($0) }
    rows = items.map { item in catalogue.fields.map { $0.value(item) } }
  }

  init(_ report: Report) {
    columns = report.columns.map { Column($0.name, $0.label, $0.kind) }
    rows = report.rows
  }

  /// Only these columns, in this order.
  func only(_ names: [String]) -> Facts {
    let places = names.compactMap { name in columns.firstIndex { $0.name == name } }
    return Facts(places.map { columns[$0] }, rows.map { row in places.map { row[$0] } })
  }
}
