/// A lead as a source sent it: texts of which nothing has been judged yet.
package struct Incoming: Sendable {
  /// By column; one array, since the lot is handed on a few times.
  private var lines = [String?](repeating: nil, count: Column.allCases.count)
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
    for entry in object.entries { try take(entry) }
  }

  private mutating func take(_ entry: JSON.Object.Entry) throws {
    if case .null = entry.value { return }
    switch Column.named[entry.name] ?? Column.named[entry.name.folded] {
    case .metadata: takeMetadata(entry)
    case let column? where lines[column.rawValue] == nil: lines[column.rawValue] = try entry.line
    case _?, nil: metadata[entry.name] = entry.value
    }
  }

  /// Facts that are no object keep their name.
  private mutating func takeMetadata(_ entry: JSON.Object.Entry) {
    guard case .object(let facts) = entry.value else {
      metadata[entry.name] = entry.value
      return
    }
    for fact in facts.entries { metadata[fact.name] = fact.value }
  }

  private enum Column: Int, CaseIterable {
    case name, phone, email, company, timestamp, source, city, state, language, value, sourceRowID
    case metadata

    /// By their names and as a heading of a sheet may spell them: "Lead Source".
    static let named: [String: Column] = {
      let names: KeyValuePairs<String, Column> = [
        "name": .name, "phone": .phone, "email": .email, "company": .company,
        "timestamp": .timestamp, "lead_source": .source, "source": .source, "city": .city,
        "state": .state, "language": .language, "value": .value, "source_row_id": .sourceRowID,
        "metadata": .metadata,
      ]
      var named: [String: Column] = [:]
      for (name, column) in names {
        named[name] = column
        named[name.folded] = column
      }
      return named
    }()
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

  private subscript(column: Column) -> String? { lines[column.rawValue] }
}

extension JSON.Object.Entry {
  /// The value as a line of text, unless there is nothing on it.
  fileprivate var line: String? {
    get throws {
      let text: String
      switch value {
      case .null: return nil
      case .string(let string): text = string
      case .integer(let number): text = String(number)
      case .number(let number): text = number
      case .bool, .array, .object:
        throw CRMError.invalid(field: name, reason: "is a text or a number")
      }
      return text.trimmed.isEmpty ? nil : text
    }
  }
}
