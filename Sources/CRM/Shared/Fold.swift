@_spi(_Unicode) import Swift

/// The words of a text as search compares them: without case, accents and punctuation.
package func searchWords(_ text: String) -> [String] {
  text.folded.split(separator: " ").map(String.init)
}

/// Adds the search words of `text` to `line`, every word set off by one space.
package func appendSearchWords(_ text: String, to line: inout String) {
  let words = text.folded
  guard !words.isEmpty else { return }
  if !line.isEmpty { line.append(" ") }
  line.append(words)
}

/// Adds the search words of a text that is told by its bytes.
func appendFolded(_ text: Span<UInt8>, to line: inout [UInt8]) {
  if text.isASCII {
    line.append(addingCapacity: text.count) { line in foldASCII(text) { line.append($0) } }
  } else {
    let text = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    line.append(contentsOf: foldUnicode(text).utf8)
  }
}

extension String {
  /// The search words of the text with one space between them. Folding twice changes nothing.
  package var folded: String {
    let bytes = utf8.span
    guard bytes.isASCII else { return foldUnicode(self) }
    return String(unsafeUninitializedCapacity: bytes.count) { out in
      var count = 0
      foldASCII(bytes) { byte in
        out[count] = byte
        count += 1
      }
      return count
    }
  }
}

extension Span<UInt8> {
  fileprivate var isASCII: Bool {
    for place in indices where self[place] >= 0x80 { return false }
    return true
  }
}

/// Hands on the bytes of a text's search words.
@inline(__always)
private func foldASCII(_ bytes: Span<UInt8>, _ put: (UInt8) -> Void) {
  var isBegun = false
  var gap = false
  for place in bytes.indices {
    let byte = bytes[place]
    // In small letters; a digit has this bit already.
    let small = byte | 0x20
    guard small.isASCIILetter || byte.isASCIIDigit else {
      gap = isBegun
      continue
    }
    if gap { put(0x20) }
    gap = false
    isBegun = true
    put(small)
  }
}

private func foldUnicode(_ text: String) -> String {
  // What is left out goes before the decomposition, which would otherwise not sort marks across it.
  var lowered = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !scalar.isDroppedByFolding {
    if scalar.isASCII {
      lowered.append(Unicode.Scalar(UInt8(scalar.value).asciiLowercased))
    } else if scalar.properties.changesWhenLowercased {
      lowered.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    } else {
      lowered.append(scalar)
    }
  }
  var words: [UInt8] = []
  words.reserveCapacity(text.utf8.count)
  var inWord = false
  for scalar in String(lowered)._nfd where !scalar.isDroppedByFolding {
    guard scalar.isPartOfWord(begun: inWord) else {
      inWord = false
      continue
    }
    if !inWord, !words.isEmpty { words.append(0x20) }
    inWord = true
    if scalar.isASCII {
      words.append(UInt8(scalar.value))
    } else if let plain = scalar.plainSpelling {
      words.append(contentsOf: plain.utf8)
    } else {
      words.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
  return String(decoding: words, as: UTF8.self)
}

extension Unicode.Scalar {
  /// A letter or a digit, or a mark on the letter before it.
  fileprivate func isPartOfWord(begun: Bool) -> Bool {
    if isASCII {
      let byte = UInt8(value)
      return byte.isASCIILetter || byte.isASCIIDigit
    }
    return isLetterOrNumber || begun && isMark
  }

  /// Accents, and what neither shows nor separates: joiners, soft hyphens, variation selectors,
  /// enclosing marks.
  fileprivate var isDroppedByFolding: Bool {
    switch value {
    case 0..<0xAD: false
    case 0x0300...0x036F: true
    case 0x00AD, 0x200C, 0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    case 0x0488, 0x0489, 0x1ABE, 0x20DD...0x20E0, 0x20E2...0x20E4, 0xA670...0xA672: true
    default: false
    }
  }

  /// How a keyboard without this letter spells it.
  fileprivate var plainSpelling: String? {
    switch self {
    case "ß": "ss"
    case "æ": "ae"
    case "œ": "oe"
    case "þ": "th"
    case "ĳ": "ij"
    case "ø": "o"
    case "ł": "l"
    case "đ", "ð", "ɗ": "d"
    case "ħ": "h"
    case "ŧ": "t"
    case "ı": "i"
    case "ȷ": "j"
    case "ſ": "s"
    case "ɓ": "b"
    case "ƙ": "k"
    case "ƴ": "y"
    case "ς": "σ"
    default: nil
    }
  }
}
