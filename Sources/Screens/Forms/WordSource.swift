import CRM
import Terminal

/// Where the words come from that could stand at the caret of a field.
enum WordSource: Sendable, Hashable {
  case states, languages
  /// The callers, by their logins.
  case callers
  /// The language of filters over a noun.
  case filter(Noun)

  /// Candidates, the characters that one of them takes the place of, and what stands behind it then.
  struct Offer: Sendable {
    let range: Range<Int>
    var candidates: [Candidate] = []
    var suffix = ""
  }

  /// Whether it is a list with commas between.
  var isList: Bool { if case .filter = self { false } else { true } }

  /// What could stand at the caret. Where nothing is typed yet, only what is asked for.
  func offer(_ text: String, _ caret: Int, isAsked: Bool = false, _ seat: Seat) throws -> Offer {
    if case .filter(let noun) = self { return try completing(text, caret, noun, seat) }
    let part = ListPart(text, caret)
    guard isAsked || !part.text.isEmpty else { return Offer(range: part.range) }
    let words = try words(seat).filter { !part.others.contains($0.text.lowercased()) }
    return Offer(range: part.range, candidates: part.fitting(words), suffix: ", ")
  }

  /// All the words of a list.
  func words(_ seat: Seat) throws -> [Candidate] {
    switch self {
    case .states: try seat.office.callers.knownStates(by: seat.me).map { Candidate($0) }
    case .languages: try seat.office.callers.knownLanguages(by: seat.me).map { Candidate($0) }
    case .callers:
      try seat.office.callers.standing(by: seat.me).map {
        Candidate($0.caller.login, hint: $0.caller.name)
      }
    case .filter: []
    }
  }

  private func completing(
    _ text: String, _ caret: Int, _ noun: Noun, _ seat: Seat
  ) throws -> Offer {
    guard let shelf = ListStyle.of(noun)?.shelf else { return Offer(range: caret..<caret) }
    let found = try shelf.complete(seat, text, caret)
    guard !found.range.isEmpty else { return Offer(range: found.range) }
    let candidates = found.candidates.map { Candidate($0.text, hint: $0.hint) }
    return Offer(range: found.range, candidates: candidates)
  }
}

/// The part of a list with commas that the caret stands in.
struct ListPart {
  /// As far as it is typed before the caret.
  let text: String
  /// The whole part's place.
  let range: Range<Int>
  /// The other parts, in small letters.
  let others: Set<String>

  init(_ whole: String, _ caret: Int) {
    let letters = Array(whole)
    let caret = min(caret, letters.count)
    var start = (letters[..<caret].lastIndex(of: ",") ?? -1) + 1
    let end = letters[caret...].firstIndex(of: ",") ?? letters.count
    let before = letters[..<start]
    while start < caret, letters[start] == " " { start += 1 }
    text = String(letters[start..<caret])
    range = start..<end
    let rest = [String(before), String(letters[end...])].flatMap { $0.split(separator: ",") }
    others = Set(rest.map { $0.split(separator: " ").joined(separator: " ").lowercased() })
  }

  /// The words that match what is typed, best first.
  func fitting(_ words: [Candidate]) -> [Candidate] {
    guard !text.isEmpty else { return words }
    let scored = words.enumerated().compactMap { place, word in
      let scores = [word.text, word.hint].compactMap { Fuzzy.score(text, $0)?.score }
      return scores.max().map { (score: $0, place: place, word: word) }
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.word)
  }
}
