/// One cell, as every engine stores it.
@usableFromInline package enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// A type that fits in a cell and knows how to come back from one.
@usableFromInline package protocol Storable: Sendable {
  var stored: Value { get }
  init(stored value: Value) throws
}

extension Value: Storable {
  @inlinable package var stored: Value { self }
  @inlinable package init(stored value: Value) { self = value }
}

extension Int64: Storable {
  @inlinable package var stored: Value { .integer(self) }
  @inlinable package init(stored value: Value) throws {
    guard case .integer(let number) = value else { throw Mismatch(expected: "an integer") }
    self = number
  }
}

extension Int: Storable {
  @inlinable package var stored: Value { .integer(Int64(self)) }
  @inlinable package init(stored value: Value) throws { self = Int(try Int64(stored: value)) }
}

extension Bool: Storable {
  @inlinable package var stored: Value { .integer(self ? 1 : 0) }
  @inlinable package init(stored value: Value) throws { self = try Int64(stored: value) != 0 }
}

extension Double: Storable {
  @inlinable package var stored: Value { .real(self) }
  @inlinable package init(stored value: Value) throws {
    switch value {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    case .null, .text, .blob: throw Mismatch(expected: "a number")
    }
  }
}

extension String: Storable {
  @inlinable package var stored: Value { .text(self) }
  @inlinable package init(stored value: Value) throws {
    guard case .text(let text) = value else { throw Mismatch(expected: "text") }
    self = text
  }
}

extension [UInt8]: Storable {
  @inlinable package var stored: Value { .blob(self) }
  @inlinable package init(stored value: Value) throws {
    guard case .blob(let bytes) = value else { throw Mismatch(expected: "bytes") }
    self = bytes
  }
}

extension Optional: Storable where Wrapped: Storable {
  @inlinable package var stored: Value { self?.stored ?? .null }
  @inlinable package init(stored value: Value) throws {
    if case .null = value { self = nil } else { self = try Wrapped(stored: value) }
  }
}

/// A cell that does not hold what the reader expects: the file and the program disagree.
@usableFromInline package struct Mismatch: Error, CustomStringConvertible {
  let expected: String
  @usableFromInline package init(expected: String) { self.expected = expected }
  @usableFromInline package var description: String {
    "a cell of the file should hold \(expected) and does not"
  }
}
