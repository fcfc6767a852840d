import Storage
import Support
import Testing

@testable import CRM

@Suite("Undo and redo bring back the identical shop")
struct UndoTests {
  let shop: HistoryShop

  init() throws { shop = try HistoryShop() }

  @Test("any day's work, undone from its end and redone, twice over", arguments: 1...4)
  func anyDay(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let life = ShopLife(shop.office, as: shop.asha)
    for deed in [ShopLife.Deed.addCompany, .addCustomer, .takeLead, .takeLead, .addMember] {
      try? life.perform(deed, &dice)
    }
    let start = try shop.newest()
    var dumps = [try shop.office.dump()]
    while dumps.count < 60 {
      guard let deed = ShopLife.Deed.allCases.randomElement(using: &dice) else { break }
      let before = try shop.newest()
      try? life.perform(deed, &dice)
      if try shop.newest() > before { dumps.append(try shop.office.dump()) }
    }
    let events = (1..<Int64(dumps.count)).map { start + $0 }
    for event in events.reversed() {
      let undo = try shop.history.undo(event, by: shop.asha)
      #expect(undo.undoes == event)
      try expect(shop.office, dumps[Int(event - start - 1)], "undo of \(event)")
    }
    // Another program goes on with it, as after a restart.
    let other = try shop.scratch.open()
    for event in events {
      let redo = try other.history.redo(by: shop.asha)
      #expect(redo.verb == .redo)
      try expect(other, dumps[Int(event - start)], "redo of \(event)")
    }
    for event in events.reversed() {
      // By turns in two programs, and without saying which.
      let office = event % 2 == 0 ? other : shop.office
      #expect(try office.history.undo(by: shop.asha).undoes == event)
      try expect(office, dumps[Int(event - start - 1)], "second undo of \(event)")
    }
    #expect(try shop.office.check().problems == [])
  }

  private func expect(_ office: Workspace, _ right: [String], _ what: String) throws {
    let dump = try office.dump()
    try #require(dump == right, "\(what): \(difference(right, dump))")
  }

  @Test("customers deleted at once come back with everything, by one undo")
  func bulk() throws {
    var dice = Dice(seed: 3)
    let life = ShopLife(shop.office, as: shop.asha)
    for _ in 0..<300 {
      try? life.perform(ShopLife.dailyWork.randomElement(using: &dice) ?? .takeLead, &dice)
    }
    let dump = try shop.office.dump()
    let ids: [ID<Customer>] = try shop.office.database.read {
      try $0.values("SELECT id FROM customer")
    }
    #expect(ids.count > 10)
    let event = try shop.event {
      try shop.office.record(.delete, .customer, by: shop.asha) { _, _ in
        for id in ids { try shop.office.customers.delete(id, by: shop.asha) }
      }
    }
    let empty = try shop.office.dump()
    #expect(!empty.contains { $0.hasPrefix("customer") || $0.hasPrefix("lead") })
    try shop.history.undo(event, by: shop.asha)
    try expect(shop.office, dump, "undo")
    try shop.history.redo(by: shop.asha)
    try expect(shop.office, empty, "redo")
    #expect(try shop.office.check().ok)
  }

  @Test("a merge is undone whole, and says what it is an undo of")
  func merge() throws {
    let (kept, gone) = (try shop.customer("Sunita"), try shop.customer("Suneeta"))
    try shop.office.customers.edit(gone.id, by: shop.asha) { $0.title = "Buyer" }
    let lead = try shop.lead(of: gone)
    try shop.office.leads.win(lead.id, sale: shop.money(100), by: shop.asha)
    let dump = try shop.office.dump()
    try shop.office.customers.merge(gone.id, into: kept.id, by: shop.asha)
    let undo = try shop.history.undo(by: shop.asha)
    #expect(undo.facts["of"] == "customer.merge")
    #expect(undo.subject == kept.id.number)
    try expect(shop.office, dump, "undo")
  }

  @Test("undo without a number takes the actor's own newest that stands, again and again")
  func ownNewest() throws {
    let first = try shop.event { try shop.customer("First") }
    let second = try shop.event { try shop.customer("Second") }
    try shop.customer("Ravi's", by: shop.ravi)
    #expect(try shop.history.undo(by: shop.asha).undoes == second)
    #expect(try shop.history.undo(by: shop.asha).undoes == first)
    #expect(try shop.history.redo(by: shop.asha).facts["of"] == "customer.add")
    #expect(try shop.history.event(first).undoneBy == nil)
    #expect(try shop.history.event(second).undoneBy != nil)
    #expect(try shop.history.undo(by: shop.asha).undoes == first)
  }

  @Test("redo is over once something else was done")
  func redoEnds() throws {
    #expect(
      shop.refusal { try shop.history.redo(by: shop.ravi) } == "there is nothing of yours to redo")
    #expect(
      shop.refusal { try shop.history.undo(by: shop.ravi) } == "there is nothing of yours to undo")
    try shop.customer("First")
    try shop.history.undo(by: shop.asha)
    try shop.customer("Second", by: shop.ravi)
    try shop.history.redo(by: shop.asha)
    try shop.history.undo(by: shop.asha)
    try shop.customer("Third")
    #expect(
      shop.refusal { try shop.history.redo(by: shop.asha) } == "there is nothing of yours to redo")
  }

  @Test("an undo, a redo and the event itself are undone by name, each once")
  func byName() throws {
    let event = try shop.event { try shop.customer("Sunita") }
    let with = try shop.office.dump()
    let undo = try shop.history.undo(event, by: shop.asha)
    let without = try shop.office.dump()
    #expect(
      shop.refusal { try shop.history.undo(event, by: shop.asha) }
        == "event \(event) was undone already, by event \(undo.id)")
    // To take an undo back is a redo.
    let redo = try shop.history.undo(undo.id, by: shop.asha)
    #expect(redo.verb == .redo)
    #expect(try shop.office.dump() == with)
    #expect(
      shop.refusal { try shop.history.undo(undo.id, by: shop.asha) }
        == "event \(undo.id) was undone already, by event \(redo.id)")
    // To take a redo back is to undo the event once more.
    let again = try shop.history.undo(redo.id, by: shop.asha)
    #expect(again.undoes == event)
    #expect(try shop.office.dump() == without)
    #expect(try shop.history.event(event).undoneBy == again.id)
    #expect(
      shop.refusal { try shop.history.undo(redo.id, by: shop.asha) }
        == "event \(event) was undone already, by event \(again.id)")
    #expect(
      shop.refusal { try shop.history.undo(9999, by: shop.asha) } == "there is no event “9999”"
    )
  }

  @Test("events are undone inside a batch, with those of the batch itself")
  func inBatch() throws {
    let customer = try shop.customer("Sunita")
    let dump = try shop.office.dump()
    let first = try shop.newest()
    try shop.office.batch {
      try shop.office.customers.delete(customer.id, by: shop.asha)
      try shop.history.undo(by: shop.asha)
      try shop.customer("Meera")
      try shop.history.undo(first + 3, by: shop.asha)
    }
    #expect(try shop.newest() == first + 4)
    try expect(shop.office, dump, "batch")
    // A refused undo leaves the rest of its batch alone.
    try shop.office.batch {
      try shop.lead(of: customer)
      #expect(shop.refusal { try shop.history.undo(first, by: shop.asha) } != "(not refused)")
    }
    #expect(try shop.office.check().ok)
    #expect(try shop.office.dump().contains { $0.hasPrefix("lead") })
  }

  @Test("one's own events are one's own to undo; a manager's are all but users and settings")
  func access() throws {
    let own = try shop.event { try shop.customer("Meera's", by: shop.meera) }
    let other = try shop.event { try shop.customer("Asha's") }
    let member = try shop.event {
      try shop.office.members.edit(shop.vik.id, by: shop.asha) { $0.name = "Vikram" }
    }
    #expect(
      shop.refusal { try shop.history.undo(other, by: shop.meera) }
        == "a caller may undo changes of their own customers only: ask a manager or the owner")
    #expect(
      shop.refusal { try shop.history.undo(other, by: shop.vik) }
        == "a viewer may not undo changes of customers: ask a manager or the owner")
    #expect(
      shop.refusal { try shop.history.undo(member, by: shop.ravi) }
        == "a manager may not undo changes of users: ask a manager or the owner")
    try shop.history.undo(own, by: shop.meera)
    try shop.history.undo(other, by: shop.ravi)
    #expect(
      shop.refusal { try shop.history.redo(by: shop.asha) } == "there is nothing of yours to redo")
    try shop.history.undo(member, by: shop.asha)
    #expect(try shop.office.members.get(shop.vik.id).name == "Vik")
  }
}
