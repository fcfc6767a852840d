/// A paste that is coming in, between the two marks that the terminal sets round it.
struct Paste {
  /// More than this is cut off.
  static let limit = 16 << 20
  private static let end: [UInt8] = Array("\u{1B}[201~".utf8)

  private var text: [UInt8] = []

  /// Takes as much as belongs to it; the text once its end has come.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> (length: Int, whole: [UInt8]?) {
    var place = bytes.startIndex
    while let mark = bytes[place...].firstIndex(of: 0x1B) {
      let tail = bytes[mark...].prefix(Paste.end.count)
      if tail.elementsEqual(Paste.end) {
        keep(bytes[..<mark])
        return (mark - bytes.startIndex + tail.count, unified)
      }
      if tail.count < Paste.end.count, tail.elementsEqual(Paste.end[..<tail.count]) {
        keep(bytes[..<mark])
        return (mark - bytes.startIndex, nil)
      }
      place = mark + 1
    }
    keep(bytes)
    // Ctrl-C frees a keyboard whose paste lost its end on the way.
    return (bytes.count, bytes.last == 0x03 ? unified : nil)
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    text += bytes.prefix(max(0, Paste.limit - text.count))
  }

  /// Terminals send a return where a line ends.
  private var unified: [UInt8] {
    guard text.contains(0x0D) else { return text }
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count)
    var isReturn = false
    for byte in text {
      if byte == 0x0D || !(byte == 0x0A && isReturn) { lines.append(byte == 0x0D ? 0x0A : byte) }
      isReturn = byte == 0x0D
    }
    return lines
  }
}
