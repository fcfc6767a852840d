import Foundation
import Storage
import Support
import Testing

@testable import CRM

/// Senders die and try again; each row stays one lead.
@Suite("Senders that are killed, and that send again", .serialized)
struct SenderTests {
  let folder = TemporaryFolder()

  @Test("a receiver killed at any moment leaves nothing half, and a retry gets the same leads")
  func kills() throws { try kills { $0 < 8 } }

  func kills(while goesOn: (Int) -> Bool) throws {
    let storm = Storm(seconds: 0)
    let office = try storm.found()
    let asha = try office.members.actor(login: "asha")
    var (round, acknowledged) = (0, 0)
    while goesOn(round) {
      let log = folder.file("\(round)")
      func send(_ more: String...) throws -> Child {
        try Child(
          "scribe",
          [storm.scratch.file, "asha", "do=receive", "source=k\(round)", "batch=3"] + more)
      }
      let sender = try send("log=\(log)", "count=600")
      _ = sender.line()
      // Before its first leads, or in the middle of later ones.
      for _ in 0..<2000 where round % 3 > 0 && Acknowledged.lines(of: log).isEmpty { usleep(5_000) }
      usleep(.random(in: 500...30_000))
      sender.signal(SIGKILL)
      // The gate is free again: this program's turn comes.
      _ = try office.leads.receive([Incoming(["name": "Somebody else"])], by: asha)
      sender.wait()
      let before = Acknowledged.lines(of: log)
      let retry = try send("log=\(log).again", "count=\(before.count + 6)")
      _ = retry.rest()
      try #require(retry.wait() == .exited(0))
      let again = Acknowledged.lines(of: "\(log).again")
      #expect(again.prefix(before.count).map(\.lead) == before.map(\.lead))
      #expect(again.prefix(before.count).allSatisfy { !$0.isNew })
      let there: [Int64] = try office.database.read { tx in
        try tx.values("SELECT id FROM lead WHERE source = \("k\(round)") ORDER BY id")
      }
      #expect(there == again.map(\.lead).sorted())
      acknowledged += before.count
      round += 1
    }
    try expectWhole(office)
    print("\(round) receivers killed, \(acknowledged) leads acknowledged before, none lost")
  }

  @Test("a hundred rows sent by eight programs at once are a hundred leads, the same to each")
  func retries() throws { try retries(rows: 100) }

  func retries(rows: Int) throws {
    let storm = Storm(seconds: 0)
    let office = try storm.found()
    let senders = try (1...8).map { number in
      try Child(
        "scribe",
        [
          storm.scratch.file, "asha", "do=receive", "source=sheet", "count=\(rows)",
          "batch=\(number)", "backwards=\(number % 2)", "log=\(folder.file("sender\(number)"))",
        ])
    }
    for sender in senders {
      _ = sender.rest()
      try #require(sender.wait() == .exited(0))
    }
    var leads: [Int: Set<Int64>] = [:]
    var new = 0
    for number in 1...8 {
      for line in Acknowledged.lines(of: folder.file("sender\(number)")) {
        leads[line.row, default: []].insert(line.lead)
        if line.isNew { new += 1 }
      }
    }
    #expect(leads.count == rows && leads.values.allSatisfy { $0.count == 1 })
    #expect(new == rows)
    let there: Int? = try office.database.read { tx in try tx.value("SELECT count(*) FROM lead") }
    #expect(there == rows)
    try expectWhole(office)
  }

  /// Sound, and no person without their lead.
  private func expectWhole(_ office: Workspace) throws {
    #expect(try office.check().problems == [])
    let halves: Int? = try office.database.read { tx in
      try tx.value(
        """
        SELECT count(*) FROM customer
        WHERE (SELECT count(*) FROM lead WHERE customer_id = customer.id) <> 1
        """)
    }
    #expect(halves == 0)
    let judgement = try Judgement(office)
    #expect(judgement.misplaced == 0 && judgement.strangers == 0 && judgement.beyondLimit == 0)
  }
}
