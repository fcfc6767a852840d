import CRM
import Testing

@Suite("Lists, reports and exports")
struct ListTests {
  private func errand() throws -> Errand {
    let errand = try Errand.withShop()
    let people: [(name: String, value: String, state: String)] = [
      ("Asha Nair", "500", "Kerala"), ("Ravi Iyer", "90k", "Karnataka"),
      ("Meera Shah", "1 lakh", "Gujarat"), ("Vik Rao", "2500", "Karnataka"),
    ]
    for person in people {
      try errand.done(
        "leads", "add", "--name", person.name, "--value", person.value, "--state", person.state)
    }
    return errand
  }

  @Test(
    "filters find what they say",
    arguments: [
      (["state:karnataka"], [4, 2]), (["value>50k", "-state:gujarat"], [2]), (["mee"], [3]),
      (["owner:me", "(vik", "or", "asha)"], [4, 1]), (["received:today"], [4, 3, 2, 1]),
      (["stage:won"], []),
    ] as [([String], [Int64])])
  func filters(_ words: [String], _ ids: [Int64]) throws {
    let outcome = try errand().run(["leads", "list", "--json"] + words)
    #expect(try outcome.json().ids == ids, "\(outcome.complaint)")
  }

  @Test("a list is sorted both ways and paged to its end")
  func pages() throws {
    let errand = try errand()
    #expect(try errand.json("leads", "list", "--sort", "value").ids == [1, 4, 2, 3])
    #expect(try errand.json("leads", "list", "--sort", "-value").ids == [3, 2, 4, 1])
    var ids: [Int64] = []
    var cursor: String?
    repeat {
      let words = ["leads", "list", "--sort=-value", "--limit", "3", "--json"]
      let page = try errand.run(words + (cursor.map { ["--after", $0] } ?? [])).json()
      ids += page.ids
      cursor = if case .string(let next)? = page["next"] { next } else { nil }
    } while cursor != nil
    #expect(ids == [3, 2, 4, 1])
  }

  @Test("a list is paged back from its end, and a page lies at one place")
  func back() throws {
    let errand = try errand()
    let words = ["leads", "list", "--sort=-value", "--limit", "3", "--json"]
    let last = try errand.run(words + ["--last"]).json()
    #expect(last.ids == [2, 4, 1])
    #expect(last["next"] == .null)
    guard case .string(let cursor)? = last["previous"] else {
      Issue.record("there is a page before")
      return
    }
    #expect(try errand.run(words + ["--before", cursor]).json().ids == [3])
    let outcome = errand.run(words + ["--before", cursor, "--last"])
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains("each name a page: keep one"))
  }

  @Test("a page that is not the last tells people how to go on")
  func next() throws {
    let errand = try errand()
    let outcome = errand.run("leads", "list", "--limit", "2")
    #expect(outcome.lines.count == 3)
    #expect(outcome.complaint.contains("--after"))
  }

  @Test("every report answers, for people and for programs", arguments: Report.Kind.allCases)
  func reports(_ kind: Report.Kind) throws {
    let errand = try errand()
    let report = try errand.json("report", kind.rawValue, "--since", "2026-01-01")
    #expect(report["report"] == .string(kind.rawValue))
    guard case .array(let rows)? = report["rows"] else {
      Issue.record("rows were expected")
      return
    }
    if kind != .lost { #expect(!rows.isEmpty) }
    #expect(try errand.done("report", kind.rawValue).text.hasPrefix(kind.title))
  }

  @Test("the pipeline report adds up")
  func pipeline() throws {
    let report = try errand().json("report", "pipeline")
    let first = try #require(report["rows"]?[0])
    #expect(first["stage"] == "New")
    #expect(first["count"] == 4)
    #expect(first["value"] == "193000.00")
    #expect(first["weighted"] == "19300.00")
  }

  @Test("a view is saved, listed by its name, narrowed, changed and deleted")
  func views() throws {
    let errand = try errand()
    try errand.done(
      "views", "add", "--name", "Big in the south", "--noun", "leads", "--filter",
      "state:karnataka,kerala", "--sort", "-value", "--columns", "id,value")
    let words = ["leads", "list", "--view", "big in the south"]
    #expect(try errand.run(words + ["--json"]).json().ids == [2, 4, 1])
    #expect(
      try errand.run(words + ["value>1k", "--sort", "value", "--json"]).json().ids == [4, 2])
    #expect(
      errand.run(words).lines.first?.split(separator: " ").map(String.init) == ["No.", "Value"])
    try errand.done("views", "edit", "1", "--filter", "state:gujarat")
    #expect(try errand.run(words + ["--json"]).json().ids == [3])
    #expect(errand.run("sales", "list", "--view", "1").complaint.contains("there is no view “1”"))
    #expect(errand.run("views", "edit", "1", "--filter", "staet:goa").status != 0)
    #expect(try errand.json("views", "list").items[0]["noun"] == "lead")
    try errand.done("views", "delete", "1")
    #expect(try errand.json("views", "list").ids == [])
  }
}
