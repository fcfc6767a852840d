extension JSONParser {
  mutating func string() throws(JSONError) -> String {
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
