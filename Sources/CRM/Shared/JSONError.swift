/// Why bytes are no JSON document, and at which of them, counted from 0, that shows.
package struct JSONError: Error, Hashable, CustomStringConvertible {
  package let problem: Problem
  package let position: Int

  package init(problem: Problem, position: Int) {
    self.problem = problem
    self.position = position
  }

  package enum Problem: Hashable, Sendable {
    case endsTooSoon
    case unexpected
    case trailing
    case badNumber
    case badEscape
    case loneSurrogate
    case controlCharacter
    case badUTF8
    case repeatedName
    case tooDeep
  }

  package var description: String {
    let fault =
      switch problem {
      case .endsTooSoon: "the document ends too soon"
      case .unexpected:
        "a value, a name or a comma is missing or something else stands in its place"
      case .trailing: "something follows the document's end"
      case .badNumber: "a number is not written as JSON wants it"
      case .badEscape: "a \\ is followed by what JSON does not know"
      case .loneSurrogate: "a \\u escape is half of a pair"
      case .controlCharacter: "a control character in a string is not escaped"
      case .badUTF8: "a string is not UTF-8"
      case .repeatedName: "an object has the same name twice"
      case .tooDeep: "arrays and objects lie more than \(JSON.depthLimit) deep"
      }
    return "This is not JSON at byte \(position): \(fault)."
  }
}
