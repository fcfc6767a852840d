/// What is wrong with a filter, and where.
package struct FilterError: Error, Hashable {
  package let fact: Fact
  /// Characters of the filter, counted from 0.
  package let range: Range<Int>

  init(_ fact: Fact, at range: Range<Int>) {
    self.fact = fact
    self.range = range
  }

  /// The same mistake, counted from where a part of the filter begins.
  package func counted(from start: Int) -> FilterError {
    FilterError(fact, at: max(0, range.lowerBound - start)..<max(0, range.upperBound - start))
  }

  package enum Fact: Error, Hashable {
    case tooLong, tooDeep, tooManyTests
    case unclosedQuote, emptyQuotes
    case unclosedGroup, unopenedGroup, emptyGroup
    case nothingAfter(String)
    case nothingBeforeOr
    case missingField(FilterTree.Comparison)
    case missingValue(String, FilterTree.Comparison)
    case doubledOperator(String)
    case unknownField(String, nearest: String?)
    case notFiltered(String)
    case notOrdered(String, FilterTree.Comparison)
    case unknownChoice(String, field: String, nearest: String?, choices: [String])
    case notAFlag(String)
    case notANumber(String)
    case notMoney(MoneyError)
    case notADay(DateError)
    case notAnInstant(InstantError)
    case backwards(String, String)
    case nobody(Noun, String)
    case tooManyNamesakes(Noun, String)
    case noMe
    case noWords(Noun)
  }
}

extension FilterError: CustomStringConvertible {
  /// The sentence; its positions count from 1, as people do.
  package var description: String {
    let place = "at \(range.lowerBound + 1)"
    switch fact {
    case .tooLong:
      return "the filter is too long: keep it under \(FilterTree.longest) bytes"
    case .tooDeep:
      return "too many groups inside groups \(place): \(FilterTree.deepest) are read at most"
    case .tooManyTests:
      return "too many words and values \(place): \(FilterTree.mostTests) are read at most"
    case .unclosedQuote:
      return "the quote \(place) is not closed: add a \" where it ends"
    case .emptyQuotes:
      return "nothing in the quotes \(place): write the words between them, or leave them out"
    case .unclosedGroup:
      return "the parenthesis \(place) is not closed: add a ) where it ends"
    case .unopenedGroup:
      return "the parenthesis \(place) closes nothing: leave it out, or put words in quotes"
    case .emptyGroup:
      return "nothing in the parentheses \(place): write a term between them, or leave them out"
    case .nothingAfter("-"):
      return
        "nothing after “-” \(place): write what to leave out right behind it, as in -stage:lost"
    case .nothingAfter(let word):
      return
        "nothing after “\(word)” \(place): write another term, or “\"\(word)\"” to search for it"
    case .nothingBeforeOr:
      return "nothing before “or” \(place): write another term, or “\"or\"” to search for it"
    case .missingField(let comparison):
      return "no field before “\(comparison.rawValue)” \(place): write it without a space, as in "
        + "value\(comparison.rawValue)50k, or put the words in quotes"
    case .missingValue(let field, let comparison):
      return "no value after \((field + comparison.rawValue).quoted) \(place): write it without a "
        + "space, or \(field):none for those without"
    case .doubledOperator(let field):
      return "two operators after \(field.quoted) \(place): keep one, or put the value in quotes"
    case .unknownField(let name, let nearest?):
      return "unknown field \(name.quoted) \(place): did you mean “\(nearest)”?"
    case .unknownField(let name, nil):
      return "unknown field \(name.quoted) \(place): put the words in quotes to search for them"
    case .notFiltered(let field):
      return "“\(field)” \(place) is only shown, not filtered by: search for its words instead"
    case .notOrdered(let field, let comparison):
      return "“\(comparison.rawValue)” does not work on “\(field)” \(place), which has no order: "
        + "use “:” or “=”"
    case .unknownChoice(let value, let field, let nearest, let choices):
      let hint = nearest.map { "did you mean “\($0)”? " } ?? ""
      return "“\(field)” is never \(value.quoted) \(place): \(hint)"
        + "It is one of \(choices.joined(separator: ", "))"
    case .notAFlag(let value):
      return "\(value.quoted) \(place) is neither yes nor no: write one of them"
    case .notANumber(let value):
      return "\(value.quoted) \(place) is not a whole number: write it in digits, as in 250"
    case .notMoney(let reason): return "no amount \(place): \(reason)"
    case .notADay(let reason): return "no day \(place): \(reason) A month is 2026-11, a year 2026."
    case .notAnInstant(let reason): return "no moment \(place): \(reason)"
    case .backwards(let lower, let upper):
      return "the range \(place) ends before it begins: write \((upper + ".." + lower).quoted)"
    case .nobody(let noun, let name):
      return "no \(noun.title) \(place) is called \(name.quoted): check the spelling, or use the id"
    case .tooManyNamesakes(let noun, let name):
      return "more than \(FilterTree.mostNamesakes) \(noun.plural) \(place) are called "
        + "\(name.quoted): write more of the name"
    case .noWords(let noun):
      return "\(noun.plural) have no words to search \(place): name a field, as in verb:delete"
    case .noMe:
      return "“me” \(place) is nobody here: write a name or an id"
    }
  }
}
