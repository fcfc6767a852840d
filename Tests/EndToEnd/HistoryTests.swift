import CRM
import Testing

@Suite("History on the command line")
struct HistoryTests {
  @Test("events are listed newest first, filtered and paged")
  func list() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    try errand.done("leads", "add", "--customer", "1")
    try errand.done("leads", "move", "1", "contacted")
    let all = try errand.json("history")
    #expect(all.ids == [4, 3, 2, 1])
    let newest = try #require(all.items.first)
    #expect(newest["verb"] == "move")
    #expect(newest["noun"] == "lead")
    #expect(newest["subject"] == 1)
    #expect(newest["actor"] == "asha")
    #expect(newest["facts"]?["to"] == "Contacted")
    #expect(try errand.json("history", "verb:add", "actor:me").ids == [3, 2])
    #expect(try errand.json("history", "noun:lead", "-verb:move").ids == [3])
    let page = try errand.json("history", "--limit", "3")
    guard case .string(let next)? = page["next"] else {
      Issue.record("a cursor was expected")
      return
    }
    #expect(try errand.json("history", "--limit", "3", "--after", next).ids == [1])
  }

  @Test("a record's history tells what changed, from what, to what, as people say it")
  func ofRecord() throws {
    let errand = try Errand.withShop()
    try errand.done("users", "add", "--login", "ravi", "--role", "caller")
    try errand.done("leads", "add", "--name", "Meera", "--value", "500")
    try errand.done("leads", "edit", "1", "--value", "750", "--owner", "ravi")
    try errand.done("leads", "edit", "1", "--expected-close", "2026-12-31")
    try errand.done("leads", "move", "1", "Contacted")
    let changes = try errand.json("history", "of", "lead", "1").items
    #expect(changes.map { $0["verb"] } == ["move", "edit", "edit", "add"])
    let move = try #require(changes.first?["changes"]?[0])
    #expect(move == ["field": "stage", "from": "New", "to": "Contacted"])
    #expect(changes[1]["changes"]?[0]?["to"] == "2026-12-31")
    let edit = try #require(changes[2]["changes"])
    #expect(edit[0] == ["field": "value", "from": "500.00", "to": "750.00"])
    #expect(edit[1] == ["field": "owner", "from": "asha", "to": "ravi"])
    let text = try errand.done("history", "of", "leads", "Meera").text
    #expect(text.contains("  stage: New → Contacted\n"))
    #expect(text.contains("  expected_close: – → 2026-12-31\n"))
  }

  @Test("a deleted customer and all that was theirs comes back, in another process")
  func undo() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera", "--value", "500")
    try errand.done("tasks", "add", "Call", "--lead", "Meera")
    try errand.done("customers", "delete", "Meera")
    #expect(try errand.json("leads", "list").ids == [])
    let undone = try errand.json("undo")
    #expect(undone["verb"] == "undo")
    #expect(try errand.json("leads", "list").ids == [1])
    #expect(try errand.json("tasks", "list").ids == [1])
    #expect(try errand.json("redo")["verb"] == "redo")
    #expect(try errand.json("tasks", "list").ids == [])
    #expect(try errand.json("check")["ok"] == true)
  }

  @Test("an event is undone by its number, once, and only while it stands")
  func undoOne() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi", "--city", "Mysuru")
    try errand.done("customers", "edit", "1", "--city", "Hubli")
    try errand.done("customers", "edit", "1", "--city", "Goa")
    let refused = errand.run("undo", "3")
    #expect(refused.status == 1)
    #expect(refused.complaint.contains("event 3 can't be undone"))
    try errand.done("undo", "4")
    let again = errand.run("undo", "4", "--json")
    #expect(again.status == 1)
    #expect(again.complaint.contains("was undone already"))
    #expect(try errand.json("customers", "show", "1")["customer"]?["city"] == "Hubli")
  }

  @Test("--now sets the clock of one command")
  func now() throws {
    let errand = try Errand.withShop()
    let then = try errand.json("customers", "add", "--name", "Ravi", "--now", "2026-03-01 09:30")
    #expect(then["created_at"] == "2026-03-01T09:30:00+05:30")
    let event = try #require(try errand.json("history").items.first)
    #expect(event["at"] == "2026-03-01T09:30:00+05:30")
    let later = try errand.json("customers", "add", "--name", "Meera")
    #expect(later["created_at"] != then["created_at"])
  }
}
