/// Reads values out of bytes; lives no longer than these are lent.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private var depth = 0
  /// Neither space between the values nor an escape was met.
  var isCompact = true

  /// Whether the newest string is written in ASCII without an escape.
  var isPlain = true

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

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

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

  func piece(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  func fault(_ problem: JSONError.Problem, at place: Int? = nil) -> JSONError {
    JSONError(problem: problem, position: place ?? position)
  }
}
