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

extension String {
  /// The search words of the text with one space between them. Folding twice changes nothing.
  package var folded: String {
    var text = self
    return text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? foldASCII(bytes) : nil
    } ?? foldUnicode(text)
  }
}

private func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count) { out in
    var count = 0
    var gap = false
    for byte in bytes {
      // In small letters; a digit has this bit already.
      let small = byte | 0x20
      guard small.isASCIILetter || byte.isASCIIDigit else {
        gap = count > 0
        continue
      }
      if gap {
        out[count] = 0x20
        count += 1
        gap = false
      }
      out[count] = small
      count += 1
    }
    return count
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
