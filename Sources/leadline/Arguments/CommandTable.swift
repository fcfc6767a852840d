import CRM

/// Every command there is, and what is near to one that there isn't. It is drawn up when it is first
/// asked: the full screen opens without it.
final class CommandTable {
  private let list: () -> [Command]
  private(set) lazy var commands = list()
  /// The nouns in the order of the overview.
  private(set) lazy var nouns = commands.reduce(into: [String]()) { nouns, command in
    if !nouns.contains(command.noun) { nouns.append(command.noun) }
  }

  init(_ list: @escaping @autoclosure () -> [Command]) { self.list = list }

  func has(_ noun: String) -> Bool { nouns.contains(noun) }

  func command(_ noun: String, _ verb: String?) -> Command? {
    commands.first { $0.noun == noun && $0.verb == verb }
  }

  func of(_ noun: String) -> [Command] { commands.filter { $0.noun == noun } }

  func verbs(of noun: String) -> [String] { of(noun).compactMap(\.verb) }

  func unknownNoun(_ word: String) -> UsageError {
    let hint =
      nearest(word, among: nouns).map { "did you mean “\($0)”?" }
      ?? "“leadline help” shows them all"
    return UsageError("unknown command \(word.quoted): \(hint)")
  }

  func unknownVerb(_ word: String, of noun: String) -> UsageError {
    let verbs = verbs(of: noun)
    let hint =
      nearest(word, among: verbs).map { "did you mean “\(noun) \($0)”?" }
      ?? "it is one of \(verbs.joined(separator: ", "))"
    return UsageError("unknown verb \(word.quoted) of “\(noun)”: \(hint)")
  }

  func unknownOption(_ name: String, of command: Command?, noun: String?) -> UsageError {
    let option = "--\(name)".quoted
    guard let command else {
      return UsageError("unknown option \(option): a command's options stand behind its verb")
    }
    let names = (command.options + Option.global).map(\.name)
    let hint =
      nearest(name, among: names).map { "did you mean --\($0)?" }
      ?? "“leadline help \(command.noun)” shows what there is"
    return UsageError("unknown option \(option) of “\(command.name)”: \(hint)")
  }
}
