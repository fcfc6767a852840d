import CRM
import SQLiteStorage
import Storage
import Support
import Testing

/// A demonstration in a file of its own, which goes when the test does.
final class DemoFile {
  let office: Workspace
  let owner: Member
  private let folder = TemporaryFolder()
  static let now = "2026-07-29T15:30:00+05:30"

  init(_ plan: DemoPlan = DemoPlan(), now: String = DemoFile.now) throws {
    var options = SQLiteConnection.Options()
    options.durable = false
    let connection = try SQLiteConnection(
      path: folder.file("demo.db"), opening: .new, options: options)
    let business = Business(
      name: "Rao Handlooms", zone: try Zone(named: "Asia/Kolkata"), currency: try Currency("INR"),
      region: try #require(Region("IN")))
    office = try Workspace.create(
      connection, business: business,
      owner: MemberDraft(login: "asha", name: "Asha Rao", role: .owner),
      clock: .fixed(try Instant.parse(now, zone: .utc)))
    owner = try office.members.actor(login: "asha")
    try DemoData.fill(office, plan, by: owner) { _ in }
  }

  func count(_ condition: SQL) throws -> Int {
    try office.database.read { try $0.value("SELECT count(*) FROM \(condition)") } ?? -1
  }

  func texts(_ question: SQL) throws -> [String?] {
    try office.database.read { try $0.values(question) }
  }

  /// Every row of every table of the business, as text.
  func dump() throws -> [String] {
    var lines: [String] = []
    for table in Schema.journaled.map(\.table) + ["event", "journal", "stage_tally"] {
      try office.database.read { tx in
        try tx.each("SELECT * FROM \(name: table)") { row in
          var line = table
          for _ in 0..<row.columnCount { line += "|\(try row.next() as Value)" }
          lines.append(line)
        }
      }
    }
    return lines
  }
}
