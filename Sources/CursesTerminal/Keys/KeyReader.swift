import Terminal

/// Turns the bytes of a keyboard into what they mean; pure.
///
/// ncurses could do it, one call of the system for each byte: a pasted file would take seconds, and
/// what is not valid in the locale would be lost.
struct KeyReader {
  private let sequences: KeySequences
  private let isLatin1: Bool
  /// What this terminal's backspace key sends, besides DEL.
  private let eraser: UInt8

  /// What has come and may be the beginning of something.
  private var pending: [UInt8] = []
  private var paste: Paste?
  private var found: [Happening] = []

  init(_ sequences: KeySequences = .none, isLatin1: Bool = false, eraser: UInt8 = 0x7F) {
    self.sequences = sequences
    self.isLatin1 = isLatin1
    self.eraser = eraser
  }

  /// Whether something has begun that means something else if nothing follows soon.
  var isWaiting: Bool { paste == nil && !pending.isEmpty }

  mutating func take(_ bytes: some Sequence<UInt8>) -> [Happening] {
    pending += bytes
    return scan(isFinal: false)
  }

  /// Nothing has followed: Esc was the key Esc.
  mutating func settle() -> [Happening] { scan(isFinal: true) }

  private mutating func scan(isFinal: Bool) -> [Happening] {
    var place = 0
    while place < pending.count {
      let length = step(pending[place...], isFinal: isFinal)
      if length == 0 { break }
      place += length
    }
    pending.removeFirst(place)
    defer { found = [] }
    return found
  }

  /// Reads one thing and answers how long it was: 0 if it isn't whole yet.
  private mutating func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Int {
    if paste != nil { return swallow(bytes) }
    let byte = bytes[bytes.startIndex]
    if byte == 0x1B { return escape(bytes, isFinal: isFinal) }
    if byte < 0x20 || byte == 0x7F {
      found.append(.key(control(byte)))
      return 1
    }
    return text(bytes, isFinal: isFinal)
  }

  private mutating func swallow(_ bytes: ArraySlice<UInt8>) -> Int {
    let (length, whole) = paste?.take(bytes) ?? (bytes.count, nil)
    if let whole {
      paste = nil
      found.append(.paste(string(whole[...])))
    }
    return length
  }

  private func control(_ byte: UInt8) -> Key {
    if byte == eraser || byte == 0x7F { return .backspace }
    switch byte {
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x00: return .control(" ")
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    default: return .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// Letters that come together: an accent belongs to the letter before it.
  private mutating func text(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Int {
    var run = bytes.prefix { $0 >= 0x20 && $0 != 0x7F }
    if run.endIndex == bytes.endIndex, !isFinal { run = run.dropLast(unfinished(run)) }
    found += string(run).map { .key(.character($0)) }
    return run.count
  }

  private mutating func escape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Int {
    if let (key, length) = sequences.match(bytes) { return tell(.key(key), length) }
    if !isFinal, sequences.isBeginning(bytes) { return 0 }
    let rest = bytes.dropFirst()
    guard let next = rest.first else { return isFinal ? tell(.key(.escape), 1) : 0 }
    switch next {
    case 0x1B: return tell(.key(.escape), 1)
    case UInt8(ascii: "["): return bracket(rest.dropFirst(), isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let letter = rest.dropFirst().first else {
        return isFinal ? tell(.key(.alt("O")), 2) : 0
      }
      if case .whole(let sequence, _) = ControlSequence.read([letter]), let key = sequence.key {
        return tell(.key(key), 3)
      }
      return tell(.key(.alt("O")), 2)
    case 0..<0x20, 0x7F: return tell(.key(.alt(Character(Unicode.Scalar(next)))), 2)
    default:
      let length = isLatin1 ? 1 : UTF8Length.of(next)
      guard rest.count >= length || isFinal else { return 0 }
      let letter = string(rest.prefix(length))
      return tell(.key(.alt(letter.first ?? "\u{FFFD}")), 1 + min(length, rest.count))
    }
  }

  /// What stands behind Esc and [.
  private mutating func bracket(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Int {
    guard let first = bytes.first else { return isFinal ? tell(.key(.alt("[")), 2) : 0 }
    // The Linux console's F1 to F5.
    if first == UInt8(ascii: "[") {
      guard let letter = bytes.dropFirst().first else { return isFinal ? 3 : 0 }
      guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return 3 }
      return tell(.key(.function(Int(letter - UInt8(ascii: "A")) + 1)), 4)
    }
    switch ControlSequence.read(bytes) {
    case .unfinished: return isFinal ? 2 + bytes.count : 0
    case .broken(let length): return 2 + length
    case .whole(let sequence, let length):
      if sequence.beginsPaste {
        paste = Paste()
      } else if let happening = sequence.mouse ?? sequence.key.map({ .key($0) }) {
        return tell(happening, 2 + length)
      }
      return 2 + length
    }
  }

  /// One more thing that happened; turns of the wheel in one place are one.
  private mutating func tell(_ happening: Happening, _ length: Int) -> Int {
    if case .wheel(let more, let place) = happening, case .wheel(let steps, place)? = found.last {
      found[found.count - 1] = .wheel(steps + more, place)
    } else {
      found.append(happening)
    }
    return length
  }

  /// What isn't valid is repaired, never lost without a trace.
  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    guard isLatin1 else { return String(decoding: bytes, as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// How many bytes at the end are the beginning of a letter.
  private func unfinished(_ bytes: ArraySlice<UInt8>) -> Int {
    guard !isLatin1 else { return 0 }
    for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
      return UTF8Length.of(byte) > index + 1 ? index + 1 : 0
    }
    return 0
  }
}

/// How many bytes a letter has, by its first.
private enum UTF8Length {
  static func of(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
