import CRM
import Screens
import Terminal
import Testing

@testable import leadline

/// The one table of actions against the one table of commands.
@Suite("What can be done on the screens")
struct KeysTests {
  private let commands = CommandTable(Commands.all)

  @Test("every action is named, explained, and can be reached")
  func explained() {
    #expect(Set(Deed.table.map(\.name)).count == Deed.table.count)
    #expect(Set(Deed.table.map(\.name)) == Set(Deed.allCases.map(\.rawValue)))
    for action in Deed.table {
      #expect(!action.title.isEmpty, "\(action.name)")
      #expect(action.help.hasSuffix("."), "\(action.name)")
      // Where something is written no palette opens: only a key helps there.
      let isWritten = action.context == "form" || action.context == "prompt"
      #expect(!action.keys.isEmpty || !isWritten, "\(action.name)")
    }
  }

  @Test("no two actions of a place share a key")
  func keys() {
    for (context, actions) in KeysCommand.places {
      let keys = actions.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(context)")
    }
  }

  @Test("every action's command is one, for every noun that it is said of")
  func twins() {
    let nouns = ["customers", "companies", "leads", "sales", "tasks", "activities"]
    for action in Deed.table {
      for noun in action.twin.contains("NOUN") ? nouns : [""] {
        let words = action.twin.replacing("NOUN", with: noun).split(separator: " ").map(String.init)
        #expect(names(words), "\(action.name): leadline \(words.joined(separator: " "))")
      }
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
