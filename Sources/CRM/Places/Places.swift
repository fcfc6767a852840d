/// The cities and states of the world, found right in `Resources/places.bin`; facts of GeoNames.
package enum Places {
  /// The state in which a city lies, however it is written: "Bangalore", "Near Kochi",
  /// "Pune 411001", "Aurangabad, Bihar".
  ///
  /// Nil when the city is not known, or when several states have one of this name: nothing is
  /// guessed.
  package static func state(ofCity text: String, in country: Region) -> String? {
    guard let chapter = PlaceChapter(of: country) else { return nil }
    return answer(to: text) { whole, parts in
      chapter.state(ofCity: whole, parts).flatMap(chapter.stateName)
    }
  }

  /// What we call the state that somebody wrote as "KA", "Karnātaka" or "State of Karnataka".
  package static func state(named text: String, in country: Region) -> String? {
    guard let chapter = PlaceChapter(of: country) else { return nil }
    return answer(to: text) { whole, parts in
      chapter.state(named: whole, parts).flatMap(chapter.stateName)
    }
  }

  /// The states of a country in alphabetical order.
  package static func states(of country: Region) -> [String] {
    PlaceChapter(of: country)?.stateNames ?? []
  }

  /// Asks for a text, as one name and in its parts, and then again with "ü" spelled as "ue".
  private static func answer(
    to text: String, ask: (PlaceName, () -> [PlaceName]) -> String?
  ) -> String? {
    guard text.utf8.count <= longest, !text.utf8.contains(0) else { return nil }
    if let answer = ask(PlaceName(text), { PlaceName.parts(of: text) }) { return answer }
    guard let spelled = text.umlautsSpelled else { return nil }
    return ask(PlaceName(spelled)) { PlaceName.parts(of: spelled) }
  }

  /// Whoever writes more has not written a city.
  private static let longest = 200
}

extension String {
  /// The text with "ä", "ö" and "ü" as a keyboard without them spells them; nil if it has none.
  fileprivate var umlautsSpelled: String? {
    guard !isASCII else { return nil }
    var spelled = UnicodeScalarView()
    var found = false
    for scalar in nfc.unicodeScalars {
      let plain: Unicode.Scalar
      switch scalar {
      case "ä", "Ä": plain = "a"
      case "ö", "Ö": plain = "o"
      case "ü", "Ü": plain = "u"
      default:
        spelled.append(scalar)
        continue
      }
      spelled.append(plain)
      spelled.append("e")
      found = true
    }
    return found ? String(spelled) : nil
  }
}
