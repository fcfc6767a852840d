/// Cuts a filter into its tokens. It takes whatever is typed: what is wrong or not finished is told
/// by the parser, and completed by the completion.
struct FilterScanner {
  enum Token: Hashable {
    case open, close, minus, or
    case words(FilterTree.Text)
    case field(FilterTree.Term)
    /// An operator with no field before it.
    case stray(FilterTree.Comparison)
  }

  /// A token and where it stands.
  struct Piece: Hashable {
    let token: Token
    let range: Range<Int>
  }

  private let characters: [Character]
  private var position = 0

  init(_ source: String) { characters = Array(source) }

  mutating func next() -> Piece? {
    skip(while: \.isWhitespace)
    guard let character else { return nil }
    let start = position
    let token = token(startingWith: character)
    return Piece(token: token, range: start..<position)
  }

  private mutating func token(startingWith character: Character) -> Token {
    switch character {
    case "(", ")", "-":
      position += 1
      return character == "(" ? .open : character == ")" ? .close : .minus
    case "\"": return .words(quoted())
    default:
      if let comparison = comparison() { return .stray(comparison) }
      if let term = term() { return .field(term) }
      let word = bare { !"()\"".contains($0) }
      return word.text.asciiLowercased == "or" ? .or : .words(word)
    }
  }

  /// A name that begins with a letter, an operator behind it, and the values.
  private mutating func term() -> FilterTree.Term? {
    let start = position
    guard character?.isLetter == true else { return nil }
    let name = bare { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard let comparison = comparison() else {
      position = start
      return nil
    }
    var values = [value(of: comparison)]
    while character == ",", !comparison.isOrder {
      position += 1
      values.append(value(of: comparison))
    }
    return FilterTree.Term(name: name, comparison: comparison, values: values)
  }

  private mutating func comparison() -> FilterTree.Comparison? {
    for length in [2, 1] where position + length <= characters.count {
      let text = String(characters[position..<position + length])
      guard let comparison = FilterTree.Comparison(rawValue: text) else { continue }
      position += length
      return comparison
    }
    return nil
  }

  /// One value; an empty one when none is there. A comma parts the values of `:` and `=`, and
  /// groups the digits of the one value that the others take.
  private mutating func value(of comparison: FilterTree.Comparison) -> FilterTree.Text {
    if character == "\"" { return quoted() }
    let stops = comparison.isOrder ? "()\"" : "()\","
    return bare { !stops.contains($0) }
  }

  private mutating func bare(while fits: (Character) -> Bool) -> FilterTree.Text {
    let start = position
    skip { !$0.isWhitespace && fits($0) }
    return FilterTree.Text(text: String(characters[start..<position]), range: start..<position)
  }

  /// Up to the next quote; two quotes stand for one that is meant.
  private mutating func quoted() -> FilterTree.Text {
    let start = position
    var text = ""
    position += 1
    while let character {
      position += 1
      if character != "\"" {
        text.append(character)
      } else if self.character == "\"" {
        text.append(character)
        position += 1
      } else {
        return FilterTree.Text(text: text, range: start..<position, isQuoted: true)
      }
    }
    return FilterTree.Text(text: text, range: start..<position, isQuoted: true, isClosed: false)
  }

  private var character: Character? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func skip(while fits: (Character) -> Bool) {
    while let character, fits(character) { position += 1 }
  }
}
