extension JSON {
  /// Reads a whole document, strictly as RFC 8259 has it.
  package init(parsing text: String) throws(JSONError) { try self.init(parsing: text.utf8) }

  package init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
    let read =
      bytes.withContiguousStorageIfAvailable(JSON.read)
      ?? Array(bytes).withUnsafeBufferPointer(JSON.read)
    self = try read.get()
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> {
    Result { () throws(JSONError) in
      var parser = JSONParser(bytes: bytes)
      return try parser.document()
    }
  }

  /// Reads a document along with its `text`, which need not be written where it came so.
  static func withText(
    parsing bytes: Span<UInt8>
  ) throws(JSONError) -> (document: JSON, text: String) {
    try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
      var parser = JSONParser(bytes: bytes)
      let document = try parser.document()
      return (document, parser.compactText ?? document.text)
    }
  }

  /// How deep arrays and objects may lie in each other.
  package static let depthLimit = 128
}

/// Why bytes are no JSON document, and at which of them, counted from 0, that shows.
package struct JSONError: Error, Hashable, CustomStringConvertible {
  package let problem: Problem
  package let position: Int

  package init(problem: Problem, position: Int) {
    self.problem = problem
    self.position = position
  }

  package enum Problem: Hashable, Sendable {
    case endsTooSoon
    case unexpected
    case trailing
    case badNumber
    case badEscape
    case loneSurrogate
    case controlCharacter
    case badUTF8
    case repeatedName
    case tooDeep
  }

  package var description: String {
    let fault =
      switch problem {
      case .endsTooSoon: "the document ends too soon"
      case .unexpected:
        "a value, a name or a comma is missing or something else stands in its place"
      case .trailing: "something follows the document's end"
      case .badNumber: "a number is not written as JSON wants it"
      case .badEscape: "a \\ is followed by what JSON does not know"
      case .loneSurrogate: "a \\u escape is half of a pair"
      case .controlCharacter: "a control character in a string is not escaped"
      case .badUTF8: "a string is not UTF-8"
      case .repeatedName: "an object has the same name twice"
      case .tooDeep: "arrays and objects lie more than \(JSON.depthLimit) deep"
      }
    return "This is not JSON at byte \(position): \(fault)."
  }
}

/// Lives no longer than the bytes are lent.
private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0
  /// Neither space between the values nor an escape was met.
  private var isCompact = true

  /// Whether the newest string is written in ASCII without an escape.
  private var isPlain = true

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What was read, if it was written as we would write it.
  var compactText: String? { isCompact ? String(decoding: bytes, as: UTF8.self) : nil }

  mutating func document() throws(JSONError) -> JSON {
    skipSpace()
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw fault(.trailing) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSON {
    guard let byte = next else { throw fault(.endsTooSoon) }
    switch byte {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return try number()
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    default: throw fault(.unexpected)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for i in 0..<word.utf8CodeUnitCount { try expect(word.utf8Start[i]) }
    return value
  }

  private mutating func array() throws(JSONError) -> JSON {
    var values: [JSON] = []
    try list(until: 0x5D) { parser throws(JSONError) in
      values.append(try parser.value())
    }
    return .array(values)
  }

  private mutating func object() throws(JSONError) -> JSON {
    var object = JSON.Object(capacity: depth == 0 ? 16 : 4)
    var names: Set<String> = []
    var marks: UInt64 = 0
    try list(until: 0x7D) { parser throws(JSONError) in
      let start = parser.position
      guard parser.next == 0x22 else {
        throw parser.fault(parser.next == nil ? .endsTooSoon : .unexpected)
      }
      let name = try parser.string()
      // Of a few names those are compared that have the same mark; of many, each is looked up.
      let mark = parser.mark(from: start)
      let count = object.entries.count
      if count == 16 { names = Set(object.entries.map(\.name)) }
      let isNew =
        count < 16 ? marks & mark == 0 || !object.has(name) : names.insert(name).inserted
      guard isNew else { throw parser.fault(.repeatedName, at: start) }
      marks |= mark
      parser.skipSpace()
      try parser.expect(0x3A)
      parser.skipSpace()
      object.append(name, try parser.value())
    }
    return .object(object)
  }

  /// A bit by the length and the first letter of the string that was just read; all of them if it is
  /// not written in plain ASCII, for then another spelling may be the same.
  private func mark(from start: Int) -> UInt64 {
    isPlain ? 1 << UInt64((position - start + Int(bytes[start + 1])) % 64) : .max
  }

  /// The items between two brackets, with commas between them.
  private mutating func list(
    until close: UInt8, item: (inout JSONParser) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard depth < JSON.depthLimit else { throw fault(.tooDeep) }
    depth += 1
    position += 1
    skipSpace()
    if next != close {
      while true {
        try item(&self)
        skipSpace()
        if next == close { break }
        try expect(0x2C)
        skipSpace()
      }
    }
    position += 1
    depth -= 1
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    if next == 0x2D { position += 1 }
    if next == 0x30 { position += 1 } else { try digits() }
    var isInteger = true
    if next == 0x2E {
      isInteger = false
      position += 1
      try digits()
    }
    if next == 0x65 || next == 0x45 {
      isInteger = false
      position += 1
      if next == 0x2B || next == 0x2D { position += 1 }
      try digits()
    }
    // "01" and "1.2.3" would else be told as two values.
    if let next, next.isASCIIDigit || next == 0x2E { throw fault(.badNumber) }
    let text = String(decoding: piece(from: start), as: UTF8.self)
    guard isInteger, text != "-0", let integer = Int64(text) else { return .number(text) }
    return .integer(integer)
  }

  private mutating func digits() throws(JSONError) {
    guard let next else { throw fault(.endsTooSoon) }
    guard next.isASCIIDigit else { throw fault(.badNumber) }
    while self.next?.isASCIIDigit == true { position += 1 }
  }

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    isPlain = skipPlain()
    if next == 0x5C { return try unescapedString(from: start) }
    let plain = piece(from: start + 1)
    try closeString()
    guard let text = JSONParser.text(of: plain, isPlain) else { throw fault(.badUTF8, at: start) }
    return text
  }

  /// The rest of a string, from its first escape on.
  private mutating func unescapedString(from start: Int) throws(JSONError) -> String {
    isPlain = false
    var unescaped = Array(piece(from: start + 1))
    while next == 0x5C {
      unescaped += try escape()
      let plain = position
      _ = skipPlain()
      unescaped += piece(from: plain)
    }
    try closeString()
    let text = unescaped.withUnsafeBufferPointer { bytes in
      JSONParser.text(of: bytes, bytes.allSatisfy { $0 < 0x80 })
    }
    guard let text else { throw fault(.badUTF8, at: start) }
    return text
  }

  /// To validate takes Swift much longer than to read what is ASCII; up to 15 bytes of it are a text
  /// without memory of its own, which is made at once.
  private static func text(of bytes: UnsafeBufferPointer<UInt8>, _ isASCII: Bool) -> String? {
    if !isASCII { return String(validating: bytes, as: UTF8.self) }
    if bytes.count > 15 { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: bytes.count) { $0.initialize(fromContentsOf: bytes) }
  }

  /// Steps over what stands for itself in a string; answers whether all of it was ASCII.
  private mutating func skipPlain() -> Bool {
    var place = position
    var all: UInt64 = 0
    defer { position = place }
    while place + 8 <= bytes.count {
      let eight = Eight(of: bytes, at: place)
      if let plain = eight.plainCount {
        place += plain
        return (all | eight.first(plain)) & Eight.highest == 0
      }
      all |= eight.bytes
      place += 8
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
      all |= UInt64(byte)
      place += 1
    }
    return all & Eight.highest == 0
  }

  private mutating func closeString() throws(JSONError) {
    guard let next else { throw fault(.endsTooSoon) }
    guard next == 0x22 else { throw fault(.controlCharacter) }
    position += 1
  }

  private func piece(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let start = position
    isCompact = false
    position += 1
    guard let byte = next else { throw fault(.endsTooSoon) }
    position += 1
    switch byte {
    case 0x22, 0x2F, 0x5C: return [byte]
    case 0x62: return [0x08]
    case 0x66: return [0x0C]
    case 0x6E: return [0x0A]
    case 0x72: return [0x0D]
    case 0x74: return [0x09]
    case 0x75: break
    default: throw fault(.badEscape, at: start)
    }
    var value = try hexDigits()
    if (0xD800..<0xDC00).contains(value), bytes[position...].starts(with: [0x5C, 0x75]) {
      position += 2
      let low = try hexDigits()
      guard (0xDC00..<0xE000).contains(low) else { throw fault(.loneSurrogate, at: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault(.loneSurrogate, at: start) }
    return Array(String(scalar).utf8)
  }

  private mutating func hexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw fault(.endsTooSoon) }
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default: throw fault(.badEscape)
      }
      position += 1
    }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard let next else { throw fault(.endsTooSoon) }
    guard next == byte else { throw fault(.unexpected) }
    position += 1
  }

  private mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
      isCompact = false
      position += 1
    }
  }

  private func fault(_ problem: JSONError.Problem, at place: Int? = nil) -> JSONError {
    JSONError(problem: problem, position: place ?? position)
  }
}

/// Eight bytes of a string looked at together.
private struct Eight {
  /// The highest bit of each byte, which no ASCII has.
  static let highest = each(0x80)

  let bytes: UInt64

  init(of buffer: UnsafeBufferPointer<UInt8>, at place: Int) {
    let raw = UnsafeRawBufferPointer(buffer)
    bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// How many stand before the first quotation mark, backslash or control character, if there is one.
  var plainCount: Int? {
    let quotes = bytes ^ Eight.each(0x22)
    let slashes = bytes ^ Eight.each(0x5C)
    // What is less than the subtrahend borrows, so that its highest bit is set; so may be the bits of
    // those behind it, but only the first counts.
    let stops =
      (quotes &- Eight.each(1)) & ~quotes | (slashes &- Eight.each(1)) & ~slashes
      | (bytes &- Eight.each(0x20)) & ~bytes
    let found = stops & Eight.highest
    return found == 0 ? nil : found.trailingZeroBitCount / 8
  }

  /// The first few, fewer than eight.
  func first(_ count: Int) -> UInt64 { bytes & (1 &<< UInt64(8 * count) &- 1) }

  private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
