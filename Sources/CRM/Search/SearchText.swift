import Glibc
package import Storage

/// What the search index holds of one row: each folded word behind a space, then the letters they begin
/// with, then each phone's runs of three digits. A lone mark stands between two phones, so that no run
/// spans both.
package func searchText(
  texts: some Sequence<String?>, phones: some Sequence<String?>
) -> String {
  var line: [UInt8] = []
  line.reserveCapacity(200)
  var initials: [Unicode.Scalar] = []
  for text in texts {
    guard let words = text?.folded, !words.isEmpty else { continue }
    line.append(0x20)
    line.append(contentsOf: words.utf8)
    words.eachInitial { if !initials.contains($0) { initials.append($0) } }
  }
  for initial in initials.lazy.compactMap(SearchMatch.initial) {
    line.append(0x20)
    line.append(contentsOf: UTF8.encode(initial) ?? UTF8.encodedReplacementCharacter)
  }
  let start = line.count
  for phone in phones {
    guard let phone, phone.hasThree else { continue }
    if line.count > start { line.append(contentsOf: " §".utf8) }
    SearchMatch.addThrees(of: phone, to: &line)
  }
  return String(decoding: line, as: UTF8.self)
}

extension SQLFunction {
  /// `search_words(text, text, text, text, phone, phone)`; what a row does not have is NULL.
  package static let searchWords = SQLFunction("search_words", arguments: 6) { values in
    let texts = values.lazy.map { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    return .text(searchText(texts: texts.prefix(4), phones: texts.dropFirst(4)))
  }
}

extension SearchMatch {
  /// Whether a text made by `searchText` has it, as the dialect's `searchHolds` decides.
  func holds(in text: String) -> Bool {
    if text.hasBytes(" " + word) { return true }
    guard let digits else { return false }
    return text.hasBytes(" " + SearchMatch.threes(of: digits).joined(separator: " "))
  }
}

extension String {
  /// The first letter of each word of a folded text.
  fileprivate func eachInitial(_ body: (Unicode.Scalar) -> Void) {
    var isBegun = false
    for scalar in unicodeScalars {
      if scalar != " ", !isBegun { body(scalar) }
      isBegun = scalar != " "
    }
  }

  /// Whether it has three digits or more.
  fileprivate var hasThree: Bool { utf8.count(where: \.isASCIIDigit) > 2 }

  /// Its digits, as far as every phone has them.
  var asciiDigits: String { String(decoding: utf8.filter(\.isASCIIDigit), as: UTF8.self) }

  /// Whether the bytes of `part` stand in it, as SQL compares; Swift's own would take two spellings
  /// of an accent for one.
  func hasBytes(_ part: String) -> Bool {
    var text = self
    var part = part
    return text.withUTF8 { text in part.withUTF8 { text.holds($0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let wanted = part.baseAddress, let first = part.first else { return true }
    guard var place = baseAddress else { return false }
    let end = place + count - part.count + 1
    while place < end, let found = memchr(place, Int32(first), end - place) {
      if memcmp(found, wanted, part.count) == 0 { return true }
      place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return false
  }
}
