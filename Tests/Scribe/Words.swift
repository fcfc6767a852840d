import Glibc

/// `FILE LOGIN key=value …`
struct Words: Sendable {
  let file: String
  let login: String
  private let values: [String: String]

  init?(_ words: some Collection<String>) {
    let words = Array(words)
    guard words.count >= 2 else { return nil }
    file = words[0]
    login = words[1]
    var values: [String: String] = [:]
    for word in words.dropFirst(2) {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { values[pair[0]] = pair[1] }
    }
    self.values = values
  }

  func text(_ key: String) -> String? { values[key] }

  func number(_ key: String) -> Int? { values[key].flatMap { Int($0) } }

  /// The moment at which `seconds` are over; never, where none are set.
  var end: Int { number("seconds").map { milliseconds() + $0 * 1000 } ?? .max }
}

/// Out at once: a process that is killed has said all that it said.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(1, bytes, bytes.count)
}

func milliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}
