import CRM
import Foundation
import Support
import Testing

@Suite("Leads routed by the program")
struct RoutingTests {
  let errand: Errand

  init() throws { errand = try Errand.withShop() }

  private func add(_ name: String, _ options: String...) throws {
    let outcome = errand.run(["callers", "add", "--name", name] + options)
    try #require(outcome.status == 0, "\(outcome.complaint)")
  }

  private func receive(_ documents: [String], now: String? = nil) throws {
    let clock = now.map { ["--now", $0] } ?? []
    let outcome = errand.run(
      ["leads", "receive", "[\(documents.joined(separator: ","))]"] + clock)
    try #require(outcome.status == 0, "\(outcome.complaint)")
  }

  private func owners() throws -> [JSON?] {
    try errand.json("leads", "list", "--sort", "id", "--as", "asha").items.map { $0["owner"] }
  }

  @Test("a document is tried as “leads receive” takes it, and nothing is written")
  func trying() throws {
    try add("Neha", "--states", "Goa")
    try add("Omar")
    let zoya = #"{"name":"Zoya","phone":"9845012345","city":"Panaji","source_row_id":7}"#
    let tried = try errand.json("routing", "try", zoya, "--as", "asha")
    #expect(tried["level"] == "state" && tried["duplicate"] == false)
    #expect(tried["callers"]?[0]?["chosen"] == true && tried["lead_id"] == .some(.null))
    try receive([zoya])
    #expect(try errand.json("routing", "try", zoya, "--as", "asha")["lead_id"] == 1)
    let back = try errand.run(
      "routing", "try", "-", "--as", "asha", "--json",
      reading: #"{"phone":"+91 98450 12345","state":"Kerala","value":"much"}"#)
    #expect(try back.json()["level"] == "former")
    #expect(try back.json()["flags"]?[0]?["field"] == "value")
    #expect(try owners().count == 1)
    let anybody = try errand.json("routing", "try", #"{"state":"Goa"}"#, "--as", "asha")
    #expect(anybody["callers"]?[0]?["chosen"] == true && anybody["lead_id"] == .some(.null))
    #expect(errand.run("routing", "try", "{", "--as", "asha").status == 2)
    #expect(errand.run("routing", "try", "[]", "--as", "asha").status == 2)
    #expect(errand.run("routing", "try", zoya, "--state", "Goa", "--as", "asha").status == 2)
  }

  @Test("past leads are given out once more by other weights and settings")
  func replaying() throws {
    try add("Neha")
    try add("Omar")
    try receive((1...6).map { #"{"name":"Somebody \#($0)"}"# })
    func replay(_ words: String...) -> Errand.Outcome {
      errand.run(["routing", "replay", "--since", "today", "--json", "--as", "asha"] + words)
    }
    #expect(try replay().json().items.map { $0["gain"] } == [0, 0])
    let heavier = try replay("--set", "neha.weight=2").json().items
    #expect(heavier.map { $0["would_have"] } == [4, 2])
    let both = try replay("--set", "neha.status=paused", "--set=omar.limit=5").json().items
    #expect(both.map { $0["would_have"] } == [0, 5, 1])
    #expect(both.last?["caller_id"] == .some(.null) && both.last?["had"] == 0)
    for wrong in ["neha", "neha.weight", "neha.name=X"] {
      #expect(replay("--set", wrong).status == 2, "\(wrong)")
    }
    #expect(replay("--set", "neha.weight=0").status == 2)
    #expect(replay("--set", "zed.weight=2").status == 1)
  }

  @Test("a caller gives a lead back, but does not choose who gets it")
  func releasing() throws {
    try add("Neha", "--states", "Goa")
    try add("Omar")
    try receive([#"{"name":"Zoya","state":"Goa"}"#])
    let refused = errand.run("leads", "edit", "1", "--owner", "omar", "--as", "neha")
    #expect(refused.status == 1 && refused.complaint.contains("release it, or ask a manager"))
    let given = try errand.json("leads", "release", "1", "--as", "neha")
    #expect(given["caller"] == "Omar" && given["lead_id"] == 1)
    #expect(errand.run("leads", "release", "1", "--as", "neha").status == 1)
  }

  @Test("what waits is given out when somebody is free: the oldest first, or the most valuable")
  func draining() throws {
    try add("Neha", "--limit", "1")
    try receive([
      #"{"name":"First"}"#, #"{"name":"Second","value":"100"}"#, #"{"name":"Third","value":"900"}"#,
      #"{"name":"Fourth"}"#,
    ])
    #expect(try errand.json("leads", "drain", "--as", "asha").items == [])
    try errand.done("callers", "edit", "neha", "--limit", "2", "--as", "asha")
    let dear = try errand.json("leads", "drain", "--order", "value", "--as", "asha").items
    #expect(dear.map { $0["lead_id"] } == [3])
    try errand.done("callers", "edit", "neha", "--limit", "0", "--as", "asha")
    let one = try errand.json("leads", "drain", "--limit", "1", "--as", "asha").items
    #expect(one.map { $0["lead_id"] } == [2])
    #expect(try errand.json("work", "--once", "--as", "asha")["assigned"] == 1)
    #expect(errand.run("leads", "drain", "--order", "size", "--as", "asha").status == 2)
    #expect(errand.run("leads", "drain", "--as", "neha").status == 1)
  }

  @Test("many leads change hands after a look at what that would do, and come back by one undo")
  func many() throws {
    try add("Neha", "--states", "Goa")
    try receive((1...3).map { #"{"name":"Somebody \#($0)","state":"Goa"}"# })
    try add("Omar")
    let shown = try errand.json(
      "leads", "reassign", "1,2,3", "--to", "omar", "--dry-run", "--as", "asha"
    ).items
    #expect(shown.map { $0["from"] } == ["neha", "neha", "neha"])
    #expect(shown.map { $0["to"] } == ["omar", "omar", "omar"])
    #expect(try owners() == ["neha", "neha", "neha"])
    let moved = try errand.json("leads", "reassign", "1,2,3", "--to", "omar", "--as", "asha")
    #expect(moved["count"] == 3)
    try errand.done("undo", "--as", "asha")
    #expect(try owners() == ["neha", "neha", "neha"])
    #expect(try errand.json("check")["ok"] == true)
  }

  @Test("a caller with open leads is not deleted, unless these are handed on")
  func deleting() throws {
    try add("Neha", "--states", "Goa")
    try add("Omar")
    try receive([#"{"name":"Zoya","state":"Goa"}"#])
    let refused = errand.run("callers", "delete", "neha", "--as", "asha")
    #expect(refused.status == 1 && refused.complaint.contains("1 open lead"))
    #expect(refused.complaint.contains("--hand-on"))
    try errand.done("callers", "delete", "neha", "--hand-on", "--as", "asha")
    #expect(try owners() == ["omar"])
    try errand.done("undo", "--as", "asha")
    #expect(try owners() == ["neha"])
    #expect(try errand.json("check")["ok"] == true)
  }

  @Test("shifts over midnight and days of leave are kept to")
  func hours() throws {
    try add("Neha", "--shift", "mon-fri,22:00-06:00", "--leave", "2026-11-24..2026-11-25")
    func fate(_ now: String) throws -> JSON? {
      try errand.json("routing", "try", "--state", "Goa", "--now", now, "--as", "asha")["callers"]?[
        0]?["fate"]
    }
    #expect(try fate("2026-11-20 21:59") == "off shift")
    #expect(try fate("2026-11-20 23:30") == "credit 1.0")
    #expect(try fate("2026-11-21 05:59") == "credit 1.0")
    #expect(try fate("2026-11-21 06:00") == "off shift")
    #expect(try fate("2026-11-22 23:30") == "off shift")
    #expect(try fate("2026-11-24 23:30") == "on leave")
    #expect(try fate("2026-11-26 05:00") == "on leave")
    #expect(try fate("2026-11-26 22:00") == "credit 1.0")
  }

  @Test("three services at once hand each lead on once, and stop cleanly when told to")
  func working() throws {
    try add("Neha")
    try receive((1...12).map { #"{"name":"Somebody \#($0)"}"# }, now: "2020-01-01 10:00")
    try add("Omar")
    // What comes before they listen has to wait: a child inherits what its parent blocks.
    var stop = sigset_t()
    var before = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &stop, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let services = try (0..<3).map { _ in
      try Child(
        "leadline", ["work", "--every", "1", "--json", "--db", errand.file, "--as", "asha"])
    }
    for _ in 0..<600 {
      if try owners().allSatisfy({ $0 == "omar" }) { break }
      usleep(50_000)
    }
    for service in services { service.signal(SIGTERM) }
    let told = services.map { $0.rest() }
    #expect(services.map { $0.wait() } == [.exited(0), .exited(0), .exited(0)])
    let counts = told.compactMap { text -> Int64? in
      guard case .integer(let count)? = try? JSON(parsing: text)["handed_on"] else { return nil }
      return count
    }
    #expect(counts.count == 3 && counts.reduce(0, +) == 12, "\(told)")
    #expect(try owners().allSatisfy { $0 == "omar" })
    let listed = try errand.json("assignments", "list", "--limit", "100", "--as", "asha").items
    #expect(listed.count == 24)
    #expect(try errand.json("check")["ok"] == true)
  }
}
