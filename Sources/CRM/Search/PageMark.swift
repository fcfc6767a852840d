import Storage

/// Where a page ended: the last item's value in the sort's column, and its id.
struct PageMark: Hashable {
  let noun: Noun
  let sort: Sort
  let value: Value
  let id: Int64

  /// Opaque to whoever holds it: the parts, in hexadecimal digits.
  var cursor: String {
    let value =
      switch value {
      case .null, .real, .blob: "0"
      case .integer(let number): "i\(number)"
      case .text(let text): "t\(text)"
      }
    let text = "\(noun.rawValue) \(sort.field) \(sort.descending ? "d" : "a") \(id) \(value)"
    let digits = Array("0123456789abcdef".utf8)
    let pairs = text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: pairs, as: UTF8.self)
  }

  /// Reads what `cursor` wrote for this list in this order, and nothing else.
  init<Item>(
    cursor: String, catalogue: Catalogue<Item>, sort: Sort, field: Field<Item>
  ) throws(ListingError) {
    guard let text = PageMark.text(cursor) else { throw .badCursor }
    let parts = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, let noun = Int(parts[0]).flatMap(Noun.init),
      let id = Int64(parts[3]), parts[2] == "a" || parts[2] == "d",
      let value = PageMark.value(parts[4])
    else { throw .badCursor }
    guard noun == catalogue.noun else { throw .cursorOfAnotherList }
    guard parts[1] == sort.field, (parts[2] == "d") == sort.descending else {
      throw .cursorOfAnotherSort
    }
    guard field.takes(value) else { throw .badCursor }
    self.init(noun: noun, sort: sort, value: value, id: id)
  }

  init(noun: Noun, sort: Sort, value: Value, id: Int64) {
    self.noun = noun
    self.sort = sort
    self.value = value
    self.id = id
  }

  private static func text(_ cursor: String) -> String? {
    let digits = cursor.utf8.map(\.hexDigit)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[place], let low = digits[place + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func value(_ text: Substring) -> Value? {
    // Byte by byte: a mark at the front of a text would join the letter before it.
    let rest = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    return switch text.utf8.first {
    case UInt8(ascii: "0") where rest.isEmpty: .null
    case UInt8(ascii: "i"): Int64(rest).map { .integer($0) }
    case UInt8(ascii: "t"): .text(rest)
    default: nil
    }
  }
}

extension UInt8 {
  fileprivate var hexDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }
}

extension Field {
  /// What the field's column holds for an item.
  func stored(_ item: Item) -> Value {
    let value = value(item)
    if let text = value.text { return .text(text) }
    return value.number.map { .integer($0) } ?? .null
  }

  fileprivate func takes(_ value: Value) -> Bool {
    switch value {
    case .null: optional
    case .integer: !isText
    case .text: isText
    case .real, .blob: false
    }
  }

  private var isText: Bool {
    switch kind {
    case .text, .category, .choice, .json: true
    case .flag, .number, .money, .day, .instant, .reference: false
    }
  }
}
