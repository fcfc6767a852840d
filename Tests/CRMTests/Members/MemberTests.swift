import CRM
import Support
import Testing

@Suite("The people who work here")
struct MemberTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  var members: Members { shop.crm.members }

  func draft(_ typed: Typed) throws -> MemberDraft {
    var draft = MemberDraft()
    try shop.reading(Members.inputs, typed, by: shop.asha)(&draft)
    return draft
  }

  @discardableResult
  func edit(_ member: Member, _ typed: Typed) throws -> Member {
    try members.edit(
      member.id, by: shop.asha, shop.reading(Members.inputs, typed, by: shop.asha))
  }

  @Test("a colleague has a login, a name and a role; one without a name goes by the login")
  func add() throws {
    let kiran = try members.add(
      draft(["login": "kiran_9", "name": "Kiran Das", "role": "Manager"]), by: shop.asha)
    #expect(kiran.login == "kiran_9")
    #expect(kiran.name == "Kiran Das")
    #expect(kiran.role == .manager)
    #expect(kiran.active)
    #expect(try members.get(kiran.id) == kiran)
    let plain = try members.add(draft(["login": "zoya"]), by: shop.asha)
    #expect(plain.name == "zoya")
    #expect(plain.role == .caller)
    #expect(
      try members.all().map(\.login) == ["asha", "ravi", "meera", "vik", "kiran_9", "zoya"])
  }

  @Test(
    "a login is a plain word",
    arguments: ["", "Asha", "-rf", "a b", "a;b", "é", String(repeating: "x", count: 33)])
  func login(_ text: String) throws {
    #expect(
      refusal { try draft(["login": text]) }
        == "login: is 1 to 32 of a-z, 0-9, - and _, not beginning with -")
    #expect(
      refusal { try members.add(MemberDraft(login: text), by: shop.asha) }
        == "a user needs a login")
  }

  @Test("a login is one person's")
  func taken() throws {
    #expect(
      refusal { try members.add(MemberDraft(login: "ravi"), by: shop.asha) }
        == "the login “ravi” is taken by Ravi Iyer")
    #expect(
      refusal { try edit(shop.meera, ["login": "ravi"]) }
        == "the login “ravi” is taken by Ravi Iyer")
  }

  @Test("a colleague is renamed, promoted and switched off and on")
  func edit() throws {
    let ravi = try edit(
      shop.ravi, ["login": "ravi-i", "name": "Ravi R", "role": "viewer", "active": "no"])
    #expect(ravi.login == "ravi-i")
    #expect(ravi.name == "Ravi R")
    #expect(ravi.role == .viewer)
    #expect(!ravi.active)
    #expect(try edit(ravi, ["active": "on"]).active)
    let before = try shop.crm.events
    try edit(ravi, ["name": "Ravi R"])
    #expect(try shop.crm.events == before)
    for (typed, sentence) in [
      (["active": "maybe"], "active: is yes or no"), (["name": ""], "name: can't be empty"),
      (["role": "boss"], "role: is one of owner, manager, caller, viewer"),
    ] as [(Typed, String)] { #expect(refusal { try edit(ravi, typed) } == sentence) }
    #expect(
      refusal { try members.edit(ID(9), by: shop.asha) { $0.active = false } }
        == "there is no user “9”")
    #expect(refusal { try members.get(ID(9)) } == "there is no user “9”")
  }

  @Test("the last owner stays one")
  func lastOwner() throws {
    for typed in [["role": "manager"], ["active": "no"]] as [Typed] {
      #expect(
        refusal { try edit(shop.asha, typed) }
          == "a file needs an owner: make somebody else one first")
    }
    try edit(shop.meera, ["role": "owner"])
    #expect(try edit(shop.asha, ["role": "manager"]).role == .manager)
  }

  @Test("who acts is the named one, or the machine's own user, or the file's only user or owner")
  func actor() throws {
    #expect(try members.actor(login: "ravi").id == shop.ravi.id)
    #expect(try members.actor(login: "RAVI").id == shop.ravi.id)
    #expect(
      refusal { try members.actor(login: "nobody") }
        == "there is no user “nobody” here: “leadline users list” shows who there is")
    #expect(try members.actor(login: nil).id == shop.asha.id)
    #expect(try members.actor(login: nil, account: "root").id == shop.asha.id)
    #expect(try members.actor(login: nil, account: "meera").id == shop.meera.id)
    try members.edit(shop.meera.id, by: shop.asha) { $0.role = .owner }
    #expect(
      refusal { try members.actor(login: nil) }
        == "this file has several users: say who you are with --as LOGIN")
    for member in [shop.ravi, shop.meera, shop.vik] { _ = try shop.switchOff(member) }
    #expect(try members.actor(login: nil).id == shop.asha.id)
    #expect(
      refusal { try members.actor(login: "ravi") }
        == "the user “ravi” is switched off: ask the owner")
  }

  @Test("a colleague is meant by number, login, name or me")
  func find() throws {
    let me = shop.meera.id
    for text in ["\(shop.ravi.id)", "ravi", "RAVI", "ravi iyer", " Ravi Iyer "] {
      #expect(try members.find(text, me: me) == shop.ravi.id)
    }
    #expect(try members.find("Me", me: me) == me)
    #expect(refusal { try members.find("99", me: me) } == "there is no user “99”")
    #expect(refusal { try members.find("Iyer", me: me) } == "there is no user “Iyer”")
    let other = try members.add(MemberDraft(login: "ri", name: "RAVI IYER"), by: shop.asha)
    #expect(
      refusal { try members.find("Ravi Iyer", me: me) }
        == "“Ravi Iyer” may be any of these users: 2 Ravi Iyer (ravi); \(other.id) RAVI IYER (ri). Say which by its number"
    )
  }
}
