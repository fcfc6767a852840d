/// A lead as a source sent it: texts of which nothing has been judged yet.
package struct Incoming: Sendable {
  package var name, phone, email, company: String?
  package var timestamp, source, city, state, language, value: String?
  /// The source's own number for it, by which a retry is known.
  package var sourceRowID: String?
  /// Whatever else was sent.
  package var metadata = JSON.Object()
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
    case .name: try entry.fill(&name, else: &metadata)
    case .phone: try entry.fill(&phone, else: &metadata)
    case .email: try entry.fill(&email, else: &metadata)
    case .company: try entry.fill(&company, else: &metadata)
    case .timestamp: try entry.fill(&timestamp, else: &metadata)
    case .source, .leadSource: try entry.fill(&source, else: &metadata)
    case .city: try entry.fill(&city, else: &metadata)
    case .state: try entry.fill(&state, else: &metadata)
    case .language: try entry.fill(&language, else: &metadata)
    case .value: try entry.fill(&value, else: &metadata)
    case .sourceRowID: try entry.fill(&sourceRowID, else: &metadata)
    case .metadata: takeMetadata(entry)
    case nil: metadata[entry.name] = entry.value
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

  private enum Column: String, CaseIterable {
    case name, phone, email, company, timestamp, source, city, state, language, value, metadata
    case leadSource = "lead_source"
    case sourceRowID = "source_row_id"

    /// By their names and as a heading of a sheet may spell them: "Lead Source".
    static let named: [String: Column] = {
      var named: [String: Column] = [:]
      for column in allCases {
        named[column.rawValue] = column
        named[column.rawValue.folded] = column
      }
      return named
    }()
  }
}

extension JSON.Object.Entry {
  /// Fills a field; where it is filled already this is one of the other facts.
  fileprivate func fill(_ field: inout String?, else others: inout JSON.Object) throws {
    if field == nil { field = try line } else { others[name] = value }
  }

  /// The value as a line of text, unless there is nothing on it.
  private var line: String? {
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
