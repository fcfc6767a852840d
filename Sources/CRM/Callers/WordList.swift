/// Words with commas between, as states and languages are written: kept as written, compared folded.
enum WordList {
  /// Each once, in the order in which they came.
  static func read(_ text: String, field: String) throws -> [String] {
    var words: [String] = []
    var seen: Set<String> = []
    for part in text.split(separator: ",") {
      guard let word = try Line.read(String(part), field: field, upTo: 60) else { continue }
      let folded = word.folded
      guard !folded.isEmpty else {
        throw CRMError.invalid(field: field, reason: "\(word.quoted) has no letter in it")
      }
      if seen.insert(folded).inserted { words.append(word) }
    }
    guard words.count <= 60 else {
      throw CRMError.invalid(field: field, reason: "has \(words.count) entries; 60 is the most")
    }
    return words
  }

  /// As a cell holds them; nothing for none.
  static func text(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.joined(separator: ", ")
  }

  static func stored(_ text: String?) -> [String] {
    text?.split(separator: ",").map { String($0).trimmed } ?? []
  }
}
