import CRM
import Foundation
import SQLiteStorage
import Support
import Testing

@Suite("What people see")
struct TerminalTests {
  @Test("columns are aligned by what a terminal shows, not by bytes")
  func alignment() throws {
    let errand = try Errand.withShop()
    for name in ["Ravi", "李小龙", "Élan", "😀 Co"] {
      try errand.done("leads", "add", "--name", name, "--value", name == "Ravi" ? "1 lakh" : "7")
    }
    let lines = try errand.done("leads", "list", "--sort", "id").lines
    #expect(lines[0].hasPrefix("No.  Customer  Title  Stage        Value  Currency"))
    #expect(lines[1].hasPrefix("  1  Ravi             New    1,00,000.00  INR"))
    #expect(lines[2].hasPrefix("  2  李小龙           New           7.00  INR"))
    #expect(lines[3].hasPrefix("  3  Élan             New           7.00  INR"))
    #expect(lines[4].hasPrefix("  4  😀 Co            New           7.00  INR"))
  }

  @Test("nothing in the file drives the terminal")
  func safety() throws {
    let errand = try Errand.withShop()
    try errand.done("customers", "add", "--name", "Ravi\u{202E}ivaR")
    let shown = try errand.done("customers", "show", "1").text
    #expect(shown.contains("Ravi\u{FFFD}ivaR"))
    #expect(try errand.done("customers", "list").text.contains("Ravi\u{FFFD}ivaR"))
    // For a program the name is what it is.
    #expect(
      try errand.json("customers", "show", "1")["customer"]?["name"] == "Ravi\u{202E}ivaR")
    let quoted = errand.run("leads", "show", "\u{1B}[31mred\u{9B}m")
    #expect(quoted.status == 1)
    #expect(!quoted.complaint.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
    #expect(quoted.complaint.contains("^[[31mred"))
  }

  @Test("a control character that came in by another way is shown, not sent")
  func controls() throws {
    let errand = try Errand.withShop()
    do {
      let office = try Workspace(SQLiteConnection(path: errand.file))
      let asha = try office.members.actor(login: "asha")
      var draft = CustomerDraft()
      draft.name = "Bell\u{7}\u{1B}]0;title\u{7}"
      try office.customers.add(draft, by: asha)
    }
    for line in [["list"], ["show", "1"]] {
      let text = errand.run(["customers"] + line).text
      #expect(text.contains("Bell^G^[]0;title^G"))
      #expect(!text.utf8.contains(7) && !text.utf8.contains(0x1B))
    }
  }

  @Test("text of several lines keeps them where one record is shown")
  func notes() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera", "--note", "first\nsecond")
    let lines = try errand.done("leads", "show", "1").lines
    let place = try #require(lines.firstIndex { $0.hasSuffix("first") })
    #expect(lines[place].hasPrefix("Note"))
    #expect(lines[place + 1] == "          second")
  }

  @Test("an empty list says so")
  func nothing() throws {
    #expect(try Errand.withShop().done("leads", "list").text == "nothing found\n")
  }

  @Test("into a file there are no colours and nothing is cut")
  func plain() throws {
    let errand = try Errand.withShop()
    let title = String(repeating: "long ", count: 30) + "end"
    try errand.done("leads", "add", "--name", "Meera", "--title", title)
    let text = try errand.done("leads", "list").text
    #expect(text.contains(title))
    #expect(!text.utf8.contains(0x1B))
  }

  @Test("on a terminal a list fits, its header is dim, and a win asks for its sale")
  func onTerminal() throws {
    let errand = try Errand.withShop()
    let title = String(repeating: "long ", count: 30)
    try errand.done("leads", "add", "--name", "Meera", "--title", title, "--value", "500")
    let list = try errand.onTerminal("leads", "list")
    #expect(list.contains("\u{1B}[2mNo."))
    #expect(list.contains("…"))
    let lines = list.split(separator: "\r\n").dropFirst()
    #expect(lines.allSatisfy { $0.count <= 80 })
    let bare = try errand.onTerminal("leads", "list", variables: ["NO_COLOR": "1"])
    #expect(!bare.utf8.contains(0x1B))
    let won = try errand.onTerminal("leads", "win", "1")
    #expect(won.contains("leadline sales add --lead 1 --amount 500.00"))
  }

  @Test("the pager is used when it is asked for")
  func pager() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera")
    let pager = ["PAGER": "sed 's/^/> /'"]
    #expect(errand.run(["leads", "list", "--pager"], variables: pager).text.hasPrefix("> No."))
    #expect(errand.run(["leads", "list"], variables: pager).text.hasPrefix("No."))
  }

  @Test("a reader that went away ends it quietly")
  func closedPipe() throws {
    let errand = try Errand.withShop()
    try errand.done("leads", "add", "--name", "Meera")
    #expect(errand.runIntoClosedPipe("leads", "list").complaint == "status 0")
    #expect(errand.runIntoClosedPipe("export", "leads").complaint.hasSuffix("status 0"))
  }

  @Test("an answer that can't be written is told")
  func fullOutput() throws {
    let errand = try Errand.withShop()
    let outcome = errand.run("leads", "list", output: "/dev/full")
    #expect(outcome.status == 3)
    #expect(outcome.complaint.contains("can't be written"))
  }
}

@Suite("Help")
struct HelpTests {
  @Test("no noun at all prints what there is")
  func overview() {
    let outcome = Errand().run()
    #expect(outcome.status == 0)
    for noun in ["customers", "leads", "history", "export", "init"] {
      #expect(outcome.text.contains("  \(noun) "))
    }
  }

  @Test("every command explains itself, and stands in the manual page")
  func everyCommand() throws {
    let errand = Errand()
    let table = try errand.json("help")
    guard case .array(let commands)? = table["commands"] else {
      Issue.record("commands were expected")
      return
    }
    #expect(commands.count > 60)
    let manual = try errand.done("man").text
    #expect(manual.hasPrefix(".TH LEADLINE 1"))
    for command in commands {
      guard case .string(let name)? = command["name"] else { continue }
      let words = name.split(separator: " ").map(String.init)
      let help = errand.run(words + ["--help"])
      #expect(help.status == 0)
      #expect(help.text.contains("usage: leadline \(name)") || words == ["history"])
      #expect(manual.contains(".SS \(name)"))
    }
  }

  @Test("the help of a noun names its verbs and its fields")
  func noun() throws {
    let errand = Errand()
    let text = try errand.done("help", "leads").text
    #expect(text.contains("leads move ID STAGE"))
    #expect(text.contains("received_at"))
    #expect(try errand.done("leads", "--help").text == text)
    #expect(try errand.done("help", "leads", "add").text.contains("--customer CUSTOMER"))
  }

  @Test("help is given even where the line is wrong")
  func wrongLine() throws {
    let outcome = Errand().run("leads", "win", "--bogus", "--help")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("usage: leadline leads win ID"))
  }

  @Test("the version is a word and a number")
  func version() throws {
    #expect(try Errand().done("--version").text.hasPrefix("leadline "))
  }
}
