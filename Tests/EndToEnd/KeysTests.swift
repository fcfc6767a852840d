import CRM
import Screens
import Terminal
import Testing

@testable import leadline

/// The one table of actions against the one table of commands.
@Suite("What can be done on the screens")
struct KeysTests {
  private let commands = CommandTable(Commands.all)

  @Test("every action is named, explained, can be reached, and is a command too")
  func complete() {
    #expect(Set(Deed.table.map(\.name)).count == Deed.table.count)
    #expect(Set(Deed.table.map(\.name)) == Set(Deed.allCases.map(\.rawValue)))
    for action in Deed.table { #expect(lacking(in: action) == [], "\(action.name)") }
  }

  @Test(
    "an action that lacks something is found",
    arguments: [
      (Action("a", "", [.enter], in: "list", twin: "undo", "Goes."), "title"),
      (Action("a", "Go", [.enter], in: "list", twin: "undo", ""), "help"),
      (Action("a", "Go", [.enter], in: "list", twin: "undo", "goes"), "help"),
      (Action("a", "Go", [], in: "form", twin: "undo", "Goes."), "way"),
      (Action("a", "Go", [], in: "nowhere", twin: "undo", "Goes."), "way"),
      (Action("a", "Go", [.enter], in: "list", twin: "", "Goes."), "command"),
      (Action("a", "Go", [.enter], in: "list", twin: "leads fly", "Goes."), "command"),
      (Action("a", "Go", [.enter], in: "list", twin: "leads list --wings", "Goes."), "command"),
      (Action("a", "Go", [.enter], in: "list", twin: "NOUN win", "Goes."), "command"),
    ])
  func incomplete(action: Action, lack: String) { #expect(lacking(in: action) == [lack]) }

  /// What an action does not have that everybody needs to find it.
  private func lacking(in action: Action) -> [String] {
    // Where something is written no palette opens: only a key helps there.
    let isWritten = action.context == "form" || action.context == "prompt"
    let isPlace = Deed.table.contains { $0.context == action.context }
    let nouns = ["customers", "companies", "leads", "sales", "tasks", "activities"]
    let twins = (action.twin.contains("NOUN") ? nouns : [""]).map {
      action.twin.replacing("NOUN", with: $0).split(separator: " ").map(String.init)
    }
    return [
      action.title.isEmpty ? "title" : nil,
      action.help.hasSuffix(".") && action.help.first?.isUppercase == true ? nil : "help",
      isPlace && (!action.keys.isEmpty || !isWritten) ? nil : "way",
      twins.allSatisfy(names) ? nil : "command",
    ].compactMap(\.self)
  }

  @Test("no two actions of a place share a key")
  func keys() {
    for (context, actions) in KeysCommand.places {
      let keys = actions.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(context)")
    }
  }

  /// Whether words begin with a command, go on with its options, and end with what its arguments are.
  private func names(_ words: [String]) -> Bool {
    guard let noun = words.first else { return false }
    let verb = words.dropFirst().first
    let command = verb.flatMap { commands.command(noun, $0) } ?? commands.command(noun, nil)
    guard let command else { return false }
    let rest = words.dropFirst(command.verb == nil ? 1 : 2)
    let options = rest.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    let areKnown = options.allSatisfy { name in command.options.contains { $0.name == name } }
    return areKnown && (rest.count == options.count || !command.arguments.isEmpty)
  }

  @Test("the page is the file of keys once its lines are taken out of their comments")
  func page() throws {
    let errand = Errand()
    let page = errand.run("keys").text
    let lines = page.split(separator: "\n").filter { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") && line.count > 1
    }
    let settings = try ScreenSettings(parsing: lines.map { $0.dropFirst() }.joined(separator: "\n"))
    for action in Deed.table { #expect(settings.keys[action.name] == action.keys) }
  }

  @Test("the manual page tells the keys")
  func manual() {
    let page = Manual(commands).page
    #expect(page.contains(".SH KEYS"))
    #expect(page.contains("Ticks the task off."))
  }
}
