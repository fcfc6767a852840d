/// The places of one country in `Resources/places.bin`; `places.py` explains the layout.
struct PlaceChapter {
  let cities: PlaceShelves
  let states: PlaceShelves
  private let country: Region?
  private let stateCount: Int
  private let firstName: Int
  private let bytes: PlaceBytes

  /// Nil for a country without places.
  init?(of country: Region) {
    self.init(country, at: country.place)
  }

  /// The chapter on the world: its states are countries.
  static let world = Region.places

  private init?(_ country: Region?, at place: Int) {
    bytes = PlaceBytes()
    let start = bytes.offset(at: Self.offsets + 3 * place)
    guard start > 0 else { return nil }
    self.country = country
    stateCount = bytes[start]
    let cityShelves = bytes.short(at: start + 1)
    let stateShelves = bytes.short(at: start + 3)
    cities = PlaceShelves(bytes, at: start + 5, count: cityShelves)
    states = PlaceShelves(bytes, at: start + 5 + 3 * (cityShelves + 1), count: stateShelves)
    firstName = start + 5 + 3 * (cityShelves + stateShelves + 2)
  }

  /// The name of a state by its number.
  func stateName(_ number: Int) -> String? {
    guard number < stateCount else { return nil }
    var place = firstName
    for _ in 0..<number { place += 1 + bytes[place] }
    return bytes.text(at: place + 1, count: bytes[place])
  }

  var stateNames: [String] {
    var place = firstName
    return (0..<stateCount).map { _ in
      defer { place += 1 + bytes[place] }
      return bytes.text(at: place + 1, count: bytes[place])
    }
  }

  enum Country { case own, other }

  /// Whether a name is that of this country, or of another one.
  func country(named name: PlaceName) -> Country? {
    guard let world = PlaceChapter(nil, at: Self.world),
      let number = world.cities.number(of: name.key)
    else { return nil }
    return world.stateName(number) == country?.code ? .own : .other
  }

  /// Where the offsets of the chapters begin.
  private static let offsets = 512
}
