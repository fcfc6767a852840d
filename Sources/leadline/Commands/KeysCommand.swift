import CRM
import Screens
import Terminal

/// Every action of the screens with its keys, as the file in which its user can change them.
enum KeysCommand {
  static let keys = Command(
    "keys", nil, "lists what can be done on the screens, by which key, and by which command",
    .alone { setting, _ in
      let own = OwnSettings(setting.environment)
      let settings = try own.read()
      return Answer(
        json: { ["file": .string(own.path), "actions": .array(Deed.table.map(object))] },
        text: { _ in page(settings, own.path) })
    })

  /// The actions by where they can be done, in the table's order.
  static var places: [(context: String, actions: [Action])] {
    var contexts: [String] = []
    for action in Deed.table where !contexts.contains(action.context) {
      contexts.append(action.context)
    }
    return contexts.map { context in (context, Deed.table.filter { $0.context == context }) }
  }

  /// A context as people say it.
  static func title(of context: String) -> String {
    switch context {
    case "everywhere": "Everywhere"
    case "list": "In a list"
    case "record": "On any record"
    case "lead", "task": "On a \(context)"
    case "form": "In a form"
    case "prompt": "While a filter is typed"
    case "board": "On the board"
    case "welcome": "In an empty file"
    default: "In \(context)"
    }
  }

  private static func object(_ action: Action) -> JSON {
    [
      "name": .string(action.name), "title": .string(action.title),
      "keys": .array(action.keys.map { .string("\($0)") }), "context": .string(action.context),
      "command": .string(action.twin), "help": .string(action.help),
    ]
  }

  private static func page(_ settings: ScreenSettings, _ path: String) -> String {
    var lines = [
      "# What can be done on Leadline's screens, and by which keys. To change some, put their",
      "# lines without the # into \(SafeText.line(path)):", "# lead.move = m, f3",
      "", line("theme", settings.theme.name, isOwn: settings.theme.name != Theme.calm.name),
    ]
    for (context, actions) in places {
      lines += ["", "# \(title(of: context))"]
      for action in actions {
        let own = settings.keys[action.name]
        let keys = (own ?? action.keys).map { "\($0)" }.joined(separator: ", ")
        lines += [
          "", "# \(action.title): \(action.help)", "# The command: leadline \(action.twin)",
          line(action.name, keys, isOwn: own != nil),
        ]
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What its user has not changed is only shown.
  private static func line(_ name: String, _ value: String, isOwn: Bool) -> String {
    (isOwn ? "" : "#") + "\(name) = \(value)"
  }
}
