/// Why a text is not a telephone number.
package enum PhoneError: Error, Equatable {
  case empty
  /// Positions count characters, from 1.
  case letter(Character, at: Int)
  case character(Character, at: Int)
  case plus(at: Int)
  case hasExtension
  case unknownCallingCode(String)
  /// The business stands where nobody can be telephoned: its region was not set by this program.
  case noPlan(Region)
  case tooShort(digits: Int, expected: DigitCounts, callingCode: Int)
  case tooLong(digits: Int, expected: DigitCounts, callingCode: Int)
  /// Neither too short nor too long for the country, only wrong for numbers that begin so.
  case wrongLength(digits: Int, expected: DigitCounts, callingCode: Int)
  /// What was dialled before the number is not what its country dials.
  case prefix(callingCode: Int)
}

extension PhoneError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty:
      "There are no digits: type a phone number."
    case .letter(let letter, let position):
      "\"\(letter)\" at position \(position) is a letter: type a phone number in digits."
    case .character(let character, let position):
      "\"\(character)\" at position \(position) does not belong in a phone number: take it out."
    case .plus(let position):
      "The \"+\" at position \(position) is out of place: it comes once, before all digits."
    case .hasExtension:
      "The number has an extension: leave it out here and write it in a note."
    case .unknownCallingCode(let code):
      "No country has the calling code +\(code): check the digits after the \"+\"."
    case .noPlan(let region):
      "No telephone numbers are known of the region \(region): set another one for the business."
    case .prefix(let code):
      "A number of +\(code) can't begin so: type it with a plus and its calling code."
    case .tooShort(let digits, let expected, let code):
      "The number is too short: \(told(digits, expected, code))"
    case .tooLong(let digits, let expected, let code):
      "The number is too long: \(told(digits, expected, code))"
    case .wrongLength(let digits, let expected, let code):
      "The number has the wrong length: \(told(digits, expected, code))"
    }
  }

  private func told(_ digits: Int, _ expected: DigitCounts, _ code: Int) -> String {
    "+\(code) is followed by \(expected) digits in such a number, this one has \(digits)."
  }
}
