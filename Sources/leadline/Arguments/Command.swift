/// One thing that can be asked of the program. Reading the line, the help and the manual page all
/// come from this.
struct Command: Sendable {
  let noun: String
  /// Nothing where the noun says it all, as in `check`.
  let verb: String?
  let help: String
  let arguments: [Argument]
  let options: [Option]
  let action: Action

  enum Action: Sendable {
    /// Needs the file open and somebody who acts.
    case inOffice(@Sendable (Session, Words) throws -> Answer)
    /// Works without a file, or makes one.
    case alone(@Sendable (Setting, Words) throws -> Answer)
  }

  var name: String { verb.map { "\(noun) \($0)" } ?? noun }

  init(
    _ noun: String, _ verb: String? = nil, _ help: String, arguments: [Argument] = [],
    options: [Option] = [], _ action: Action
  ) {
    self.noun = noun
    self.verb = verb
    self.help = help
    self.arguments = arguments
    self.options = options
    self.action = action
  }

  init(
    _ noun: String, _ verb: String? = nil, _ help: String, arguments: [Argument] = [],
    options: [Option] = [], _ run: @escaping @Sendable (Session, Words) throws -> Answer
  ) {
    self.init(noun, verb, help, arguments: arguments, options: options, .inOffice(run))
  }
}

/// A word that stands by its place.
struct Argument: Sendable {
  enum Count: Sendable { case one, optional, many }

  let name: String
  let help: String
  let count: Count

  init(_ name: String, _ help: String, _ count: Count = .one) {
    self.name = name
    self.help = help
    self.count = count
  }

  /// As the usage line shows it.
  var usage: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .many: "[\(name) …]"
    }
  }

  static let filter = Argument(
    "FILTER", "which ones: words and terms such as state:goa value>50k", .many)
}

/// A word that stands by its name.
struct Option: Sendable {
  enum Value: Sendable {
    case none
    case required(String)
    /// May be said again and again.
    case many(String)
    /// May be left out; then the next word is taken only if all arguments are there.
    case optional(String)
  }

  /// Without its dashes.
  let name: String
  let value: Value
  let help: String

  init(_ name: String, _ value: Value, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// As the usage line shows it.
  var usage: String {
    switch value {
    case .none: "--\(name)"
    case .required(let value), .many(let value): "--\(name) \(value)"
    case .optional(let value): "--\(name) [\(value)]"
    }
  }

  /// Understood everywhere in a line.
  static let global = [
    Option("db", .required("FILE"), "the file to work with"),
    Option("as", .required("LOGIN"), "who acts, where a file has several users"),
    Option("now", .required("INSTANT"), "sets the clock for this command"),
    Option("json", .none, "answers with a JSON document"),
    Option("pager", .none, "shows the answer in $PAGER"),
    Option("help", .none, "explains a noun or a command"),
    Option("version", .none, "prints the version"),
  ]
}
