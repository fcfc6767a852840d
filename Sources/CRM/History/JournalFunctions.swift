import Storage

// What the journal's triggers call to write a row's values down.
extension SQLFunction {
  /// `json_text(value)`: one cell as JSON.
  static let jsonText = SQLFunction("json_text", arguments: 1) { values in
    .text(json(values[0]).text)
  }

  /// `json_row(name, value, name, value, …)`: a row's cells as a JSON object.
  static let jsonRow = SQLFunction("json_row", arguments: -1) { values in
    var row = JSON.Object()
    for index in stride(from: 0, to: values.count - 1, by: 2) {
      if case .text(let name) = values[index] { row.append(name, json(values[index + 1])) }
    }
    return .text(JSON.object(row).text)
  }

  /// The business's cells are whole numbers and text; SQLite's STRICT tables see to it.
  private static func json(_ value: Value) -> JSON {
    switch value {
    case .integer(let number): .integer(number)
    case .text(let text): .string(text)
    case .null, .real, .blob: .null
    }
  }
}
