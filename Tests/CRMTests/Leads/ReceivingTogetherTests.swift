import Storage
import Support
import Testing

@testable import CRM

@Suite("Leads that come in together")
struct ReceivingTogetherTests {
  private func shop() throws -> Shop {
    let shop = try Shop()
    try shop.caller("Neha", ["states": "Goa, Kerala", "limit": "9"])
    try shop.caller("Omar", ["states": "Karnataka", "weight": "2"])
    try shop.caller("Priya")
    return shop
  }

  /// What a careless source may send: the same people again, under one name or another, things that
  /// can't be read, and nobody at all.
  private func documents(_ count: Int, seed: UInt64) -> [JSON] {
    var dice = Dice(seed: seed)
    func pick(_ choices: [JSON]) -> JSON { choices.randomElement(using: &dice) ?? nil }
    return (0..<count).map { place in
      [
        "name": pick(["Zoya", "Yash", "Z. Khan", nil]),
        "phone": pick([nil, "call me", .string("98450123\(Int.random(in: 10..<30, using: &dice))")]
        ),
        "email": pick([
          nil, "zoya@", .string("Person\(Int.random(in: 0..<15, using: &dice))@Example.com"),
          .string("person\(Int.random(in: 0..<15, using: &dice))@example.com"),
        ]),
        "state": pick(["Goa", "Kerala", "Karnataka", "Nowhere", nil]),
        "company": pick([nil, nil, "Khan Traders", "khan traders", "Rao & Sons"]),
        "source_row_id": pick([nil, .integer(Int64.random(in: 0..<60, using: &dice))]),
        "lead_source": pick(["web", "sheet"]), "value": pick([5000, "lots", nil]),
      ]
    }
  }

  /// Names the first difference, if there is one.
  private func expectSame(_ one: Shop, _ other: Shop) throws {
    let (one, other) = (try one.crm.dump(), try other.crm.dump())
    #expect(one.count == other.count)
    let different = zip(one, other).first { $0 != $1 }
    #expect(different?.0 == different?.1)
  }

  private func told(_ received: [Leads.Received]) -> [String] {
    received.map { received in
      switch received {
      case .success(let receipt): "\(receipt)"
      case .failure(let error): "\(error)"
      }
    }
  }

  @Test(
    "a batch leaves what its leads leave that come one after the other", arguments: [1, 2, 3, 4])
  func same(seed: UInt64) throws {
    let (together, alone) = (try shop(), try shop())
    for round in 0..<3 {
      let incoming = try documents(64 + round, seed: seed &* 100 &+ UInt64(round))
        .map { try Incoming($0) }
      let one = try told(together.crm.leads.receive(incoming, by: together.asha))
      let other = try incoming.flatMap {
        try told(alone.crm.leads.receive([$0], by: alone.asha))
      }
      #expect(one == other)
    }
    try expectSame(together, alone)
    #expect(try together.crm.check(search: true).problems == [])
  }

  @Test("a lead that the file itself refuses is refused alone, and leaves no trace")
  func refused() throws {
    let (shop, without) = (try shop(), try shop())
    for some in [shop, without] {
      _ = try some.crm.database.write { tx in
        try tx.run(
          """
          CREATE TEMP TRIGGER no_yash BEFORE INSERT ON lead WHEN NEW.source_key = ':7'
          BEGIN SELECT RAISE(ABORT, 'not this one'); END
          """)
      }
    }
    let rows: [JSON] = (0..<60).map {
      ["name": .string("Somebody \($0)"), "state": "Goa", "source_row_id": .integer($0)]
    }
    let received = try shop.crm.leads.receive(rows.map { try Incoming($0) }, by: shop.asha)
    #expect(received.indices.filter { (try? received[$0].get()) == nil } == [7])
    let rest = rows.indices.filter { $0 != 7 }.map { rows[$0] }
    _ = try without.crm.leads.receive(rest.map { try Incoming($0) }, by: without.asha)
    try expectSame(shop, without)
    #expect(try shop.crm.check(search: true).problems == [])
  }

  @Test("where nothing but nobody comes in, nothing is written")
  func nobody() throws {
    let shop = try shop()
    let before = try shop.crm.dump()
    let received = try shop.crm.leads.receive(
      [Incoming(["city": "Panaji"]), Incoming(["phone": "12"])], by: shop.asha)
    #expect(received.allSatisfy { (try? $0.get()) == nil })
    #expect(try shop.crm.leads.receive([], by: shop.asha).isEmpty)
    #expect(try shop.crm.dump() == before)
  }
}
