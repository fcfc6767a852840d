import CRM

/// The program explains itself from its own table.
enum HelpCommands {
  static var all: [Command] { [help, KeysCommand.keys, manual] }

  private static let help = Command(
    "help", nil, "explains the program, a noun or a command",
    arguments: [
      Argument("NOUN", "such as leads", .optional), Argument("VERB", "such as add", .optional),
    ],
    .alone { _, words in
      try Help(CommandTable(Commands.all)).of(words.argument(0), words.argument(1))
    })

  private static let manual = Command(
    "man", nil, "prints the manual page, for: leadline man | man -l -",
    .alone { _, _ in
      let page = Manual(CommandTable(Commands.all)).page
      return Answer(json: { ["page": .string(page)] }, text: { _ in page })
    })
}
