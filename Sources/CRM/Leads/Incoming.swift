/// A lead as a source sent it: texts of which nothing has been judged yet.
package struct Incoming: Sendable {
  /// By column, empty where nothing was said; one array, since the lot is handed on a few times.
  private var lines = [String](repeating: "", count: Column.allCases.count)
  /// Whatever else was sent.
  package private(set) var metadata = JSON.Object()
  /// The document itself.
  package private(set) var raw: String

  /// Bytes of a document; who sends more does not send a lead.
  private static let most = 65_536

  /// Reads the text of one document.
  package init(parsing text: String) throws { try self.init(parsing: text.utf8.span) }

  package init(parsing bytes: Span<UInt8>) throws {
    let (document, text) = try JSON.withText(parsing: bytes)
    try self.init(document, text)
  }

  /// Reads one document: an object whose fields are named as the source's columns are.
  package init(_ document: JSON) throws { try self.init(document, document.text) }

  private init(_ document: JSON, _ text: String) throws {
    guard case .object(let object) = document else {
      throw CRMError.invalid(field: "document", reason: "is no JSON object, such as {\"name\": …}")
    }
    raw = text
    guard raw.utf8.count <= Incoming.most else {
      throw CRMError.invalid(
        field: "document", reason: "has \(raw.utf8.count) bytes; \(Incoming.most) is the most")
    }
    for entry in object.entries { try take(entry.name, entry.value) }
  }

  private mutating func take(_ name: String, _ value: JSON) throws {
    let column = Column(name) ?? Column(name.folded)
    switch (column, value) {
    case (_, .null): break
    case (.metadata, .object(let facts)) where metadata.entries.isEmpty: metadata = facts
    case (.metadata, .object(let facts)):
      for fact in facts.entries { metadata[fact.name] = fact.value }
    case (let column?, _) where column != .metadata && lines[column.rawValue].isEmpty:
      lines[column.rawValue] = try value.line(of: name)
    default: metadata[name] = value
    }
  }

  private enum Column: Int, CaseIterable {
    case name, phone, email, company, timestamp, source, city, state, language, value, sourceRowID
    case metadata

    /// Known by its name, or by that as a heading of a sheet may spell it: "Lead Source".
    init?(_ name: String) {
      let named = Column.named[Column.place(of: name)].first { $0.name == name }
      guard let named else { return nil }
      self = named.column
    }

    /// By their length and first letter, which tell nearly all of them apart.
    private static let named: [[(name: String, column: Column)]] = {
      let names: KeyValuePairs<String, Column> = [
        "name": .name, "phone": .phone, "email": .email, "company": .company,
        "timestamp": .timestamp, "lead_source": .source, "source": .source, "city": .city,
        "state": .state, "language": .language, "value": .value, "source_row_id": .sourceRowID,
        "metadata": .metadata,
      ]
      var named: [[(String, Column)]] = Array(repeating: [], count: 32)
      for (name, column) in names {
        for name in Set([name, name.folded]) { named[place(of: name)].append((name, column)) }
      }
      return named
    }()

    private static func place(of name: String) -> Int {
      (name.utf8.count + Int(name.utf8.first ?? 0)) % 32
    }
  }
}

extension Incoming {
  package var name: String? { self[.name] }
  package var phone: String? { self[.phone] }
  package var email: String? { self[.email] }
  package var company: String? { self[.company] }
  package var timestamp: String? { self[.timestamp] }
  package var source: String? { self[.source] }
  package var city: String? { self[.city] }
  package var state: String? { self[.state] }
  package var language: String? { self[.language] }
  package var value: String? { self[.value] }
  /// The source's own number for it, by which a retry is known.
  package var sourceRowID: String? { self[.sourceRowID] }

  private subscript(column: Column) -> String? {
    let line = lines[column.rawValue]
    return line.isEmpty ? nil : line
  }
}

extension JSON {
  /// A field's value as a line of text, empty if there is nothing on it.
  fileprivate func line(of name: String) throws -> String {
    let text: String
    switch self {
    case .null: return ""
    case .string(let string): text = string
    case .integer(let number): text = String(number)
    case .number(let number): text = number
    case .bool, .array, .object:
      throw CRMError.invalid(field: name, reason: "is a text or a number")
    }
    return text.isBlank ? "" : text
  }
}
