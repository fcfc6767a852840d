extension JSON {
  /// The document on one line, without spaces.
  package var text: String { written(pretty: false) }

  /// The document with a line for every value, indented by two spaces.
  package var pretty: String { written(pretty: true) }

  private func written(pretty: Bool) -> String {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  let isPretty: Bool
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  init(isPretty: Bool) {
    self.isPretty = isPretty
    bytes.reserveCapacity(512)
  }

  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .bool(let isTrue): put(isTrue ? "true" : "false")
    case .integer(let number): bytes.append(decimal: number)
    case .number(let text): put(text)
    case .string(let text): write(text)
    case .array(let values): write(values, between: 0x5B, 0x5D) { $0.write($1) }
    case .object(let object):
      write(object.entries, between: 0x7B, 0x7D) { writer, entry in
        writer.write(entry.name)
        writer.bytes.append(0x3A)
        if writer.isPretty { writer.bytes.append(0x20) }
        writer.write(entry.value)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], between open: UInt8, _ close: UInt8,
    each write: (inout JSONWriter, Item) -> Void
  ) {
    bytes.append(open)
    depth += 1
    for (place, item) in items.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      breakLine()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    bytes.append(close)
  }

  private mutating func write(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      var rest = utf8[...]
      // What stands between two bytes that need an escape goes as one piece.
      while let place = rest.firstIndex(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
        bytes.append(contentsOf: rest[..<place])
        escape(rest[place])
        rest = rest[(place + 1)...]
      }
      bytes.append(contentsOf: rest)
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: put("\\\"")
    case 0x5C: put("\\\\")
    case 0x08: put("\\b")
    case 0x09: put("\\t")
    case 0x0A: put("\\n")
    case 0x0C: put("\\f")
    case 0x0D: put("\\r")
    default: put((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    }
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  private mutating func put(_ piece: String) { bytes.append(contentsOf: piece.utf8) }
}
