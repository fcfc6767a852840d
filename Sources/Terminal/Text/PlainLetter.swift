extension Unicode.Scalar {
  /// The letter of the English alphabet that a Latin letter with marks is built on, as its name in
  /// Unicode says: é → e, Ø → O, ệ → e.
  var plainLetter: Unicode.Scalar? {
    if isASCII { return properties.isAlphabetic ? self : nil }
    guard let words = properties.name?.split(separator: " "), words.count >= 4,
      words[0] == "LATIN", words[2] == "LETTER"
    else { return nil }
    let letter = words[3] == "DOTLESS" && words.count > 4 ? words[4] : words[3]
    guard letter.unicodeScalars.count == 1, let capital = letter.unicodeScalars.first else {
      return nil
    }
    return words[1] == "SMALL" ? Unicode.Scalar(capital.value + 32) : capital
  }
}
