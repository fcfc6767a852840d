import CRM
import Tabular

/// All records of a noun, or those a filter finds, as one CSV or JSON file.
enum ExportCommand {
  static func export(_ doors: [Door]) -> Command {
    let nouns = doors.map(\.noun)
    return Command(
      "export", nil, "writes all records of a noun as CSV or JSON",
      arguments: [Argument("NOUN", nouns.map(\.plural).joined(separator: ", ")), .filter],
      options: [
        Option("format", .required("csv|json"), "csv unless said"),
        Option("output", .required("FILE"), "into a new file; to standard output unless said"),
      ]
    ) { session, words in
      let word = words.required(0)
      guard let door = doors.first(where: { $0.noun.plural == word }) else {
        let hint =
          nearest(word, among: nouns.map(\.plural)).map { "did you mean “\($0)”?" }
          ?? "it is one of \(nouns.map(\.plural).joined(separator: ", "))"
        throw UsageError("unknown noun \(word.quoted): \(hint)")
      }
      let filter = words.filter(from: 1)
      let file = try OutputFile(words.value("output"))
      let rows =
        switch words.value("format") ?? (session.setting.isJSON ? "json" : "csv") {
        case "csv": try csv(door, filter, session, file.output)
        case "json": try json(door, filter, session, file.output)
        case let format: throw UsageError("--format \(format.quoted): it is csv or json")
        }
      guard let path = try file.finish() else { return .silent }
      return .said(
        "wrote \(rows) \(word) to \(path)", ["file": .string(path), "rows": .integer(rows)])
    }
  }

  private static func csv(
    _ door: Door, _ filter: String?, _ session: Session, _ output: Output
  ) throws -> Int64 {
    var rows: Int64 = 0
    var writer = CSVWriter()
    var bytes: [UInt8] = []
    let nothing = door.columns.map { _ in FieldValue.nothing }
    writer.write(session.wording.pairs(door.columns, nothing).map(\.name), to: &bytes)
    try door.pages(session, filter) { facts in
      for row in facts.rows {
        let cells = session.wording.pairs(facts.columns, row).map { plain($0.value) }
        writer.write(cells, to: &bytes)
        rows += 1
      }
      try output.write(&bytes)
    }
    try output.write(&bytes)
    if writer.neutralised > 0 {
      Output.tell(
        "\(writer.neutralised) \(writer.neutralised == 1 ? "cell" : "cells") began like a formula "
          + "and got an apostrophe in front, so that no spreadsheet runs it")
    }
    return rows
  }

  /// A value as a cell has it.
  private static func plain(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .bool, .integer, .number, .array, .object: value.text
    }
  }

  private static func json(
    _ door: Door, _ filter: String?, _ session: Session, _ output: Output
  ) throws -> Int64 {
    var rows: Int64 = 0
    var bytes = Array("[".utf8)
    try door.pages(session, filter) { facts in
      for row in facts.rows {
        bytes += (rows == 0 ? "\n" : ",\n").utf8
        bytes += JSON.object(session.wording.object(facts.columns, row)).text.utf8
        rows += 1
      }
      try output.write(&bytes)
    }
    bytes += "\n]\n".utf8
    try output.write(&bytes)
    return rows
  }
}
