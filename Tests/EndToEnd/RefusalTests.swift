import CRM
import Testing

/// What is said no to: with which status, in which words.
@Suite("Refusals")
struct RefusalTests {
  /// A shop with customer 1 Ravi (leads 1 open, 2 won), customers 2 and 3 both Meera, task 1 done.
  private func errand() throws -> Errand {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi")
    try errand.done("leads", "add", "--customer", "1", "--value", "500")
    try errand.done("leads", "add", "--customer", "1", "--source-key", "form-1")
    try errand.done("leads", "win", "2")
    for _ in 1...2 { try errand.done("customers", "add", "--name", "Meera") }
    try errand.done("tasks", "add", "Call")
    try errand.done("tasks", "done", "1")
    return errand
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let line: [String]
    let code: String
    let sentence: String
    init(_ line: [String], _ code: String, _ sentence: String) {
      self.line = line
      self.code = code
      self.sentence = sentence
    }
    var testDescription: String { line.joined(separator: " ") }
  }

  @Test(
    "a rule of the business refuses, and nothing is changed",
    arguments: [
      Case(["leads", "lose", "1"], "refused", "say why with --reason"),
      Case(["leads", "lose", "1", "--reason", " "], "refused", "say why with --reason"),
      Case(["leads", "move", "1", "proposal"], "refused", "a lead moves one stage at a time"),
      Case(["leads", "move", "1", "won"], "refused", "closes a lead"),
      Case(["leads", "move", "1", "new"], "refused", "in New already"),
      Case(["leads", "move", "2", "new"], "refused", "lead 2 is won: reopen it first"),
      Case(["leads", "win", "2"], "refused", "lead 2 is won"),
      Case(["leads", "reopen", "1"], "refused", "open already"),
      Case(["leads", "move", "1", "sleeping"], "not_found", "there is no stage “sleeping”"),
      Case(["leads", "show", "99"], "not_found", "there is no lead “99”"),
      Case(["leads", "show", "Nobody"], "not_found", "there is no customer “Nobody”"),
      Case(
        ["leads", "add", "--customer", "1", "--source-key", "form-1"], "conflict",
        "the source key is taken"),
      Case(["customers", "show", "Meera"], "ambiguous", "2 Meera; 3 Meera"),
      Case(["customers", "merge", "1", "Ravi"], "refused", "one and the same"),
      Case(["customers", "edit", "1", "--owner", "bob"], "not_found", "there is no user “bob”"),
      Case(["tasks", "done", "1"], "refused", "done already"),
      Case(["sales", "show", "abc"], "not_found", "there is no sale “abc”"),
      Case(["pipelines", "delete", "Sales"], "conflict", "in use"),
      Case(["stages", "delete", "New"], "conflict", "in use by 1 lead"),
      Case(["users", "add", "--login", "asha"], "conflict", "taken"),
      Case(["users", "edit", "asha", "--role", "viewer"], "refused", "needs an owner"),
      Case(["undo", "99"], "not_found", "there is no event “99”"),
      Case(["redo"], "refused", "nothing of yours to redo"),
      Case(["leads", "list", "--as", "bob"], "unknown_user", "there is no user “bob”"),
    ])
  func rules(_ refusal: Case) throws {
    let errand = try errand()
    let before = try errand.json("history", "--limit", "1").ids
    let outcome = errand.run(refusal.line)
    #expect(outcome.status == 1)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.complaint.hasPrefix("leadline: "))
    #expect(outcome.complaint.contains(refusal.sentence))
    let error = try JSON(parsing: errand.run(refusal.line + ["--json"]).complaint)["error"]
    #expect(error?["code"] == .string(refusal.code))
    #expect(try errand.json("history", "--limit", "1").ids == before)
  }

  @Test(
    "a value that can't be read is wrong usage",
    arguments: [
      Case(["customers", "add"], "invalid", "a customer needs a name"),
      Case(["customers", "add", "--name", "R", "--phone", "12"], "invalid", "phone: "),
      Case(["customers", "add", "--name", "R", "--email", "r@"], "invalid", "email: "),
      Case(["leads", "add", "--customer", "1", "--value", "much"], "invalid", "value: "),
      Case(["leads", "add", "--customer", "1", "--value=-5"], "invalid", "can't be negative"),
      Case(["sales", "add", "--customer", "1"], "invalid", "a sale needs an amount"),
      Case(["sales", "add", "--amount", "5"], "invalid", "a sale needs a customer"),
      Case(
        ["tasks", "add", "T", "--due-date", "3/12"], "invalid", "another day in another country"),
      Case(["tasks", "add", "T", "--priority", "huge"], "invalid", "low, normal, high, urgent"),
      Case(
        ["activities", "add", "--type", "dance", "--customer", "1"], "invalid", "type: is one of"),
      Case(["leads", "add"], "usage", "say whose lead it is"),
      Case(
        ["leads", "add", "--customer", "1", "--phone", "9845012345"], "usage", "leave out --phone"),
      Case(["leads", "edit", "1"], "usage", "say what to change"),
      Case(["leads", "win", "1", "--sale=lots"], "usage", "--sale: "),
      Case(["leads", "list", "stat:kerala"], "bad_filter", "did you mean “state”?"),
      Case(["leads", "list", "(asha"], "bad_filter", "at 1"),
      Case(["history", "asha"], "bad_filter", "no words to search"),
      Case(["leads", "list", "--sort", "colour"], "bad_list", "unknown field “colour”"),
      Case(["leads", "list", "--after", "xyz"], "bad_list", "the cursor is damaged"),
      Case(["leads", "list", "--limit", "0"], "usage", "--limit is a whole number"),
      Case(["leads", "list", "--now", "soon"], "usage", "--now: "),
      Case(["report", "pipelin"], "usage", "did you mean “pipeline”?"),
      Case(
        ["report", "revenue", "--since", "2027-01-01", "--until", "2026-01-01"], "invalid", "since"),
      Case(["export", "lead"], "usage", "did you mean “leads”?"),
      Case(["export", "leads", "--format", "xml"], "usage", "it is csv or json"),
      Case(["history", "of", "laed", "1"], "usage", "did you mean “lead”?"),
      Case(["settings", "edit", "--zone", "Mars/Base"], "invalid", "zone: "),
      Case(["pipelines", "add", "--name", "P", "--stages", "A:200"], "invalid", "from 0 to 100"),
      Case(["leads", "win", "2", "--sale"], "usage", "lead 2 has no value"),
    ])
  func values(_ refusal: Case) throws {
    let errand = try errand()
    let outcome = errand.run(refusal.line)
    #expect(outcome.status == 2, "\(outcome.complaint)")
    #expect(outcome.complaint.contains(refusal.sentence), "\(outcome.complaint)")
    let error = try JSON(parsing: errand.run(refusal.line + ["--json"]).complaint)["error"]
    #expect(error?["code"] == .string(refusal.code))
  }

  @Test(
    "a line that can't be understood is told with what was probably meant",
    arguments: [
      Case(["leeds"], "usage", "unknown command “leeds”: did you mean “leads”?"),
      Case(["lead", "list"], "usage", "did you mean “leads”?"),
      Case(["leads"], "usage", "“leads” needs a verb: list, show, add"),
      Case(["leads", "lst"], "usage", "unknown verb “lst” of “leads”: did you mean “leads list”?"),
      Case(["leads", "list", "--limt", "5"], "usage", "did you mean --limit?"),
      Case(["leads", "list", "--lim", "5"], "usage", "unknown option “--lim”"),
      Case(["leads", "--limit", "5", "list"], "usage", "stand behind its verb"),
      Case(["leads", "show"], "usage", "“leads show” needs ID: ID is missing"),
      Case(["leads", "show", "1", "2"], "usage", "does not know what to do with “2”"),
      Case(["leads", "show", "-x"], "usage", "options begin with two dashes"),
      Case(["leads", "list", "--limit"], "usage", "--limit needs a value"),
      Case(["leads", "lose", "1", "--reason", "--json"], "usage", "--reason needs a value"),
      Case(["leads", "list", "--limit", "1", "--limit", "2"], "usage", "given twice"),
      Case(["check", "--json=yes"], "usage", "--json takes no value"),
      Case(["help", "laeds"], "usage", "did you mean “leads”?"),
    ])
  func usage(_ refusal: Case) throws {
    let outcome = Errand().run(refusal.line)
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains(refusal.sentence), "\(outcome.complaint)")
    #expect(outcome.complaint.hasPrefix(refusal.line.contains("--json") ? "{" : "leadline: "))
  }

  @Test("behind -- nothing is an option")
  func literal() throws {
    let errand = try Errand.withShop()
    let task = try errand.done("tasks", "add", "--json", "--", "--db", "--help", "-x").json()
    #expect(task["title"] == "--db --help -x")
    #expect(errand.run("customers", "show", "--", "--json").complaint.contains("“--json”"))
  }
}
