import CNcurses
import Terminal

/// What this terminal sends for its keys, by its own description. Most of it the reader understands
/// without; this is for the terminals that differ.
struct KeySequences {
  static let none = KeySequences([:])

  private let keys: [[UInt8]: Key]
  private let beginnings: Set<[UInt8]>

  init(_ keys: [[UInt8]: Key]) {
    self.keys = keys
    beginnings = Set(keys.keys.flatMap { whole in (1..<whole.count).map { Array(whole[..<$0]) } })
  }

  /// Reads the description of the terminal that is open.
  static func described() -> KeySequences {
    var keys: [[UInt8]: Key] = [:]
    for (capability, key) in named + (1...12).map({ ("kf\($0)", Key.function($0)) }) {
      let bytes = TerminalType.bytes(capability)
      if bytes.count > 1, bytes[0] == 0x1B { keys[bytes] = key }
    }
    return KeySequences(keys)
  }

  /// The longest sequence that some bytes begin with.
  func match(_ bytes: ArraySlice<UInt8>) -> (key: Key, length: Int)? {
    var length = 1
    var found: (Key, Int)?
    while length <= bytes.count {
      let part = Array(bytes.prefix(length))
      if let key = keys[part] { found = (key, length) }
      guard beginnings.contains(part) else { break }
      length += 1
    }
    return found
  }

  /// Whether there is more to come if these bytes are a key.
  func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool { beginnings.contains(Array(bytes)) }

  private static let named: [(String, Key)] = [
    ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
    ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete),
    ("kcbt", .backTab), ("kri", .shiftUp), ("kind", .shiftDown), ("kLFT", .shiftLeft),
    ("kRIT", .shiftRight), ("kent", .enter),
  ]
}
