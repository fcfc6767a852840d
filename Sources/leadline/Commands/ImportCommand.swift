import CRM
import Glibc
import Tabular

/// Customers or leads out of a CSV file.
enum ImportCommand {
  static let bring = Command(
    "import", nil, "brings in customers or leads from a CSV file",
    arguments: [
      Argument("NOUN", ImportKind.allCases.map(\.rawValue).joined(separator: ", ")),
      Argument("FILE", "the file, its first row naming the columns; - for standard input"),
    ],
    options: [
      Option(
        "map", .many("COLUMN=FIELD"),
        "what a column means, where its name does not say; nothing behind the = leaves it out"),
      Option("dry-run", .none, "tells what would become of the rows, and keeps none"),
    ]
  ) { session, words in
    let kind = try kind(words.required(0))
    let path = words.required(1)
    let (headings, rows) = try read(path)
    let mapping = try ImportMapping(kind, headings: headings, said: said(words.values("map")))
    let isRehearsal = words.has("dry-run")
    let file =
      isRehearsal || path == "-" ? nil : try OutputFile(path + ".refused.csv")
    let bar = ProgressBar(Terminal(STDERR_FILENO))
    let outcome = try Import(session.office, by: session.actor, isRehearsal: isRehearsal)
      .run(rows: rows, by: mapping) { bar.show(Double($0) / Double(max(1, rows.count))) }
    bar.clear()
    let refusedFile = try file.flatMap { try write(outcome, headings, to: $0) }
    return answer(outcome, mapping, refusedFile, isRehearsal)
  }

  private static func kind(_ word: String) throws(UsageError) -> ImportKind {
    if let kind = ImportKind(rawValue: word) { return kind }
    let kinds = ImportKind.allCases.map(\.rawValue)
    throw UsageError("\(word.quoted) can't be imported: it is \(kinds.joined(separator: " or "))")
  }

  /// All rows, before any is kept: a file that can't be read to its end brings in nothing.
  static func read(_ path: String) throws -> (headings: [String], rows: [ImportRow]) {
    let bytes = try InputFile.bytes(of: path)
    var reader = CSVReader(bytes.makeIterator(), separator: separator(of: bytes))
    guard let headings = try reader.next() else { throw UsageError("\(path) is empty") }
    var rows: [ImportRow] = []
    while let cells = try reader.next() {
      rows.append(ImportRow(line: reader.rowLine, cells: cells))
    }
    return (headings, rows)
  }

  /// The comma, or what the first line has more of.
  private static func separator(of bytes: [UInt8]) -> Character {
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    func count(_ separator: Character) -> Int { line.count { $0 == separator.asciiValue } }
    let others: [Character] = [";", "\t"]
    let most = others.max { count($0) < count($1) } ?? ","
    return count(most) > count(",") ? most : ","
  }

  private static func said(_ maps: [String]) throws(UsageError) -> [String: String] {
    var said: [String: String] = [:]
    for map in maps {
      guard let sign = map.lastIndex(of: "=") else {
        throw UsageError("--map \(map.quoted): write it as COLUMN=FIELD")
      }
      said[String(map[..<sign])] = String(map[map.index(after: sign)...])
    }
    return said
  }

  /// The refused rows as they came, with why: to be put right and imported again.
  static func write(
    _ outcome: ImportOutcome, _ headings: [String], to file: OutputFile
  ) throws -> String? {
    guard !outcome.refused.isEmpty else { return nil }
    var writer = CSVWriter()
    var bytes: [UInt8] = []
    writer.write(headings + ["refused because"], to: &bytes)
    for refusal in outcome.refused {
      let missing = max(0, headings.count - refusal.row.cells.count)
      let cells = refusal.row.cells + Array(repeating: "", count: missing)
      writer.write(cells + [refusal.reason], to: &bytes)
    }
    try file.output.write(&bytes)
    return try file.finish()
  }

  private static func answer(
    _ outcome: ImportOutcome, _ mapping: ImportMapping, _ file: String?, _ isRehearsal: Bool
  ) -> Answer {
    let refused = outcome.refused
    var answer = Answer(
      json: {
        [
          "added": .integer(Int64(outcome.added)), "skipped": .integer(Int64(outcome.skipped)),
          "refused": .array(
            refused.map {
              ["line": .integer(Int64($0.row.line)), "reason": .string($0.reason)]
            }),
          "left_out": .array(mapping.unknown.map(JSON.string)),
          "refused_file": file.map(JSON.string) ?? .null, "dry_run": .bool(isRehearsal),
        ]
      },
      text: { _ in
        var lines = [
          "\(isRehearsal ? "would add" : "added") \(outcome.added) \(mapping.kind.rawValue)"
        ]
        if outcome.skipped > 0 { lines.append("skipped \(outcome.skipped) that were here already") }
        if !mapping.unknown.isEmpty {
          let columns = mapping.unknown.map(\.quoted).joined(separator: ", ")
          lines.append("left out the columns \(columns); --map COLUMN=FIELD says what one means")
        }
        if !refused.isEmpty { lines.append("refused \(refused.count):") }
        lines += refused.map { "  line \($0.row.line): \($0.reason)" }
        if let file {
          lines.append("the refused rows are in \(file): put them right and import it")
        }
        return lines.map { SafeText.line($0) + "\n" }.joined()
      })
    if !refused.isEmpty { answer.status = 1 }
    return answer
  }
}
