/// Makes the people of the demonstration, one after the other: no two share a phone or an email.
struct DemoPeople {
  /// A person who walks in, with the company they come from.
  struct Person {
    var draft: CustomerDraft
    /// As a colleague would call them.
    let first: String
    let language: String
    var company: CompanyDraft?
  }

  private let book: DemoBook
  private let seed: UInt64
  private var phonesGiven: [String: Int] = [:]
  /// What was given away, by a number: a million addresses are too much to keep.
  private var emailsGiven: Set<UInt64> = []
  /// The newest companies: some of the next people work there too.
  private var companies: [(draft: CompanyDraft, place: DemoBook.Place)] = []
  private var companiesMade = 0

  init(_ book: DemoBook, seed: UInt64) {
    self.book = book
    self.seed = seed
  }

  mutating func next(_ number: Int) throws -> Person {
    var chance = Chance(seed: seed, of: number, in: 1)
    let works = chance.happens(0.36)
    var place = chance.pick(book.places)
    var company: CompanyDraft?
    if works, !companies.isEmpty, chance.happens(0.3) {
      let known = chance.pick(companies)
      (company, place) = (known.draft, known.place)
    }
    let culture = book.culture(chance.pick(place.cultures))
    let name = Self.name(of: culture, &chance)
    var draft = CustomerDraft()
    draft.name = name.whole
    draft.address.country = book.country(place.region).name
    draft.address.state = place.state
    draft.address.city = company?.address.city ?? chance.pick(place.cities)
    if works, company == nil {
      company = self.company(of: culture, place, draft.address, number, &chance)
    }
    if works { draft.title = chance.pick(book.titles) }
    if place.region == "IN", chance.happens(0.4) {
      draft.address.line1 = "\(chance.number(in: 1...240)), \(chance.pick(book.streets))"
    }
    draft.source = chance.pick(book.sources)
    if place.region != "IN", draft.source == "walk-in" { draft.source = "web" }
    if chance.happens(0.94) { draft.phone = try phone(place.region) }
    if works, chance.happens(0.2) { draft.mobile = try phone(place.region) }
    if draft.phone == nil || chance.happens(works ? 0.85 : 0.6) {
      let domain =
        company?.domain ?? chance.pick(["mail.example", "post.example", "letters.example"])
      draft.email = try email(name.plain, at: domain, number)
    }
    return Person(draft: draft, first: name.first, language: culture.language, company: company)
  }

  private static func name(
    of culture: DemoBook.Culture, _ chance: inout Chance
  ) -> (whole: String, first: String, plain: String) {
    if !culture.written.isEmpty, chance.happens(0.12) {
      let written = chance.pick(culture.written)
      let first = written.name.prefix { $0 != " " }
      return (
        written.name, String(first), written.plain.split(separator: " ").joined(separator: ".")
      )
    }
    let given = chance.pick(culture.given)
    let family = chance.pick(culture.family)
    let plain = "\(slug(given)).\(slug(family))"
    let whole = culture.form == "initial given" ? "\(family) \(given)" : "\(given) \(family)"
    return (whole, given, plain)
  }

  private mutating func company(
    of culture: DemoBook.Culture, _ place: DemoBook.Place, _ address: Address, _ number: Int,
    _ chance: inout Chance
  ) -> CompanyDraft {
    let trade = chance.pick(book.trades)
    let family = chance.pick(culture.form == "initial given" ? culture.given : culture.family)
    var draft = CompanyDraft()
    draft.name = "\(family) \(trade.name)"
    // There are only so many names: later ones are told apart by their town, and then by a number.
    if number >= 400, let city = address.city { draft.name += ", \(city)" }
    if number >= 20_000 { draft.name += " \(number % 97 + 2)" }
    draft.domain = Self.slug(draft.name) + ".example"
    draft.industry = trade.industry
    draft.employeeCount = Int(chance.around(12, spread: 0.9)) + 1
    if chance.happens(0.5) { draft.website = draft.domain.map { "https://www.\($0)" } }
    draft.address = address
    draft.address.line1 = "\(chance.number(in: 1...90)), \(chance.pick(book.streets))"
    remember(draft, place)
    return draft
  }

  private mutating func remember(_ draft: CompanyDraft, _ place: DemoBook.Place) {
    let kept = 40
    if companies.count < kept {
      companies.append((draft, place))
    } else {
      companies[companiesMade % kept] = (draft, place)
    }
    companiesMade += 1
  }

  /// The country's next number; nil when its numbers for fiction are used up.
  private mutating func phone(_ region: String) throws -> Phone? {
    let patterns = book.country(region).phones
    let given = phonesGiven[region, default: 0]
    phonesGiven[region] = given + 1
    let pattern = patterns[given % patterns.count]
    let head = pattern.prefix { $0 != "#" }
    let width = pattern.count - head.count
    let room = (0..<width).reduce(1) { room, _ in room * 10 }
    guard given / patterns.count < room, let home = Region(region) else { return nil }
    // The factor ends in 7, so every number comes up once before one comes up again.
    var start = Chance(seed: seed, of: given % patterns.count, in: 8)
    let tail = (start.below(room) + given / patterns.count * 6_364_137) % room
    return try Phone.parse(head + tail.padded(to: width), region: home)
  }

  private mutating func email(_ plain: String, at domain: String, _ number: Int) throws -> Email {
    let address = "\(plain)@\(domain)"
    let isNew = emailsGiven.insert(Self.fingerprint(address)).inserted
    return try Email(isNew ? address : "\(plain).\(number)@\(domain)")
  }

  /// FNV-1a: the same in every run, which Swift's own hashes are not.
  private static func fingerprint(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func slug(_ text: String) -> String {
    String(decoding: text.folded.utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
  }
}
