import CRM
import Glibc

/// One run: a line is read, done and answered.
enum Program {
  static let version = "0.1.0"

  /// The exit status: 0 done, 1 refused by a rule, 2 wrong usage, 3 the file or the machine failed.
  static func run() -> Int32 {
    // A reader that has seen enough closes the pipe; that is told by the write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    let environment = Environment(variables: .ofProcess, terminal: Terminal(STDOUT_FILENO))
    let table = CommandTable(Commands.all)
    let line = Array(CommandLine.arguments.dropFirst())
    let (setting, wish) = LineReader.read(line, by: table, in: environment)
    do {
      let answer = try answer(wish.get(), setting, table)
      try deliver(answer, setting)
      return answer.status
    } catch Output.Failure.closed {
      return 0
    } catch {
      let failure = Failure(error)
      failure.tell(asJSON: setting.isJSON)
      return failure.status
    }
  }

  private static func answer(
    _ wish: Request.Wish, _ setting: Setting, _ table: CommandTable
  ) throws -> Answer {
    switch wish {
    case .overview:
      guard FullScreen.isWanted(setting) else { return Help(table).overview }
      return try FullScreen.run(setting)
    case .version: return .said("leadline \(version)", ["version": .string(version)])
    case .help(let noun, let verb): return try Help(table).of(noun, verb)
    case .command(let command, let words):
      switch command.action {
      case .alone(let run): return try run(setting, words)
      case .inOffice(let run): return try run(Session(setting), words)
      }
    }
  }

  private static func deliver(_ answer: Answer, _ setting: Setting) throws {
    if answer.isWritten { return }
    let terminal = setting.environment.terminal
    var text = ""
    if setting.isJSON {
      let json = answer.json()
      text = (terminal.isTerminal ? json.pretty : json.text) + "\n"
    } else {
      text = answer.text(Paper(setting.environment))
    }
    if setting.isPaged, !setting.isJSON {
      try Pager(setting.environment).show(text)
    } else {
      let output = Output(STDOUT_FILENO)
      output.write(text)
      try output.flush()
    }
    if !setting.isJSON, let note = answer.note { Output.tell(note) }
  }
}

extension [String: String] {
  /// The variables that the program was started with.
  static var ofProcess: [String: String] {
    var variables: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let pair = String(cString: entry).split(separator: "=", maxSplits: 1)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      place += 1
    }
    return variables
  }
}
