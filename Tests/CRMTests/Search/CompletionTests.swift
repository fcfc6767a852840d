import Testing

@testable import CRM

@Suite struct CompletionTests {
  /// The candidates at the `|`, and the filter with the first one in place.
  private func complete(_ text: String) -> (texts: [String], filled: String?) {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    let source = parts.joined()
    let completion = FilterCompletion.at(parts[0].count, in: source, of: Person.catalogue) {
      field in
      switch field.name {
      case "state": ["Karnataka", "Kerala", "New Delhi"]
      case "owner": Town.members
      default: []
      }
    }
    let filled = completion.candidates.first.map { candidate in
      var characters = Array(source)
      characters.replaceSubrange(completion.range, with: candidate.text)
      return String(characters)
    }
    return (completion.candidates.map(\.text), filled)
  }

  @Test(
    "what could stand at the caret is offered",
    arguments: [
      ("sta|", ["state:", "stage:"]),
      ("asha -STAT|", ["state:"]),
      ("exp|", ["expected_close:"]),
      ("expected-c|", ["expected_close:"]),
      ("clo|", ["expected_close:"]),
      ("zzz|", []),
      ("name|", ["name:", "name="]),
      ("score|", ["score:", "score=", "score>", "score>=", "score<", "score<="]),
      ("stage:|", ["New", "Contacted", "Won", "Lost"]),
      ("stage:l|", ["Lost"]),
      ("stage:won,|", ["New", "Contacted", "Won", "Lost"]),
      ("stage:won,n|", ["New"]),
      ("state:k|", ["Karnataka", "Kerala"]),
      ("state:del|", ["\"New Delhi\""]),
      ("state:\"new|", ["\"New Delhi\""]),
      ("state:n|", ["\"New Delhi\"", "none"]),
      ("state:zz|", []),
      ("owner:m|", ["me", "\"Meera Nair\""]),
      ("owner:alv|", ["\"José Álvarez\""]),
      ("active:|", ["yes", "no", "none", "any"]),
      ("received>t|", ["today", "tomorrow"]),
      ("expected-close:n|", ["none"]),
      ("expected-close>n|", []),
      ("value>|", []),
      ("nosuch:|", []),
      ("\"quoted sta|", []),
    ])
  func offers(text: String, texts: [String]) {
    #expect(complete(text).texts == texts)
  }

  @Test(
    "a candidate takes the place of what was typed, and of nothing else",
    arguments: [
      ("asha sta| ravi", "asha state: ravi"),
      ("(st|a or x)", "(state: or x)"),
      ("-sta|", "-state:"),
      ("stat|x:kerala", "state:kerala"),
      ("state:new,ke| x", "state:new,Kerala x"),
      ("state:\"del| x", "state:\"New Delhi\""),
      ("é o| x", "é owner: x"),
    ])
  func filled(text: String, filled: String) {
    #expect(complete(text).filled == filled)
  }

  @Test("on an empty place every field that can be filtered by is offered")
  func empty() {
    let all = Person.catalogue.fields.filter { $0.kind != .json }.map { $0.name + ":" }
    for text in ["|", "asha |", "-|", "(|", "| asha"] { #expect(complete(text).texts == all) }
  }
}
