/// A statement as a value: the text, and what is bound to it.
///
/// Interpolating a value binds it; interpolating another `SQL` splices it in.
///
///     "SELECT id FROM task WHERE due < \(day) AND \(condition)"
@usableFromInline package struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The text with `placeholder` where a value is bound: the key of the statement cache.
  package private(set) var template: String
  package private(set) var bindings: [Value]

  /// Stands for a bound value; no statement has a use for this character otherwise.
  static let placeholder: Unicode.Scalar = "\u{1}"

  @usableFromInline package init(stringLiteral text: String) {
    template = text
    bindings = []
  }

  private init(template: String, bindings: [Value]) {
    self.template = template
    self.bindings = bindings
  }

  @usableFromInline package init(stringInterpolation text: Interpolation) { self = text.sql }

  /// Text of our own making, a table's or a column's name; never a user's word.
  package init(verbatim text: String) { self.init(stringLiteral: text) }

  /// What is generic here is inlined where it is called: a lead binds more than a hundred values.
  @usableFromInline package struct Interpolation: StringInterpolationProtocol {
    package fileprivate(set) var sql = SQL(stringLiteral: "")

    @usableFromInline package init(literalCapacity: Int, interpolationCount: Int) {
      sql.template.reserveCapacity(literalCapacity + interpolationCount)
      sql.bindings.reserveCapacity(interpolationCount)
    }

    @usableFromInline package mutating func appendLiteral(_ text: String) { sql.template += text }
    @inlinable package mutating func appendInterpolation(_ value: some Storable) {
      bind(value.stored)
    }
    @inlinable package mutating func appendInterpolation<T: Storable>(_ value: T?) {
      bind(value?.stored ?? .null)
    }
    @usableFromInline package mutating func bind(_ value: Value) { sql.bind(value) }
    package mutating func appendInterpolation(_ fragment: SQL) { sql += fragment }
    package mutating func appendInterpolation(name: String) { sql.template += name }
  }

  package var isEmpty: Bool { template.isEmpty }

  /// The text with `?` for each bound value. Of thousands an engine then counts the places; those that
  /// bear a name it would compare, each with all before it.
  package var marked: String {
    let mark = UInt8(ascii: "?")
    return String(
      decoding: template.utf8.map { $0 == SQL.placeholder.value ? mark : $0 }, as: UTF8.self)
  }

  /// The text as a person reads it, with `$1`, `$2` … for the bound values.
  package var numbered: String {
    var text = ""
    var number = 0
    for scalar in template.unicodeScalars {
      if scalar == SQL.placeholder {
        number += 1
        text += "$\(number)"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  package mutating func bind(_ value: Value) {
    template.unicodeScalars.append(SQL.placeholder)
    bindings.append(value)
  }

  package static func += (left: inout SQL, right: SQL) {
    left.template += right.template
    left.bindings += right.bindings
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum += right
    return sum
  }

  /// `(value, value, …)`, for `IN`.
  package static func list(_ values: some Sequence<some Storable>) -> SQL {
    var list = SQL(verbatim: "(")
    for (index, value) in values.enumerated() {
      if index > 0 { list.template += ", " }
      list.bind(value.stored)
    }
    list.template += ")"
    return list
  }

  /// `VALUES (value), (value), …`: a table of one column.
  package static func column(_ values: [Value]) -> SQL {
    let others = String(repeating: ", (\(placeholder))", count: values.count - 1)
    return SQL(template: "VALUES (\(placeholder))\(others)", bindings: values)
  }
}

extension Sequence<SQL> {
  package func joined(_ separator: String) -> SQL {
    var whole = SQL(verbatim: "")
    for (index, part) in enumerated() {
      if index > 0 { whole += SQL(verbatim: separator) }
      whole += part
    }
    return whole
  }
}
