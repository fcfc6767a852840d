/// The rules that find a state in what people write for a city.
extension PlaceChapter {
  /// What is known of a name.
  enum Finding: Equatable {
    case state(Int)
    case several
    case unknown
  }

  /// The state of a city that is known by its whole name, such as "Frankfurt (Oder)", or else by
  /// the parts of it.
  func state(ofCity whole: PlaceName, _ parts: () -> [PlaceName]) -> Int? {
    switch lookUp(whole) {
    case .state(let state): state
    case .several: nil
    case .unknown: state(of: parts())
    }
  }

  /// The state that is known by its whole name, such as "Washington, D.C.", or else by the first
  /// part: only the country may follow.
  func state(named whole: PlaceName, _ parts: () -> [PlaceName]) -> Int? {
    if let state = states.number(of: whole.key) { return state }
    let parts = parts()
    guard let name = parts.first,
      parts.dropFirst().allSatisfy({ country(named: $0) == .own })
    else { return nil }
    return state(named: name)
  }

  /// The state of "Bengaluru, Karnataka" or "Koramangala, Bengaluru, India"; nil when the parts
  /// name none, or contradict each other.
  private func state(of parts: [PlaceName]) -> Int? {
    var written: Int?
    var found: [Int] = []
    for (place, part) in parts.enumerated() {
      if place > 0, let state = state(named: part) {
        guard written == nil || written == state else { return nil }
        written = state
        continue
      }
      switch city(part) {
      case .state(let state): found.append(state)
      case .several: break
      case .unknown: if country(named: part) == .other { return nil }
      }
    }
    guard let state = written ?? found.first else { return nil }
    return found.allSatisfy { $0 == state } ? state : nil
  }

  /// The state that a name means: "KA", "State of Karnataka", "Karnataka 560001".
  private func state(named name: PlaceName) -> Int? {
    let known = first(of: name, without: \.standsBesideState) { name in
      states.number(of: name.key).map { .state($0) } ?? .unknown
    }
    guard case .state(let state) = known else { return nil }
    return state
  }

  private func city(_ name: PlaceName) -> Finding {
    let known = first(of: name, without: \.standsBesideCity, lookUp)
    if known != .unknown { return known }
    // "Austin TX": the back is the state, if the front is a city that can lie in it.
    for (front, back) in name.cuts {
      guard let state = state(named: back) else { continue }
      switch first(of: front, without: \.standsBesideCity, lookUp) {
      case .state(state), .several: return .state(state)
      case .state: return .several
      case .unknown: continue
      }
    }
    return name.words.count > 1 ? state(named: name).map { .state($0) } ?? .unknown : .unknown
  }

  private func lookUp(_ name: PlaceName) -> Finding {
    guard let number = cities.number(of: name.key) else { return .unknown }
    return stateName(number) == nil ? .several : .state(number)
  }

  /// Looks a name up, and while it is not known leaves words away that stand beside names: postal
  /// codes at either end, "near" in front, "city" behind, the country.
  private func first(
    of name: PlaceName, without beside: (Substring) -> Bool, _ find: (PlaceName) -> Finding
  ) -> Finding {
    var name = name
    while !name.isEmpty {
      let finding = find(name)
      if finding != .unknown { return finding }
      if let last = name.words.last, last.isNumber || beside(last) {
        name = name.dropLast()
      } else if let first = name.words.first, first.isNumber || beside(first) {
        name = name.dropFirst()
      } else if let own = withoutCountry(name) {
        name = own
      } else {
        return .unknown
      }
    }
    return .unknown
  }

  private func withoutCountry(_ name: PlaceName) -> PlaceName? {
    name.cuts.first { country(named: $0.back) == .own }?.front
  }
}

extension Substring {
  fileprivate var isNumber: Bool { utf8.allSatisfy(\.isASCIIDigit) }

  /// "Near Kochi", "Thane West", "City of Pune", "Dist. Satara".
  fileprivate var standsBesideCity: Bool {
    switch self {
    case "near", "nr", "in", "at", "around", "outside", "from", "of", "city", "town", "village",
      "dist", "district", "taluk", "taluka", "tehsil", "area", "region", "east", "west", "north",
      "south", "urban", "rural", "pin", "pincode", "zip", "po", "metro":
      true
    default: false
    }
  }

  /// "State of Karnataka", "Lublin Voivodeship", "UT of Chandigarh".
  fileprivate var standsBesideState: Bool {
    switch self {
    case "state", "of", "union", "territory", "ut", "province", "region", "prefecture", "oblast",
      "krai", "voivodeship", "county", "canton", "governorate", "district", "emirate",
      "department", "republic", "commonwealth", "government", "govt", "the", "pin", "pincode",
      "zip":
      true
    default: false
    }
  }
}
