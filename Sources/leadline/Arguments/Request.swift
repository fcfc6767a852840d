import CRM

/// What a line asks for.
struct Request {
  enum Wish {
    case overview
    case version
    case help(noun: String?, verb: String?)
    case command(Command, Words)
  }

  var setting: Setting
  var wish: Wish
}

/// Reads a line by the table of commands.
struct LineReader {
  private let table: CommandTable
  private var rest: ArraySlice<String>
  private var setting: Setting
  private var globals = Words()
  private var words = Words()
  private var noun: String?
  private var command: Command?
  /// Behind `--` nothing is an option.
  private var isLiteral = false

  static func read(
    _ line: [String], by table: CommandTable, in environment: Environment
  ) -> (Setting, Result<Request.Wish, UsageError>) {
    var reader = LineReader(table: table, rest: line[...], setting: Setting(environment))
    let asksHelp = line.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    let wish: Result<Request.Wish, UsageError>
    do throws(UsageError) {
      let read = try reader.wish()
      wish = .success(asksHelp ? reader.help : read)
    } catch {
      wish = asksHelp ? .success(reader.help) : .failure(error)
    }
    return (reader.setting.with(reader.globals, line), wish)
  }

  private init(table: CommandTable, rest: ArraySlice<String>, setting: Setting) {
    self.table = table
    self.rest = rest
    self.setting = setting
  }

  private var help: Request.Wish { .help(noun: command?.noun ?? noun, verb: command?.verb) }

  private mutating func wish() throws(UsageError) -> Request.Wish {
    while let word = rest.popFirst() { try take(word) }
    if globals.has("version") { return .version }
    guard let noun else { return .overview }
    guard let command = command ?? table.command(noun, nil) else {
      throw UsageError(
        "“\(noun)” needs a verb: \(table.verbs(of: noun).joined(separator: ", "))")
    }
    try check(command)
    return .command(command, words)
  }

  private mutating func take(_ word: String) throws(UsageError) {
    if isLiteral { return try takePlain(word) }
    if word == "--" {
      isLiteral = true
    } else if word.hasPrefix("--") {
      try takeOption(word)
    } else if word == "-h" {
      try set("help", nil, in: \.globals)
    } else if isShortOption(word) {
      throw UsageError("unknown option \(word.quoted): options begin with two dashes")
    } else {
      try takePlain(word)
    }
  }

  /// `-l`; but a minus leaves out in a filter, and begins a number or a time ago.
  private func isShortOption(_ word: String) -> Bool {
    guard word.utf8.count > 1, word.hasPrefix("-") else { return false }
    if command?.arguments.last?.count == .many || (command == nil && noun != nil) { return false }
    return !(word.utf8.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false)
  }

  private mutating func takePlain(_ word: String) throws(UsageError) {
    if command != nil { return words.add(word) }
    guard let noun else {
      guard table.has(word) else { throw table.unknownNoun(word) }
      noun = word
      if table.verbs(of: word).isEmpty { command = table.command(word, nil) }
      return
    }
    if let found = table.command(noun, word) {
      command = found
    } else if let found = table.command(noun, nil) {
      command = found
      words.add(word)
    } else {
      throw table.unknownVerb(word, of: noun)
    }
  }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    let body = word.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let given = body.firstIndex(of: "=").map { String(body[body.index(after: $0)...]) }
    if let option = Option.global.first(where: { $0.name == name }) {
      try set(name, try value(of: option, given), in: \.globals)
      return
    }
    if command == nil, let noun { command = table.command(noun, nil) }
    guard let option = command?.options.first(where: { $0.name == name }) else {
      throw table.unknownOption(name, of: command, noun: noun)
    }
    let value = try value(of: option, given)
    if case .many = option.value, let value { return words.append(name, value) }
    try set(name, value, in: \.words)
  }

  private mutating func value(of option: Option, _ given: String?) throws(UsageError) -> String? {
    switch option.value {
    case .none:
      guard given == nil else { throw UsageError("--\(option.name) takes no value") }
      return nil
    case .required(let name), .many(let name):
      if let given { return given }
      guard let next = rest.first, !next.hasPrefix("--") else {
        throw UsageError("--\(option.name) needs a value: --\(option.name)=\(name)")
      }
      return rest.popFirst()
    case .optional:
      if let given { return given }
      let needed = command?.arguments.count { $0.count == .one } ?? 0
      guard words.arguments.count >= needed, let next = rest.first, !next.hasPrefix("-") else {
        return nil
      }
      return rest.popFirst()
    }
  }

  private mutating func set(
    _ name: String, _ value: String?, in path: WritableKeyPath<LineReader, Words>
  ) throws(UsageError) { try self[keyPath: path].set(name, value) }

  private func check(_ command: Command) throws(UsageError) {
    let count = words.arguments.count
    let needed = command.arguments.filter { $0.count == .one }
    guard count >= needed.count else {
      throw UsageError(
        "“\(command.name)” needs \(needed.map(\.name).joined(separator: " ")): "
          + "\(needed[count].name) is missing (\(needed[count].help))")
    }
    let takesMore = command.arguments.last?.count == .many
    guard takesMore || count <= command.arguments.count else {
      throw UsageError(
        "“\(command.name)” does not know what to do with "
          + "\(words.arguments[command.arguments.count].quoted)")
    }
  }
}
