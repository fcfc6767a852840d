import Glibc
package import Storage

/// What the search index holds of a row with these texts and phones.
package func searchText(
  texts: some Sequence<String?>, phones: some Sequence<String?>
) -> String {
  var line = SearchLine()
  for case let text? in texts { line.add(words: text.utf8.span) }
  line.addInitials()
  for case let phone? in phones { line.add(phone: phone.utf8.span) }
  return String(decoding: line.bytes, as: UTF8.self)
}

extension SQLFunction {
  /// `search_words(text, text, text, text, phone, phone)`; what a row does not have is NULL.
  package static let searchWords = SQLFunction("search_words", arguments: 6) { call in
    var line = SearchLine()
    for text in 0..<4 { call.withText(at: text) { line.add(words: $0) } }
    line.addInitials()
    for phone in 4..<6 { call.withText(at: phone) { line.add(phone: $0) } }
    call.answer(text: line.bytes.span)
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
