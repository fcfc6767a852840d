import Screens
import Terminal

/// The manual page in roff (man.openbsd.org/man.7), made from the table of commands.
struct Manual {
  private let table: CommandTable

  init(_ table: CommandTable) { self.table = table }

  var page: String {
    var lines = [
      ".TH LEADLINE 1 \"\" \"leadline \(Program.version)\"",
      ".SH NAME", "leadline \\- a CRM for the terminal",
      ".SH SYNOPSIS", ".B leadline", text("[OPTION …] NOUN [VERB] [ARGUMENT …]"),
      ".SH DESCRIPTION",
      text("Keeps the customers, leads, sales and tasks of a small business in one file."),
      text(
        "The file is --db, else $LEADLINE_DB, else leadline/leadline.db in the XDG data folder."),
      text("Behind “--” no word is an option."),
      ".SH OPTIONS",
    ]
    lines += Option.global.flatMap { entry($0.usage, $0.help) }
    lines.append(".SH COMMANDS")
    for command in table.commands {
      let usage = ([command.name] + command.arguments.map(\.usage)).joined(separator: " ")
      lines += [".SS " + text(usage), text(command.help + ".")]
      lines += command.options.flatMap { entry($0.usage, $0.help) }
    }
    lines += keys
    lines += [
      ".SH FILTERS",
      text("Bare words look in name, phone, email and company at once."),
      text("field:value asks for a word, field>value and the like compare, a..b is a range,"),
      text("commas mean any of, a leading - leaves out, “or” and parentheses group."),
      ".SH EXIT STATUS",
      text("0 done; 1 refused by a rule; 2 wrong usage; 3 the file or the machine failed."),
      ".SH ENVIRONMENT",
    ]
    lines += entry("LEADLINE_DB", "the file, where --db names none")
    lines += entry("PAGER", "the program for --pager")
    lines += entry("NO_COLOR", "if set, no colours")
    return lines.map { $0 + "\n" }.joined()
  }

  /// What can be done on the screens, place by place.
  private var keys: [String] {
    var lines = [
      ".SH KEYS", text("Without a command, leadline shows the file full screen."),
      text("“leadline keys” prints the keys as a file in which they can be changed."),
    ]
    for (context, actions) in KeysCommand.places {
      lines.append(".SS " + text(KeysCommand.title(of: context)))
      lines += actions.flatMap { action in
        entry(
          ([action.title] + action.keys.map { "\($0)" }).joined(separator: "  "), action.help)
      }
    }
    return lines
  }

  private func entry(_ name: String, _ help: String) -> [String] {
    [".TP", ".B " + text(name), text(help)]
  }

  /// A line that roff takes for nothing but text.
  private func text(_ line: String) -> String {
    var safe = line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : ""
    for character in line {
      switch character {
      case "\\": safe += "\\e"
      case "-": safe += "\\-"
      case "…": safe += "..."
      case "“": safe += "\\(lq"
      case "”": safe += "\\(rq"
      default: safe.append(character)
      }
    }
    return safe
  }
}
