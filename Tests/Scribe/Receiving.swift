import CRM
import Glibc

/// Receives leads as a source sends them, `batch` at a time: `count` rows, or for so many `seconds`,
/// the last ones first where `backwards=1`. What was acknowledged goes to the file `log`, a line
/// `ROW LEAD new|again` each, once it is: a reader that is slow keeps nobody waiting.
struct Receiving {
  let office: Workspace
  let me: Member
  let words: Words

  private static let states = ["Goa", "Kerala", "Punjab", "Karnataka", nil]

  /// The longest that one batch took, in milliseconds.
  func run() throws -> Int {
    let log = open(
      words.text("log") ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(log) }
    let batch = words.number("batch") ?? 1
    let count = words.number("count") ?? .max
    let end = words.end
    var longest = 0
    var row = 0
    while row < count, milliseconds() < end {
      let rows = (row..<min(row + batch, count)).map { number in
        words.number("backwards") == 1 ? count - 1 - number : number
      }
      let incoming = try rows.map(document)
      let start = milliseconds()
      let receipts = try office.leads.receive(incoming, by: me).map { try $0.get() }
      longest = max(longest, milliseconds() - start)
      let lines = zip(rows, receipts).map { row, receipt in
        "\(row) \(receipt.lead) \(receipt.isDuplicate ? "again" : "new")\n"
      }
      let bytes = Array(lines.joined().utf8)
      guard write(log, bytes, bytes.count) == bytes.count else { exit(4) }
      row += rows.count
    }
    return longest
  }

  private func document(_ row: Int) throws -> Incoming {
    let source = words.text("source") ?? words.login
    return try Incoming([
      "name": .string("Somebody \(source) \(row)"), "lead_source": .string(source),
      "source_row_id": .integer(Int64(row)), "value": .integer(Int64(row % 97 * 1000)),
      "state": Receiving.states[row % 5].map(JSON.string) ?? .null,
      "language": row % 3 == 0 ? "Hindi" : "Kannada",
    ])
  }
}
