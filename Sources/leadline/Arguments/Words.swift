/// What stands behind a command: its arguments and options, each option once.
struct Words {
  fileprivate(set) var arguments: [String] = []
  private var options: [String: String?] = [:]
  private var lists: [String: [String]] = [:]

  /// The arguments from a place on.
  func arguments(from place: Int) -> [String] { Array(arguments.dropFirst(place)) }

  func argument(_ place: Int) -> String? {
    arguments.indices.contains(place) ? arguments[place] : nil
  }

  /// An argument that the command's table promises.
  func required(_ place: Int) -> String {
    guard let word = argument(place) else { preconditionFailure("the table checks the arguments") }
    return word
  }

  func has(_ option: String) -> Bool { options[option] != nil }

  /// The option's value; nil when it is not there, or has none.
  func value(_ option: String) -> String? { options[option] ?? nil }

  /// The values of an option that may be said again and again.
  func values(_ option: String) -> [String] { lists[option] ?? [] }

  /// The filter that the arguments from a place on make.
  func filter(from place: Int = 0) -> String? {
    let words = arguments(from: place)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  mutating func add(_ argument: String) { arguments.append(argument) }

  mutating func append(_ option: String, _ value: String) {
    lists[option, default: []].append(value)
  }

  mutating func set(_ option: String, _ value: String?) throws(UsageError) {
    guard options.updateValue(value, forKey: option) == nil else {
      throw UsageError("--\(option) is given twice: keep one")
    }
  }
}

/// A line that can't be read: what is wrong in it, and what to write instead.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
