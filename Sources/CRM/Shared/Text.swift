@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode's composed form, so that what looks equal is equal byte by byte.
  package var nfc: String {
    guard !isASCII else { return self }
    var composed = UnicodeScalarView()
    composed.append(contentsOf: _nfc)
    return String(composed)
  }

  /// The text without white space and marks that do not show at either end.
  package var trimmed: String {
    let bytes = utf8.span
    if bytes.isEmpty { return self }
    let (first, last) = (bytes[0], bytes[bytes.count - 1])
    if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isBlank && !$0.isJoiner }),
      let end = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[start...end])
  }

  /// Whether nothing is left of the text when it is trimmed.
  package var isBlank: Bool {
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return trimmed.isEmpty
  }

  /// The text with A–Z in small letters and everything else as it was.
  package var asciiLowercased: String {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { out in
        for place in bytes.indices { out[place] = bytes[place].asciiLowercased }
        return bytes.count
      }
    } ?? self
  }

  /// Whether both texts have the same bytes when A–Z and a–z count as one.
  package func equalsIgnoringASCIICase(_ other: String) -> Bool {
    utf8.lazy.map(\.asciiLowercased).elementsEqual(other.utf8.lazy.map(\.asciiLowercased))
  }

  /// Pieces one behind the other; interpolation makes room anew while it goes on.
  init(joining pieces: String...) {
    let count = pieces.reduce(0) { $0 + $1.utf8.count }
    self.init(unsafeUninitializedCapacity: count) { out in
      var end = 0
      for piece in pieces { end = out[end...].initialize(fromContentsOf: piece.utf8) }
      return end
    }
  }

  /// The text in quotation marks for a sentence: cut when long, and harmless to a terminal.
  package var quoted: String {
    let shown = prefix(40).unicodeScalars.prefix(80).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: Character("\u{FFFD}")
      default: Character(scalar)
      }
    }
    let text = String(shown)
    return text.utf8.count < utf8.count ? "“\(text)…”" : "“\(text)”"
  }

  var isASCII: Bool {
    var bytes = utf8Span
    return bytes.checkForASCII()
  }
}

extension UInt8 {
  /// The byte, made small if it is one of A–Z.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  /// Whether the byte is one of 0–9.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether the byte is one of A–Z or a–z.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension [UInt8] {
  /// Adds a number as it is written: "-12".
  mutating func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = digits.count
    var rest = number.magnitude
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    digits.span.extracting(first...).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

extension Unicode.Scalar {
  /// White space, a byte-order mark, a zero-width space or a direction mark, as pasting leaves them.
  fileprivate var isBlank: Bool {
    switch value {
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: properties.isWhitespace
    }
  }

  /// A joiner: noise at the front of a text, but spelling at the end of a Malayalam word.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// Whether a word may hold the scalar as a letter, a digit or another number.
  var isLetterOrNumber: Bool {
    if value < 0x80 { return UInt8(value).isASCIILetter || UInt8(value).isASCIIDigit }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether the scalar is a mark that belongs to the letter before it.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
