import CResources

/// `Resources/demo.txt`, which explains itself, read into the lists that a story picks from.
struct DemoBook {
  /// People who share a language, and how their names are put together.
  struct Culture {
    var language = ""
    var form = ""
    var given: [String] = []
    var family: [String] = []
    /// Names in a script of their own, and in plain letters.
    var written: [(name: String, plain: String)] = []
  }

  struct Place {
    let region: String
    let state: String
    let cultures: Weighted<String>
    let cities: Weighted<String>
  }

  struct Country {
    let name: String
    /// "+9198########"
    let phones: [String]
  }

  struct Thing {
    let name: String
    let price: Double
  }

  struct Trade {
    let name: String
    let industry: String
  }

  private(set) var cultures: [String: Culture] = [:]
  private(set) var countries: [String: Country] = [:]
  private(set) var places = Weighted<Place>()
  private(set) var trades = Weighted<Trade>()
  private(set) var things = Weighted<Thing>()
  private(set) var titles = Weighted<String>()
  private(set) var sources = Weighted<String>()
  private(set) var streets = Weighted<String>()
  /// Who joins, and how they take leads if they do.
  private(set) var staff: [(member: MemberDraft, caller: CallerDraft?)] = []
  /// Sentences by their subject.
  private var sentences: [String: Weighted<String>] = [:]

  init() {
    let resource = resource_demo()
    let text = String(
      decoding: UnsafeBufferPointer(start: resource.bytes, count: resource.count), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") { read(line) }
  }

  /// The sentences about a subject, such as the notes.
  func lines(_ subject: String) -> Weighted<String> {
    guard let lines = sentences[subject] else {
      preconditionFailure("the demonstration has no lines for \(subject)")
    }
    return lines
  }

  func culture(_ name: String) -> Culture {
    guard let culture = cultures[name] else {
      preconditionFailure("the demonstration has no people called \(name)")
    }
    return culture
  }

  func country(_ region: String) -> Country {
    guard let country = countries[region] else {
      preconditionFailure("the demonstration has no country \(region)")
    }
    return country
  }

  private mutating func read(_ line: Substring) {
    let word = line.prefix { $0 != " " }
    let columns = line.dropFirst(word.count).split(separator: "|").map { String($0).trimmed }
    let weighted = DemoBook.weighted(columns[columns.count - 1])
    switch word {
    case "people":
      var culture = Culture()
      culture.language = columns[1]
      culture.form = columns[2]
      culture.given = DemoBook.list(columns[3])
      culture.family = DemoBook.list(columns[4])
      cultures[columns[0]] = culture
    case "written":
      cultures[columns[0]]?.written = DemoBook.list(columns[1]).map { entry in
        let parts = entry.split(separator: "=").map { String($0).trimmed }
        return (parts[0], parts[1])
      }
    case "country":
      countries[columns[0]] = Country(name: columns[1], phones: DemoBook.list(columns[2]))
    case "place":
      let place = Place(
        region: columns[0], state: columns[1], cultures: DemoBook.weightedList(columns[3]),
        cities: DemoBook.weightedList(columns[4]))
      places.add(place, weight: Int(columns[2]) ?? 1)
    case "trade":
      trades.add(Trade(name: columns[0], industry: weighted.text), weight: weighted.weight)
    case "thing":
      things.add(
        Thing(name: columns[0], price: Double(weighted.text) ?? 1), weight: weighted.weight)
    case "title": titles = DemoBook.weightedList(columns[0])
    case "source": sources = DemoBook.weightedList(columns[0])
    case "street": streets = DemoBook.weightedList(columns[0])
    case "staff":
      let member = MemberDraft(
        login: columns[0], name: columns[1], role: Role(rawValue: columns[2]) ?? .caller)
      staff.append((member, DemoBook.caller(columns.dropFirst(3))))
    default:
      sentences[String(word), default: Weighted()].add(weighted.text, weight: weighted.weight)
    }
  }

  /// States, languages, leads a day at most, weight.
  private static func caller(_ columns: ArraySlice<String>) -> CallerDraft? {
    guard columns.count == 4 else { return nil }
    let columns = Array(columns)
    var draft = CallerDraft()
    draft.states = list(columns[0])
    draft.languages = list(columns[1])
    draft.dailyLimit = Int(columns[2]) ?? 0
    draft.weight = Int(columns[3]) ?? 1
    return draft
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmed }
  }

  private static func weightedList(_ text: String) -> Weighted<String> {
    Weighted(
      list(text).map { entry in
        let (text, weight) = weighted(entry)
        return (text, weight)
      })
  }

  /// "Chennai 8": an entry, and how often it comes up.
  private static func weighted(_ entry: String) -> (text: String, weight: Int) {
    guard let space = entry.lastIndex(of: " "), let weight = Int(entry[space...].dropFirst())
    else { return (entry, 1) }
    return (String(entry[..<space]), weight)
  }
}
