/// Finds texts by some of their letters: "pc" finds "Pause caller". Case and accents don't count.
package enum Fuzzy {
  private static let wordStart = 8
  // A run of letters is worth more than as many beginnings.
  private static let next = 10
  private static let hit = 1

  /// How well every word of a query is found in a text, and at which of its characters; nil if one
  /// is not. An empty query is found everywhere.
  package static func score(_ query: String, _ text: String) -> (score: Int, matched: [Int])? {
    let words = query.split(separator: " ").map { folded(String($0)) }
    guard !words.isEmpty else { return (0, []) }
    let letters = folded(text)
    let starts = starts(of: Array(text))
    var score = 0
    var matched: Set<Int> = []
    for word in words {
      guard let found = best(word, letters, starts) else { return nil }
      score += found.score
      matched.formUnion(found.matched)
    }
    // Of two that match alike the shorter is meant.
    return (score * 16 - min(15, letters.count / 8), matched.sorted())
  }

  /// Whether every word of a query begins some word of a text: for long texts, where scattered
  /// letters would be found in all of them.
  package static func hasWords(_ query: String, in text: String) -> Bool {
    let letters = folded(text)
    let starts = starts(of: Array(text))
    return query.split(separator: " ").allSatisfy { word in
      let word = folded(String(word))
      return letters.indices.contains { starts[$0] && letters[$0...].starts(with: word) }
    }
  }

  /// The best way to find a word's letters one after the other.
  private static func best(
    _ word: [Character], _ text: [Character], _ starts: [Bool]
  ) -> (score: Int, matched: [Int])? {
    guard word.count <= text.count else { return nil }
    let none = Int.min / 2
    // For each letter of the word: the best score when it is matched exactly here, and where the
    // letter before it was.
    var scores = [[Int]](repeating: Array(repeating: none, count: text.count), count: word.count)
    var before = [[Int]](repeating: Array(repeating: -1, count: text.count), count: word.count)
    for (row, letter) in word.enumerated() {
      var bestEarlier = none
      var placeEarlier = -1
      for place in text.indices {
        if row > 0, place > 1, scores[row - 1][place - 2] > bestEarlier {
          bestEarlier = scores[row - 1][place - 2]
          placeEarlier = place - 2
        }
        guard text[place] == letter else { continue }
        let own = hit + (starts[place] ? wordStart : 0) + (place == 0 ? 2 : 0)
        if row == 0 {
          scores[row][place] = own
          continue
        }
        let adjoining = place > 0 ? scores[row - 1][place - 1] + next : none
        scores[row][place] = max(adjoining, bestEarlier) + own
        before[row][place] = adjoining >= bestEarlier ? place - 1 : placeEarlier
      }
    }
    guard let last = scores.last, let end = last.indices.max(by: { last[$0] < last[$1] }),
      last[end] > 0
    else { return nil }
    var matched = [end]
    for row in stride(from: word.count - 1, to: 0, by: -1) {
      matched.append(before[row][matched[matched.count - 1]])
    }
    return (last[end], matched)
  }

  private static func starts(of text: [Character]) -> [Bool] {
    text.indices.map { place in
      guard place > 0 else { return true }
      let before = text[place - 1]
      return !(before.isLetter || before.isNumber)
        || (before.isLowercase && text[place].isUppercase)
    }
  }

  /// One folded character for each character, so that places stay the same.
  private static func folded(_ text: String) -> [Character] {
    text.map { character in
      if let ascii = character.asciiValue {
        let isUpper = (65...90).contains(ascii)
        return isUpper ? Character(Unicode.Scalar(ascii + 32)) : character
      }
      let plain = character.unicodeScalars.first?.plainLetter.map { Character($0) } ?? character
      return plain.lowercased().first ?? plain
    }
  }
}
