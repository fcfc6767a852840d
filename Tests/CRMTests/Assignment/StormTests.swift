import Storage
import Support
import Testing

@testable import CRM

/// Many programs receive at once, while others come between them.
@Suite("S2 4.3: under concurrent receiving", .serialized)
struct StormTests {
  @Test("no lead is lost, none is doubled, no limit passed, and everybody has what is due to them")
  func storm() throws { try StormTests.weather(seconds: 3) }

  /// Answers the longest that any process waited.
  @discardableResult
  static func weather(seconds: Int) throws -> Int {
    let storm = Storm(seconds: seconds)
    let office = try storm.found()
    let outcome = try storm.rage()
    let after = try Judgement(office)
    #expect(outcome.leads > 100)
    #expect(outcome.doubled == 0)
    #expect(after.leads == outcome.acknowledged)
    #expect(after.strangers == 0 && after.misplaced == 0 && after.beyondLimit == 0)
    #expect(try office.check().problems == [])
    // What was taken back or given by hand is evened out by the next leads, and who has had their
    // day's has none of those.
    let asha = try office.members.actor(login: "asha")
    let callers: [Int64] = try office.database.read { tx in try tx.values("SELECT id FROM caller") }
    for caller in callers { try office.callers.edit(ID(caller), by: asha) { $0.dailyLimit = 0 } }
    let states: [JSON] = ["Goa", "Kerala", "Punjab", "Karnataka", nil]
    _ = try office.leads.receive(
      (0..<200).map { try Incoming(["name": "Somebody", "state": states[$0 % 5]]) }, by: asha)
    let calm = try Judgement(office)
    #expect(calm.worst <= 2.0, "\(calm.worst) leads from what is due")
    print(
      """
      storm of \(storm.receivers), \(seconds) s: \(outcome.leads) leads, longest wait \
      \(outcome.longest) ms, furthest from what is due \(after.worst.rounded(to: 2)) at its end, \
      \(calm.worst.rounded(to: 2)) after 200 quiet leads
      """)
    return outcome.longest
  }
}

extension Double {
  /// For people to read.
  fileprivate func rounded(to digits: Int) -> Double {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
