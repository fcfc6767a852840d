import CRM
import Terminal

/// The help, made from the table of commands.
struct Help {
  private let table: CommandTable

  init(_ table: CommandTable) { self.table = table }

  var overview: Answer {
    Answer(
      json: {
        [
          "commands": .array(
            table.commands.map { ["name": .string($0.name), "help": .string($0.help)] })
        ]
      },
      text: { paper in
        let nouns = table.nouns.map { noun -> (String, String) in
          let verbs = table.verbs(of: noun)
          guard verbs.isEmpty else { return (noun, verbs.joined(separator: " ")) }
          return (noun, table.command(noun, nil)?.help ?? "")
        }
        return """
          leadline: customers, leads, sales and tasks of a small business in one file

          usage: leadline [--db FILE] [--as LOGIN] [--json] NOUN VERB …

          \(Help.columns(nouns, on: paper))
          \(paper.bold("everywhere"))
          \(Help.columns(Option.global.map { ($0.usage, $0.help) }, on: paper))
          “leadline help NOUN” explains more. Begin with “leadline init”.

          """
      })
  }

  func of(_ noun: String?, _ verb: String?) throws(UsageError) -> Answer {
    guard let noun else { return overview }
    guard table.has(noun) else { throw table.unknownNoun(noun) }
    if let verb {
      guard let command = table.command(noun, verb) else { throw table.unknownVerb(verb, of: noun) }
      return explain([command])
    }
    let commands = table.of(noun)
    return commands.count == 1 ? explain(commands) : summary(noun, commands)
  }

  private func summary(_ noun: String, _ commands: [Command]) -> Answer {
    Answer(
      json: { ["commands": .array(commands.map { .object(Help.object($0)) })] },
      text: { paper in
        let verbs = commands.map { (Help.short($0), $0.help) }
        var text = "\(paper.bold("leadline \(noun)"))\n\n\(Help.columns(verbs, on: paper))"
        if let door = Door.all.first(where: { $0.noun.plural == noun }) {
          let fields = door.columns.filter { $0.kind != .json }.map { ($0.name, $0.label) }
          text += "\n\(paper.bold("fields, to filter and to sort by"))\n"
          text += Help.columns(fields, on: paper)
        }
        return text + "\n“leadline \(noun) VERB --help” explains one.\n"
      })
  }

  private func explain(_ commands: [Command]) -> Answer {
    Answer(
      json: { ["commands": .array(commands.map { .object(Help.object($0)) })] },
      text: { paper in
        commands.map { command in
          var text = "\(command.name): \(command.help)\n\nusage: leadline \(Help.short(command))"
          text += command.options.isEmpty ? "\n" : " [OPTION …]\n"
          let arguments = command.arguments.map { ($0.name, $0.help) }
          if !arguments.isEmpty { text += "\n" + Help.columns(arguments, on: paper) }
          let options = command.options.map { ($0.usage, $0.help) }
          if !options.isEmpty { text += "\n" + Help.columns(options, on: paper) }
          return text
        }.joined(separator: "\n")
      })
  }

  private static func short(_ command: Command) -> String {
    ([command.name] + command.arguments.map(\.usage)).joined(separator: " ")
  }

  private static func object(_ command: Command) -> JSON.Object {
    [
      "name": .string(command.name), "help": .string(command.help),
      "arguments": .array(
        command.arguments.map { ["usage": .string($0.usage), "help": .string($0.help)] }),
      "options": .array(
        command.options.map { ["usage": .string($0.usage), "help": .string($0.help)] }),
    ]
  }

  /// Names on the left, what they mean on the right, folded to the paper.
  private static func columns(_ pairs: [(String, String)], on paper: Paper) -> String {
    let margin = min(28, pairs.map { $0.0.columns }.max() ?? 0)
    let room = max(20, min(paper.width ?? 80, 100) - margin - 4)
    return pairs.map { name, help in
      let lines = folded(help, to: room)
      let gap = String(repeating: " ", count: margin + 4)
      let head =
        name.columns > margin ? "  \(name)\n\(gap)" : "  \(name.padded(to: margin))  "
      return head + lines.joined(separator: "\n\(gap)") + "\n"
    }.joined()
  }

  private static func folded(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if !line.isEmpty, line.columns + 1 + word.count > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
      }
    }
    return lines
  }
}
