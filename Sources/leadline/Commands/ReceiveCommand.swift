import CRM

/// Leads from any source, as JSON: one document, an array of them, or one on each line.
enum ReceiveCommand {
  static let receive = Command(
    "leads", "receive",
    "receives leads from a form, a sheet or a script, and gives each to a caller; answers JSON",
    arguments: [
      Argument(
        "JSON", "a lead, an array of leads, or - for standard input, where each may have a line",
        .optional)
    ],
    options: [
      Option("batch", .required("N"), "how many are made durable together, 100 unless said")
    ]
  ) { session, words in
    let size = try batch(words)
    let text = words.arguments.first ?? "-"
    let documents = try IncomingDocuments(text == "-" ? InputFile.bytes(of: "-") : Array(text.utf8))
    var rows: [(JSON, isRefused: Bool)] = []
    for start in stride(from: 0, to: documents.rows.count, by: size) {
      let portion = documents.rows[start..<min(start + size, documents.rows.count)]
      rows += try receive(portion, in: session)
    }
    let json = documents.isSingle ? rows.first?.0 ?? .null : JSON.array(rows.map(\.0))
    var answer = Answer(json: { json }, text: { _ in json.text + "\n" })
    if rows.contains(where: \.isRefused) { answer.status = 1 }
    return answer
  }

  private static func batch(_ words: Words) throws(UsageError) -> Int {
    guard let text = words.value("batch") else { return 100 }
    guard let size = Int(text), (1...10_000).contains(size) else {
      throw UsageError("--batch is a whole number from 1 to 10000")
    }
    return size
  }

  /// One transaction; what can't even be read as a lead doesn't go into it.
  private static func receive(
    _ rows: ArraySlice<IncomingDocuments.Row>, in session: Session
  ) throws -> [(JSON, isRefused: Bool)] {
    let readable = rows.compactMap { try? $0.get() }
    var answers = try session.office.leads.receive(readable, by: session.actor)[...]
    return rows.enumerated().map { place, row in
      do {
        _ = try row.get()
        guard let receipt = try answers.popFirst()?.get() else { return (.null, true) }
        return (json(receipt), false)
      } catch {
        return (refusal(error, row: rows.startIndex + place + 1), true)
      }
    }
  }

  private static func json(_ receipt: Receipt) -> JSON {
    var object: JSON.Object = [
      "lead_id": .integer(receipt.lead.number),
      "assigned_caller": receipt.caller.map(JSON.string) ?? .null,
      "assignment_status": receipt.status.map { .string($0.rawValue) } ?? .null,
      "assignment_reason": receipt.reason.map(JSON.string) ?? .null,
      "duplicate": .bool(receipt.isDuplicate),
    ]
    if !receipt.flags.isEmpty { object["flags"] = json(receipt.flags) }
    return .object(object)
  }

  static func json(_ flags: [Receipt.Flag]) -> JSON {
    .array(flags.map { ["field": .string($0.field), "reason": .string($0.reason)] })
  }

  /// Rows are counted from 1.
  private static func refusal(_ error: any Error, row: Int) -> JSON {
    let failure = Failure(error)
    var facts: JSON.Object = [
      "code": .string(failure.code), "message": .string("row \(row): \(failure.message)"),
      "row": .integer(Int64(row)),
    ]
    if case CRMError.invalid(let field, _) = error { facts["field"] = .string(field) }
    return ["error": .object(facts)]
  }
}

/// What a source sent, taken apart into leads.
struct IncomingDocuments {
  typealias Row = Result<Incoming, any Error>

  let rows: [Row]
  /// A single document gets a single answer.
  let isSingle: Bool

  /// The one document that a word of the line is, or standard input where it is “-”.
  static func single(_ text: String) throws -> Incoming {
    let documents = try IncomingDocuments(text == "-" ? InputFile.bytes(of: "-") : Array(text.utf8))
    guard documents.isSingle, let row = documents.rows.first else {
      throw UsageError("one document is tried at a time")
    }
    return try row.get()
  }

  init(_ bytes: [UInt8]) throws {
    let whole = Result { try JSON(parsing: bytes) }
    switch whole {
    case .success(.array(let documents)):
      isSingle = false
      rows = documents.map { document in Result { try Incoming(document) } }
    case .success(let document):
      isSingle = true
      rows = [Result { try Incoming(document) }]
    case .failure(let error):
      let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.filter { line in
        line.contains { $0 != 0x20 && $0 != 0x09 }
      }
      // Broken in its only line, or over many as a pretty-printed document is: no lines of leads.
      guard lines.count > 1,
        lines.contains(where: { $0.first == UInt8(ascii: "{") && $0.count > 1 })
      else { throw UsageError("\(error)") }
      isSingle = false
      rows = lines.map { line in
        Result {
          do {
            return try Incoming(parsing: line.span)
          } catch let error as JSONError {
            throw CRMError.invalid(field: "document", reason: "\(error)")
          }
        }
      }
    }
  }
}
