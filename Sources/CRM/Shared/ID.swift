package import Storage

/// A row's number that knows which noun it numbers, so that a lead's can't be taken for a customer's.
package struct ID<Owner>: Hashable, Comparable, Sendable, Storable, CustomStringConvertible {
  package let number: Int64

  package init(_ number: Int64) { self.number = number }
  package init(stored value: Value) throws { number = try Int64(stored: value) }

  package var stored: Value { .integer(number) }
  package var description: String { String(number) }
  package static func < (left: ID, right: ID) -> Bool { left.number < right.number }
}
