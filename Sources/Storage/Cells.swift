/// Values on their way into a statement, one behind the other; and so stand the bytes of their texts,
/// where the engine reads them.
@usableFromInline package struct Cells: Sendable {
  @usableFromInline package enum Cell: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// Where its bytes stand.
    case text(Range<UInt32>)
    case blob(Range<UInt32>)
  }

  @usableFromInline package var all: [Cell] = []
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package init(_ values: [Value]) {
    all.reserveCapacity(values.count)
    for value in values { append(value) }
  }

  @inline(__always) @inlinable package mutating func append(_ value: Value) {
    switch value {
    case .null: all.append(.null)
    case .integer(let number): all.append(.integer(number))
    case .real(let number): all.append(.real(number))
    case .text(let text): append(text)
    case .blob(let blob): append(blob)
    }
  }

  @usableFromInline mutating func append(_ text: String) {
    let start = UInt32(bytes.count)
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    all.append(.text(start..<UInt32(bytes.count)))
  }

  @usableFromInline mutating func append(_ blob: [UInt8]) {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: blob)
    all.append(.blob(start..<UInt32(bytes.count)))
  }
}
