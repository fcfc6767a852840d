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

  /// Reads one document: an object whose fields are named as the source's columns are.
  package init(_ document: JSON) throws {
    guard case .object(let object) = document else {
      throw CRMError.invalid(field: "document", reason: "is no JSON object, such as {\"name\": …}")
    }
    raw = document.text
    guard raw.utf8.count <= Incoming.most else {
      throw CRMError.invalid(
        field: "document", reason: "has \(raw.utf8.count) bytes; \(Incoming.most) is the most")
    }
    for entry in object.entries { try take(entry) }
  }

  private mutating func take(_ entry: JSON.Object.Entry) throws {
    if entry.value == .null { return }
    let place = Incoming.fields[entry.name] ?? Incoming.fields[entry.name.folded]
    switch place {
    case .metadata: takeMetadata(entry)
    case .line(let path) where self[keyPath: path] == nil:
      self[keyPath: path] = try Incoming.text(entry)
    case .line, nil: metadata[entry.name] = entry.value
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

  private static func text(_ entry: JSON.Object.Entry) throws -> String? {
    let text: String
    switch entry.value {
    case .null: return nil
    case .string(let string): text = string
    case .integer(let number): text = String(number)
    case .number(let number): text = number
    case .bool, .array, .object:
      throw CRMError.invalid(field: entry.name, reason: "is a text or a number")
    }
    return text.trimmed.isEmpty ? nil : text
  }

  /// Where a field goes.
  private enum Place: Sendable {
    case line(any WritableKeyPath<Incoming, String?> & Sendable)
    case metadata
  }

  /// By their names and as a heading of a sheet may spell them: "Lead Source".
  private static let fields: [String: Place] = {
    let places: [(String, Place)] = [
      ("name", .line(\.name)), ("phone", .line(\.phone)), ("email", .line(\.email)),
      ("company", .line(\.company)), ("timestamp", .line(\.timestamp)),
      ("lead_source", .line(\.source)), ("source", .line(\.source)), ("city", .line(\.city)),
      ("state", .line(\.state)), ("language", .line(\.language)), ("value", .line(\.value)),
      ("source_row_id", .line(\.sourceRowID)), ("metadata", .metadata),
    ]
    var fields: [String: Place] = [:]
    for (name, place) in places {
      fields[name] = place
      fields[name.folded] = place
    }
    return fields
  }()
}
