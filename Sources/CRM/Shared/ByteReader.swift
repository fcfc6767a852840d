/// Reads a short text or file from left to right, each step taking what fits or nothing.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = ArraySlice(bytes)
    position = self.bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }
  var next: UInt8? { isAtEnd ? nil : bytes[position] }

  /// Steps over `byte` if it comes next.
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == byte.value else { return false }
    position += 1
    return true
  }

  /// The bytes from here on as long as they fit.
  mutating func take(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = bytes[position...].prefix(while: fits)
    position = taken.endIndex
    return taken
  }

  /// The next `count` bytes; nil when there are fewer.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.endIndex - position else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The number that the next ASCII digits write; nil when there are too few, or more than allowed.
  mutating func number(digits allowed: ClosedRange<Int>) -> Int? {
    let digits = take(while: \.isASCIIDigit)
    guard allowed.contains(digits.count), digits.count <= 18 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The number that the next `count` bytes hold, highest byte first.
  mutating func bigEndian(_ count: Int) -> Int64? {
    guard let bytes = take(count), let first = bytes.first else { return nil }
    let sign: Int64 = first >= 0x80 ? -1 : 0
    return bytes.reduce(sign) { $0 << 8 | Int64($1) }
  }
}
