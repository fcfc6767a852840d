import CRM
import Support
import Testing

@Suite("Every verb passes the access rule")
struct AccessTests {
  /// Tries a deed in a fresh shop.
  func outcome(of deed: Deed, by role: Role, on whose: Role) -> CRMError? {
    do {
      let shop = try Shop()
      let people: [Role: Member] = [
        .owner: shop.asha, .manager: shop.meera, .caller: shop.ravi, .viewer: shop.vik,
      ]
      guard let actor = people[role], let holder = people[whose] else { return .notSet }
      try deed.run(shop, Belongings(of: holder, in: shop), actor)
      return nil
    } catch let error as CRMError {
      return error
    } catch {
      Issue.record("\(deed.name): \(error)")
      return nil
    }
  }

  @Test("a record of one's own and one of somebody else's, by every role", arguments: Deed.all)
  func records(_ deed: Deed) {
    for role in Role.allCases {
      // Only where one's own and all differ does it matter whose it is.
      for whose in role == .caller ? [Role.caller, .manager] : [.caller] {
        let outcome = outcome(of: deed, by: role, on: whose)
        switch Access.scope(of: role, deed.verb, deed.noun) {
        case .all: #expect(outcome == nil, "\(role) on \(whose)'s")
        case .own where whose == role: #expect(outcome == nil, "one's own")
        case .own:
          #expect(outcome == .refused(role: role, deed.verb, deed.noun, own: true))
        case .none:
          #expect(outcome == .refused(role: role, deed.verb, deed.noun, own: false))
        }
      }
    }
  }

  @Test("what is done to no single record, by every role", arguments: Deed.general)
  func general(_ deed: Deed) {
    for role in Role.allCases {
      let outcome = outcome(of: deed, by: role, on: .caller)
      switch Access.scope(of: role, deed.verb, deed.noun) {
      case .all, .own: #expect(outcome == nil, "\(role)")
      case .none: #expect(outcome == .refused(role: role, deed.verb, deed.noun, own: false))
      }
    }
  }

  @Test("who is switched off does nothing at all", arguments: Deed.all + Deed.general)
  func inactive(_ deed: Deed) throws {
    let shop = try Shop()
    let belongings = try Belongings(of: shop.ravi, in: shop)
    let ravi = try shop.switchOff(shop.ravi)
    #expect(throws: CRMError.inactive(login: "ravi")) { try deed.run(shop, belongings, ravi) }
  }

  @Test("a caller hangs nothing on a record that they may not see")
  func foreign() throws {
    let shop = try Shop()
    let hers = try Belongings(of: shop.meera, in: shop)
    let customers = "a caller may see their own customers only: ask a manager or the owner"
    let leads = "a caller may see their own leads only: ask a manager or the owner"
    #expect(refusal { try shop.lead(of: hers.customer, by: shop.ravi) } == customers)
    #expect(refusal { try shop.sale(to: hers.customer, "5", by: shop.ravi) } == customers)
    #expect(refusal { try shop.task("X", customer: hers.customer, by: shop.ravi) } == customers)
    #expect(refusal { try shop.task("X", lead: hers.lead, by: shop.ravi) } == leads)
    for typed in [["type": "call"], ["type": "note", "subject": "X"]] as [Typed] {
      #expect(
        refusal { try shop.activity(typed, customer: hers.customer, by: shop.ravi) } == customers)
      #expect(refusal { try shop.activity(typed, lead: hers.lead, by: shop.ravi) } == leads)
    }
  }

  @Test("a list, a count, a search and a page hold one's own and nothing else")
  func lists() throws {
    let shop = try Shop()
    let his = try Belongings(of: shop.ravi, in: shop)
    let hers = try Belongings(of: shop.meera, in: shop)
    let crm = shop.crm
    #expect(try crm.customers.page(by: shop.ravi).items.map(\.id) == [his.customer.id])
    #expect(
      try Set(crm.leads.page(by: shop.ravi).items.map(\.id)) == [his.lead.id, his.closed.id])
    #expect(try crm.sales.page(by: shop.ravi).items.map(\.id) == [his.sale.id])
    #expect(try Set(crm.tasks.page(by: shop.ravi).items.map(\.id)) == [his.task.id, his.done.id])
    #expect(
      try crm.activities.page(by: shop.ravi).items.allSatisfy { $0.customer == his.customer.id })
    #expect(try crm.activities.count("type:call", by: shop.ravi) == 1)
    #expect(try crm.companies.count(nil, by: shop.ravi) == 2)
    #expect(try crm.leads.count("status:open", by: shop.ravi) == 1)
    #expect(try crm.customers.count("meera", by: shop.ravi) == 0)
    #expect(
      refusal { try crm.customers.find("\(hers.customer.id)", by: shop.ravi) }
        == "there is no customer “\(hers.customer.id)”")
    for onlooker in [shop.vik, shop.meera, shop.asha] {
      #expect(try crm.customers.count(nil, by: onlooker) == 2)
      #expect(try crm.leads.count(nil, by: onlooker) == 4)
    }
  }

  @Test("a customer is one's own by looking after them or by having a lead of theirs")
  func ownCustomer() throws {
    let shop = try Shop()
    let neha = try shop.customer("Neha", ["owner": "meera"])
    #expect(throws: CRMError.self) { try shop.crm.customers.get(neha.id, by: shop.ravi) }
    let lead = try shop.lead(of: neha, ["owner": "ravi"])
    #expect(try shop.crm.customers.get(neha.id, by: shop.ravi).id == neha.id)
    try shop.edit(lead, ["owner": ""])
    #expect(throws: CRMError.self) { try shop.crm.customers.get(neha.id, by: shop.ravi) }
    try shop.edit(neha, ["owner": "ravi"])
    #expect(try shop.crm.customers.get(neha.id, by: shop.ravi).id == neha.id)
  }

  @Test("a task is one's own by having it to do or having given it")
  func ownTask() throws {
    let shop = try Shop()
    let given = try shop.task("Ring", ["assignee": "meera"], by: shop.ravi)
    let got = try shop.task("Write", ["assignee": "ravi"], by: shop.meera)
    let neither = try shop.task("Bake", by: shop.meera)
    #expect(try Set(shop.crm.tasks.page(by: shop.ravi).items.map(\.id)) == [given.id, got.id])
    #expect(
      refusal { try shop.crm.tasks.finish(neither.id, by: shop.ravi) }
        == "a caller may finish their own tasks only: ask a manager or the owner")
  }

  @Test("what a colleague did with one's customer is seen, but theirs to change")
  func ownActivity() throws {
    let shop = try Shop()
    let neha = try shop.customer("Neha", ["owner": "ravi"])
    let call = try shop.activity(["type": "call"], customer: neha, by: shop.meera)
    #expect(try shop.crm.activities.get(call.id, by: shop.ravi).id == call.id)
    #expect(
      refusal { try shop.edit(call, ["subject": "X"], by: shop.ravi) }
        == "a caller may edit their own activities only: ask a manager or the owner")
    #expect(
      refusal { try shop.crm.activities.delete(call.id, by: shop.ravi) }
        == "a caller may delete their own activities only: ask a manager or the owner")
  }

  @Test("a caller undoes what they did; what others did, managers and the owner may undo")
  func undo() throws {
    let shop = try Shop()
    let his = try Belongings(of: shop.ravi, in: shop)
    try shop.crm.leads.edit(his.lead.id, by: shop.meera) { $0.city = "Pune" }
    let hers = Int64(try shop.crm.events)
    for actor in [shop.ravi, shop.vik] {
      #expect(throws: CRMError.self) { try shop.crm.history.undo(hers, by: actor) }
    }
    #expect(
      refusal { try shop.crm.history.undo(hers, by: shop.ravi) }
        == "a caller may undo changes of their own leads only: ask a manager or the owner")
    try shop.crm.history.undo(hers, by: shop.asha)
    #expect(try shop.crm.leads.get(his.lead.id, by: shop.asha).city == nil)

    try shop.crm.leads.edit(his.lead.id, by: shop.ravi) { $0.city = "Kochi" }
    try shop.crm.history.undo(by: shop.ravi)
    #expect(try shop.crm.leads.get(his.lead.id, by: shop.asha).city == nil)
  }
}
