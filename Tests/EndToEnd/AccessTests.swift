import CRM
import Testing

@Suite("Who may do what")
struct AccessTests {
  private func errand() throws -> Errand {
    let errand = try Errand.withShop()
    for (login, role) in [("ravi", "caller"), ("vik", "viewer"), ("meera", "manager")] {
      try errand.done("users", "add", "--login", login, "--role", role)
    }
    try errand.done("leads", "add", "--name", "Anil", "--value", "500")
    try errand.done("leads", "add", "--name", "Bina", "--value", "900", "--owner", "ravi")
    return errand
  }

  @Test("a caller sees what is theirs, the owner everything")
  func lists() throws {
    let errand = try errand()
    #expect(try errand.json("leads", "list").ids == [2, 1])
    #expect(try errand.json("leads", "list", "--as", "ravi").ids == [2])
    #expect(try errand.json("--as", "ravi", "customers", "list").ids == [2])
    #expect(try errand.json("leads", "list", "--as", "vik").ids == [2, 1])
    #expect(try errand.json("history", "--as", "ravi").ids == [])
  }

  @Test("a report counts only what its reader may see")
  func reports() throws {
    let errand = try errand()
    let value = { (login: String) in
      try errand.json("report", "pipeline", "--as", login)["rows"]?[0]?["value"]
    }
    #expect(try value("asha") == "1400.00")
    #expect(try value("ravi") == "900.00")
  }

  @Test(
    "what a role may not do is refused",
    arguments: [
      ("ravi", ["leads", "move", "1", "contacted"]), ("ravi", ["leads", "show", "1"]),
      ("ravi", ["leads", "delete", "2"]), ("ravi", ["export", "leads"]),
      ("ravi", ["users", "add", "--login", "eve", "--role", "owner"]),
      ("ravi", ["settings", "edit", "--name", "Mine"]), ("vik", ["leads", "win", "2"]),
      ("ravi", ["undo", "5"]), ("ravi", ["backup", "copy.db"]), ("meera", ["backup", "copy.db"]),
      ("meera", ["settings", "edit", "--name", "Mine"]),
    ])
  func refused(_ login: String, _ line: [String]) throws {
    let outcome = try errand().run(line + ["--as", login, "--json"])
    #expect(outcome.status == 1)
    let code = try JSON(parsing: outcome.complaint)["error"]?["code"]
    #expect(code == "forbidden" || code == "not_found")
  }

  @Test("what a role may do is done, in their name")
  func done() throws {
    let errand = try errand()
    try errand.done("leads", "move", "2", "contacted", "--as", "ravi")
    let event = try #require(try errand.json("history").items.first)
    #expect(event["actor"] == "ravi")
    #expect(try errand.json("tasks", "add", "Call", "--as", "ravi")["assignee"] == "ravi")
    try errand.done("leads", "delete", "2", "--as", "meera")
  }
}
