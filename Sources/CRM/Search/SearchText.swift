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
  func hasBytes(_ part: String) -> Bool { byteOffset(of: part) != nil }

  /// Where they do first.
  func byteOffset(of part: String) -> Int? {
    var text = self
    var part = part
    return text.withUTF8 { text in part.withUTF8 { text.offset(of: $0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func offset(of part: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let wanted = part.baseAddress, let first = part.first else { return 0 }
    guard let start = baseAddress else { return nil }
    var place = start
    let end = start + count - part.count + 1
    while place < end, let found = memchr(place, Int32(first), end - place) {
      let found = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if memcmp(found, wanted, part.count) == 0 { return found - start }
      place = found + 1
    }
    return nil
  }
}
