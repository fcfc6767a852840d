/// What somebody wrote for a place, as words without case and accents.
struct PlaceName {
  private(set) var words: ArraySlice<Substring>

  init(_ text: String) {
    words = text.folded.split(separator: " ")[...]
  }

  private init(words: ArraySlice<Substring>) {
    self.words = words
  }

  /// The names between commas, slashes, brackets and ends of lines, without empty ones.
  static func parts(of text: String) -> [PlaceName] {
    text.unicodeScalars.split(whereSeparator: \.dividesPlaces)
      .map { PlaceName(String($0)) }.filter { !$0.isEmpty }
  }

  var isEmpty: Bool { words.isEmpty }

  func dropFirst() -> PlaceName { PlaceName(words: words.dropFirst()) }
  func dropLast() -> PlaceName { PlaceName(words: words.dropLast()) }

  /// The name in two, wherever its last words may be the name of a state or a country.
  var cuts: [(front: PlaceName, back: PlaceName)] {
    words.indices.dropFirst().suffix(6).map { place in
      (PlaceName(words: words[..<place]), PlaceName(words: words[place...]))
    }
  }

  /// The bytes by which names are compared: the words without spaces, "saint" short, no "and".
  var key: [UInt8] {
    var key: [UInt8] = []
    for word in words where !Self.isLeftOut(word) { key.append(contentsOf: Self.short(word).utf8) }
    if key.isEmpty { for word in words { key.append(contentsOf: Self.short(word).utf8) } }
    return key
  }

  private static func isLeftOut(_ word: Substring) -> Bool {
    word.utf8.count == 3 && (word == "and" || word == "the")
  }

  private static func short(_ word: Substring) -> Substring {
    guard (4...6).contains(word.utf8.count) else { return word }
    switch word {
    case "saint", "sankt": return "st"
    case "sainte": return "ste"
    case "mount": return "mt"
    case "fort": return "ft"
    default: return word
    }
  }
}

extension Unicode.Scalar {
  fileprivate var dividesPlaces: Bool {
    switch self {
    case ",", ";", "/", "|", "(", ")", "[", "]", "\n", "\r", "،", "、", "，": true
    default: false
    }
  }
}
