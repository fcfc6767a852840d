import Storage

/// What a batch of incoming leads is read by, looked up once for all of them.
struct Reception {
  let business: Business
  /// Where a new lead begins.
  let stage: Stage
  private let country: Region
  private let roster: Roster
  /// Names that were asked for already, and the answers.
  private var states: [String: String?] = [:]
  private var cities: [String: String?] = [:]

  init(_ office: Workspace, _ tx: borrowing Transaction) throws {
    business = office.business
    stage = try office.pipelines.first(tx)
    roster = try office.roster(tx)
    country = roster.routing.country.flatMap { Region($0) } ?? business.region
  }

  func login(of caller: ID<Caller>?) -> String? {
    caller.flatMap { roster.login(of: $0.number) }
  }

  mutating func state(named name: String) -> String? {
    if let known = states[name] { return known }
    let answer = Places.state(named: name, in: country)
    states[name] = .some(answer)
    return answer
  }

  mutating func state(ofCity city: String) -> String? {
    if let known = cities[city] { return known }
    let answer = Places.state(ofCity: city, in: country)
    cities[city] = .some(answer)
    return answer
  }
}
