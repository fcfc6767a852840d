/// What a person typed for a telephone number, reduced to its digits.
struct DialledNumber {
  /// The first `mostDigits` digits; room is left for those that a plan puts in front.
  private(set) var digits = Digits()
  /// How many digits were typed.
  private(set) var count = 0
  /// Whether a plus came before the digits.
  private(set) var hasPlus = false

  static let mostDigits = 28

  init(_ text: String) throws(PhoneError) {
    let bytes = text.utf8.span
    var place = Self.endOfScheme(in: bytes)
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        take(bytes[place])
      case UInt8(ascii: " "), UInt8(ascii: "\t")...UInt8(ascii: "\r"),
        UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "~"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
        break
      case UInt8(ascii: "+"):
        try takePlus(Mark(place, in: text))
      case 0x80...:
        let mark = Mark(place, in: text)
        try take(mark)
        place += UTF8.width(mark.scalar) - 1
      case UInt8(ascii: ";"):
        try takeParameters(Mark(place, in: text))
        place = bytes.count
      default:
        throw Mark(place, in: text).refusal
      }
      place += 1
    }
    if count == 0 { throw .empty }
  }

  private mutating func take(_ digit: UInt8) {
    if count < Self.mostDigits { digits.append(digit) }
    count += 1
  }

  private mutating func takePlus(_ mark: Mark) throws(PhoneError) {
    guard count == 0, !hasPlus else { throw .plus(at: mark.position) }
    hasPlus = true
  }

  /// Digits and dashes of other scripts, and what invisible signs a copied number brings along.
  private mutating func take(_ mark: Mark) throws(PhoneError) {
    let scalar = mark.scalar
    switch scalar.properties.generalCategory {
    case .decimalNumber:
      take(UInt8(ascii: "0") + UInt8(scalar.properties.numericValue ?? 0))
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
      .dashPunctuation, .openPunctuation, .closePunctuation:
      break
    default:
      switch scalar {
      case "\u{FF0B}": try takePlus(mark)  // fullwidth plus
      case "\u{2212}", "\u{30FC}", "\u{FF5E}": break  // minus, long vowel, fullwidth tilde
      case "\u{FF0E}", "\u{FF0F}", "\u{B7}", "\u{2215}": break  // other dots and slashes
      default: throw mark.refusal
      }
    }
  }

  /// What follows the number in RFC 3966: ";ext=45", ";phone-context=+91".
  private mutating func takeParameters(_ mark: Mark) throws(PhoneError) {
    for parameter in mark.rest.split(separator: ";") {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw mark.refusal }
      if parts[0].lowercased() == "ext" { throw .hasExtension }
      if parts[0].lowercased() == "phone-context", parts[1].hasPrefix("+"), !hasPlus {
        let local = self
        self = try DialledNumber(String(parts[1]))
        for place in 0..<local.digits.count { take(local.digits[place]) }
      }
    }
  }

  /// Where the number begins: "tel:" may stand before it.
  private static func endOfScheme(in bytes: Span<UInt8>) -> Int {
    var place = 0
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    guard place + 4 <= bytes.count, bytes[place + 3] == UInt8(ascii: ":"),
      bytes[place] | 0x20 == UInt8(ascii: "t"), bytes[place + 1] | 0x20 == UInt8(ascii: "e"),
      bytes[place + 2] | 0x20 == UInt8(ascii: "l")
    else { return place }
    return place + 4
  }
}

/// A place in a typed text that needs a closer look than a byte can give.
private struct Mark {
  private let text: String
  private let index: String.Index

  init(_ place: Int, in text: String) {
    self.text = text
    index = text.utf8.index(text.startIndex, offsetBy: place)
  }

  var scalar: Unicode.Scalar { text.unicodeScalars[index] }
  var rest: Substring { text[index...] }
  /// Counts characters, from 1.
  var position: Int { text[..<index].count + 1 }

  /// Why the number can't go on here.
  var refusal: PhoneError {
    if beginsExtension { return .hasExtension }
    let character = text[index]
    return character.isLetter
      ? .letter(character, at: position) : .character(character, at: position)
  }

  /// Whether only the digits of an extension follow: "x 45", "ext. 45", "#45".
  private var beginsExtension: Bool {
    let words = ["extension", "extensión", "extn", "ext", "x", "#", "доб", "anexo", "int"]
    let rest = self.rest.lowercased()
    guard let word = words.first(where: rest.hasPrefix) else { return false }
    let number = rest.dropFirst(word.count)
    return number.contains(where: \.isWholeNumber)
      && number.allSatisfy { $0.isWholeNumber || $0.isWhitespace || ".:#-()".contains($0) }
  }
}
