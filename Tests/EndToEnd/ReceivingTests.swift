import CRM
import Foundation
import Support
import Testing

@Suite("Leads received by the program")
struct ReceivingTests {
  @Test("a document is answered with who got it; sent again it is a duplicate")
  func document() throws {
    let errand = try Errand.withShop()
    try errand.done("callers", "add", "--name", "Neha", "--states", "Goa")
    let sent = #"{"name":"Zoya","phone":"9845012345","timestamp":"2026-11-21","state":"goa"}"#
    let answer = try errand.json("leads", "receive", sent, "--as", "asha")
    #expect(
      answer.names == [
        "lead_id", "assigned_caller", "assignment_status", "assignment_reason", "duplicate",
      ])
    #expect(answer["lead_id"] == 1 && answer["assigned_caller"] == "neha")
    #expect(answer["assignment_status"] == "assigned" && answer["duplicate"] == false)
    let again = try errand.run("leads", "receive", "-", "--as", "asha", reading: sent)
    #expect(try again.status == 0 && again.json()["duplicate"] == true)
    #expect(try errand.json("leads", "list", "--as", "asha").items.count == 1)
  }

  @Test("lines are answered in their order; a bad one is refused alone, with its row and field")
  func lines() throws {
    let errand = try Errand.withShop()
    let lines = [
      #"{"name":"Zoya","phone":"call me"}"#, "{broken", #"{"city":"Panaji"}"#, #"{"name":"Yash"}"#,
    ].joined(separator: "\n")
    let outcome = try errand.run("leads", "receive", "--batch", "2", reading: lines)
    #expect(outcome.status == 1)
    let answers = try outcome.json()
    #expect(answers[0]?["lead_id"] == 1 && answers[0]?["assignment_status"] == "queued")
    #expect(answers[0]?["flags"]?[0]?["field"] == "phone")
    #expect(answers[1]?["error"]?["row"] == 2 && answers[1]?["error"]?["field"] == "document")
    #expect(answers[2]?["error"]?["row"] == 3 && answers[2]?["error"]?["field"] == "name")
    #expect(answers[3]?["lead_id"] == 2 && answers[4] == nil)
  }

  @Test("an array is answered with an array; what is no JSON is wrong usage")
  func array() throws {
    let errand = try Errand.withShop()
    let answers = try errand.json("leads", "receive", #"[{"name":"Zoya"}]"#)
    #expect(answers[0]?["lead_id"] == 1)
    #expect(errand.run("leads", "receive", "Zoya").status == 2)
    #expect(errand.run("leads", "receive", "{}").status == 1)
    #expect(errand.run("leads", "receive", "{}", "--batch", "0").status == 2)
  }

  @Test("two programs that send the same rows at once make each a lead once")
  func atOnce() async throws {
    let errand = try Errand.withShop()
    let rows = (0..<200).map { #"{"name":"Somebody \#($0)","source_row_id":\#($0)}"# }
      .joined(separator: "\n")
    let outcomes = try await withThrowingTaskGroup(of: Errand.Outcome.self) { group in
      for _ in 0..<2 {
        group.addTask { try errand.run("leads", "receive", "--batch", "10", reading: rows) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.map(\.status) == [0, 0])
    let (one, two) = (try outcomes[0].json(), try outcomes[1].json())
    for place in 0..<200 {
      #expect(one[place]?["lead_id"] == two[place]?["lead_id"])
      #expect(one[place]?["duplicate"] != two[place]?["duplicate"])
    }
    #expect(try errand.json("check")["ok"] == true)
  }
}
