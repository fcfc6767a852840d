package import Storage

// How the shared values stand in a cell.

extension Instant: Storable {
  package var stored: Value { .integer(milliseconds) }
  package init(stored value: Value) throws {
    self.init(milliseconds: try Int64(stored: value))
  }
}

extension Day: Storable {
  package var stored: Value { .integer(Int64(number)) }
  package init(stored value: Value) throws { self.init(number: try Int(stored: value)) }
}

extension Currency: Storable {
  package var stored: Value { .text(code) }
  package init(stored value: Value) throws { try self.init(String(stored: value)) }
}

extension Phone: Storable {
  package var stored: Value { .text(e164) }
  package init(stored value: Value) throws {
    self = try Phone(stored: String(stored: value)).orMismatch("a phone number")
  }
}

extension Email: Storable {
  package var stored: Value { .text(address) }
  package init(stored value: Value) throws { try self.init(String(stored: value)) }
}
