import Storage

/// What a batch of incoming leads is read by, looked up once for all of them.
struct Reception {
  let business: Business
  /// Where a new lead begins.
  let stage: Stage
  private let country: Region
  private let logins: [Int64: String]
  /// Names that were asked for already, and the answers.
  private var states: [String: String?] = [:]
  private var cities: [String: String?] = [:]

  init(_ office: Workspace, _ tx: borrowing Transaction) throws {
    business = office.business
    stage = try office.pipelines.first(tx)
    country = try office.roster(tx).routing.country.flatMap { Region($0) } ?? business.region
    var logins: [Int64: String] = [:]
    try tx.each("SELECT id, login FROM member") { row in
      let id: Int64 = try row.next()
      logins[id] = try row.next()
    }
    self.logins = logins
  }

  func login(of member: ID<Member>?) -> String? { member.flatMap { logins[$0.number] } }

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
