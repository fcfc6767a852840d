/// A JSON document: RFC 8259.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A number that is no 64-bit integer, by its exact text.
  case number(String)
  case string(String)
  case array([JSON])
  case object(Object)

  /// Names and values in the order in which they were written; no name comes twice.
  package struct Object: Sendable, Equatable {
    package private(set) var entries: [Entry] = []

    package struct Entry: Sendable, Equatable {
      package let name: String
      package let value: JSON
    }

    package init() {}

    init(capacity: Int) { entries.reserveCapacity(capacity) }

    /// Gives what is new its place at the end; nil takes a name out.
    package subscript(name: String) -> JSON? {
      get { entries.first { $0.name == name }?.value }
      set {
        let place = entries.firstIndex { $0.name == name }
        switch (place, newValue) {
        case (let place?, let value?): entries[place] = Entry(name: name, value: value)
        case (let place?, nil): entries.remove(at: place)
        case (nil, let value?): append(name, value)
        case (nil, nil): break
        }
      }
    }

    func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

    /// Adds a name that is known to be new.
    mutating func append(_ name: String, _ value: JSON) {
      entries.append(Entry(name: name, value: value))
    }
  }

  /// The value of a name, if this is an object that has it.
  package subscript(name: String) -> JSON? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The value at a place, if this is an array that long.
  package subscript(place: Int) -> JSON? {
    if case .array(let values) = self, values.indices.contains(place) { values[place] } else { nil }
  }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value.description) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral values: JSON...) { self = .array(values) }
  package init(dictionaryLiteral entries: (String, JSON)...) { self = .object(Object(entries)) }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral entries: (String, JSON)...) { self.init(entries) }

  /// Of a name that comes twice the later value holds.
  package init(_ entries: some Sequence<(String, JSON)>) {
    for (name, value) in entries { self[name] = value }
  }
}
