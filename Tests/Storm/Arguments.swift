import Glibc
import SQLiteStorage

/// `VERB key=value …`
struct Arguments {
  let verb: String
  private let values: [String: String]

  init(_ words: some Collection<String>) {
    verb = words.first ?? ""
    var values: [String: String] = [:]
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(parts[0])] = parts.count > 1 ? String(parts[1]) : "1"
    }
    self.values = values
  }

  subscript(key: String) -> String { values[key] ?? "" }

  func number(_ key: String, default fallback: Int = 0) -> Int {
    values[key].flatMap { Int($0) } ?? fallback
  }

  var file: String { self["file"] }

  var options: SQLiteConnection.Options {
    var options = SQLiteConnection.Options()
    options.gated = number("gated", default: 1) == 1
    options.checkpointPages = number("pages", default: options.checkpointPages)
    options.patience = Int32(number("patience", default: Int(options.patience)))
    options.synchronous = .init(rawValue: self["synchronous"]) ?? .full
    return options
  }
}

/// One line, out at once: a process that is killed has said all that it said.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = Glibc.write(1, bytes, bytes.count)
}

/// Milliseconds that only go forward.
func clock() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}
