/// A mail address that a server could deliver to: RFC 5321's dotted words, in any script (RFC 6531).
package struct Email: Hashable, Sendable {
  /// As it was given, without white space round it.
  package let address: String

  /// In small letters, to compare by.
  package let normalised: String

  package init(_ text: String) throws(EmailError) {
    let text = text.trimmed
    var bytes = text
    guard !bytes.withUTF8(Email.isPlain) else {
      address = text
      normalised = text.asciiLowercased
      return
    }
    address = text.nfc
    try Email.check(address)
    normalised = address.isASCII ? address.asciiLowercased : address.lowercased().nfc
  }

  /// As a file compares it: in small letters as far as they are A–Z.
  var inASCIILetters: String { address.isASCII ? normalised : address.asciiLowercased }

  /// Whether it is as nearly all are, short words of letters and digits with one @ and dots between
  /// them: then there is nothing to look for.
  private static func isPlain(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    var (words, at) = (0, 0)
    var isInWord = false
    for byte in address {
      if byte.isASCIILetter || byte.isASCIIDigit {
        if !isInWord { words += 1 }
        isInWord = true
      } else {
        guard isInWord, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@") && at == 0 else {
          return false
        }
        if byte == UInt8(ascii: "@") { at = words }
        isInWord = false
      }
    }
    let endsInLetter = address.last?.isASCIILetter ?? false
    return endsInLetter && at > 0 && words - at > 1 && address.count <= 64
  }

  private static func check(_ address: String) throws(EmailError) {
    let scalars = Array(address.unicodeScalars)
    try refuseDecoration(of: scalars, address)
    guard let at = scalars.firstIndex(of: "@") else { throw .noAt }
    if let second = scalars[(at + 1)...].firstIndex(of: "@") { throw .secondAt(at: second + 1) }
    try checkName(scalars[..<at])
    try checkDomain(scalars[(at + 1)...])
    guard address.utf8.count <= 254 else { throw .tooLong }
  }

  /// What comes along when an address is copied from elsewhere.
  private static func refuseDecoration(
    of scalars: [Unicode.Scalar], _ address: String
  ) throws(EmailError) {
    guard let first = scalars.first else { throw .empty }
    if String(address.prefix(7)).equalsIgnoringASCIICase("mailto:") { throw .mailto }
    if scalars.contains("<") || scalars.contains(">") { throw .withName }
    if first == "\"" { throw .quoted }
    if scalars.contains(where: { $0 == "," || $0 == ";" }) { throw .several }
    if let place = scalars.firstIndex(where: \.isSpaceOrControl) { throw .space(at: place + 1) }
  }

  private static func checkName(_ name: ArraySlice<Unicode.Scalar>) throws(EmailError) {
    guard !name.isEmpty else { throw .noName }
    for place in name.indices where name[place] != "." {
      guard name[place].isAllowedInName else {
        throw .badCharacter(Character(name[place]), at: place + 1)
      }
    }
    if let place = misplacedDot(in: name) { throw .dot(at: place + 1) }
    guard length(name) <= 64 else { throw .nameTooLong }
  }

  private static func checkDomain(_ domain: ArraySlice<Unicode.Scalar>) throws(EmailError) {
    guard !domain.isEmpty else { throw .noDomain }
    for place in domain.indices where domain[place] != "." {
      guard domain[place].isAllowedInDomain else {
        throw .badCharacter(Character(domain[place]), at: place + 1)
      }
    }
    if let place = misplacedDot(in: domain) { throw .dot(at: place + 1) }
    let labels = domain.split(separator: ".")
    guard let top = labels.last, labels.count > 1 else { throw .noTopDomain }
    for label in labels {
      if label.first == "-" { throw .hyphen(at: label.startIndex + 1) }
      if label.last == "-" { throw .hyphen(at: label.endIndex) }
      guard length(label) <= 63 else { throw .labelTooLong(at: label.startIndex + 1) }
    }
    guard !top.allSatisfy({ ("0"..."9").contains($0) }) else { throw .numericTopDomain }
  }

  /// The place of a dot that has no letter before or after it.
  private static func misplacedDot(in part: ArraySlice<Unicode.Scalar>) -> Int? {
    part.indices.first { place in
      part[place] == "."
        && (place == part.startIndex || place == part.endIndex - 1 || part[place + 1] == ".")
    }
  }

  private static func length(_ part: ArraySlice<Unicode.Scalar>) -> Int {
    part.reduce(0) { $0 + UTF8.width($1) }
  }
}

extension Email: CustomStringConvertible {
  package var description: String { address }
}

extension Unicode.Scalar {
  fileprivate var isSpaceOrControl: Bool {
    // Nearly every address is plain ASCII, and looking up properties is slow.
    isASCII
      ? value <= 0x20 || value == 0x7F
      : properties.isWhitespace || properties.generalCategory == .control
  }

  fileprivate var isAllowedInName: Bool {
    isASCII
      ? isLetterOrNumber || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(self)
      : isLetterOrNumber || isMark
  }

  fileprivate var isAllowedInDomain: Bool { isLetterOrNumber || self == "-" || !isASCII && isMark }
}

/// Why a text is no mail address; places count characters from 1.
package enum EmailError: Error, Hashable {
  case empty
  case mailto
  case withName
  case quoted
  case several
  case space(at: Int)
  case noAt
  case secondAt(at: Int)
  case noName
  case noDomain
  case badCharacter(Character, at: Int)
  case dot(at: Int)
  case hyphen(at: Int)
  case noTopDomain
  case numericTopDomain
  case nameTooLong
  case labelTooLong(at: Int)
  case tooLong
}

extension EmailError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "The email address is missing. Write it as asha@example.com."
    case .mailto: "Leave out “mailto:” and write the email address alone."
    case .withName: "Write the email address alone, without a name and without < and >."
    case .quoted: "An email address in quotation marks can't be kept. Ask for a plain one."
    case .several: "Write one email address only, without commas and semicolons."
    case .space(let place): "The email address has a space at character \(place). Take it out."
    case .noAt: "The email address has no @. Write it as asha@example.com."
    case .secondAt(let place):
      "The email address has a second @ at character \(place). Only one is possible."
    case .noName: "The email address has nothing before the @. Write it as asha@example.com."
    case .noDomain: "The email address has nothing after the @. Write it as asha@example.com."
    case .badCharacter(let character, let place):
      "The email address can't have \(String(character).quoted) at character \(place)."
    case .dot(let place):
      "The dot at character \(place) of the email address needs a letter or digit on both sides."
    case .hyphen(let place):
      "The hyphen at character \(place) of the email address can't begin or end a part of the domain."
    case .noTopDomain:
      "The email address has no dot after the @. Write the whole domain, as in example.com."
    case .numericTopDomain:
      "The email address ends in a number. Write the domain's name, as in example.com."
    case .nameTooLong: "The email address is too long before the @: at most 64 bytes are possible."
    case .labelTooLong(let place):
      "The part of the domain that begins at character \(place) is too long: at most 63 bytes are possible."
    case .tooLong: "The email address is too long: at most 254 bytes are possible."
    }
  }
}
