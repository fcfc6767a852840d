import CRM
import Support
import Testing

@testable import Screens

@Suite("The leads that wait for a caller, at the screen")
struct QueueTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func wait(_ name: String, _ typed: Typed) throws {
    let lead = try shop.unowned(typed, of: shop.customer(name))
    try shop.crm.assignments.assign(lead.id, by: shop.asha)
  }

  private func owner(of name: String) throws -> String? {
    try shop.crm.leads.page(.init(filter: "\"\(name)\""), by: shop.asha).items.first?.ownerLogin
  }

  @Test("every screen tells how many wait, live, and nothing when none does")
  func flag() throws {
    let visit = Visit(shop)
    #expect(!visit.screen[0].contains("⚑"))
    try wait("Ravi Kumar", ["state": "Kerala"])
    try wait("Sunita Rao", ["state": "Goa"])
    visit.settle()
    for key in ["1", "2", "4", "7", "8", "9"] {
      try visit.press(key)
      #expect(visit.screen[0].contains("⚑ 2"), "section \(key)")
    }
    visit.resize(40, 10)
    #expect(visit.screen[0].contains("⚑ 2"))
    let leads = try shop.crm.leads.page(.init(), by: shop.asha).items.map(\.id)
    try shop.crm.assignments.reassign(leads, to: shop.ravi.id, by: shop.asha)
    visit.settle()
    #expect(!visit.screen[0].contains("⚑"))
  }

  @Test("who only sees what is theirs is not told of it")
  func own() throws {
    try wait("Ravi Kumar", ["state": "Kerala"])
    #expect(!Visit(shop, as: "ravi").screen[0].contains("⚑"))
    #expect(Visit(shop, as: "meera").screen[0].contains("⚑ 1"))
  }

  @Test("the list tells why each waits, the oldest first")
  func list() throws {
    try wait("Ravi Kumar", ["state": "Kerala"])
    shop.now = shop.now.adding(seconds: 600)
    try wait("Sunita Rao", [:])
    let visit = Visit(shop, width: 100)
    try visit.press("Q")
    #expect(visit.selected.contains("Ravi Kumar"))
    #expect(visit.selected.contains("Kerala: nobody free"))
    try visit.press("j")
    #expect(visit.selected.contains("no state is known"))
  }

  @Test("they are handed out when it was asked how many; who still waits, and why, is told")
  func handingOut() throws {
    try wait("Ravi Kumar", ["state": "Kerala", "value": "1000"])
    shop.now = shop.now.adding(seconds: 600)
    try wait("Sunita Rao", ["state": "Kerala", "value": "9000"])
    try shop.caller("Kiran Bhat", ["states": "Kerala", "limit": "1"])
    let visit = Visit(shop)
    try visit.press("A")
    #expect(visit.shows("Hand 2 leads to callers?"))
    try visit.press("n")
    #expect(try owner(of: "Sunita Rao") == nil)
    try visit.press("A", "v")
    #expect(try owner(of: "Sunita Rao") == "kiran")
    #expect(try owner(of: "Ravi Kumar") == nil)
    #expect(visit.foot.contains("1 handed out: 1 to Kiran Bhat; 1 still waits: Kerala"))
    #expect(visit.screen[0].contains("⚑ 1"))
  }

  @Test("the oldest is handed out first where that is asked")
  func oldest() throws {
    try wait("Ravi Kumar", ["value": "1000"])
    shop.now = shop.now.adding(seconds: 600)
    try wait("Sunita Rao", ["value": "9000"])
    try shop.caller("Kiran Bhat", ["limit": "1"])
    try Visit(shop).press("A", "o")
    #expect(try owner(of: "Ravi Kumar") == "kiran")
    #expect(try owner(of: "Sunita Rao") == nil)
  }

  @Test("a lead that was taken out of somebody's hands is handed out too")
  func taken() throws {
    _ = try shop.unowned([:], of: shop.customer("Ravi Kumar"))
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop)
    try visit.press("Q")
    #expect(visit.selected.contains("taken out"))
    try visit.press("A", "o")
    #expect(try owner(of: "Ravi Kumar") == "kiran")
    try visit.press("u")
    #expect(try owner(of: "Ravi Kumar") == nil)
    #expect(try shop.crm.check().ok)
  }

  @Test("nothing is asked when none waits, and of those who may not")
  func nothing() throws {
    let visit = Visit(shop)
    try visit.press("A")
    #expect(visit.foot.contains("No lead waits for a caller"))
    let ravi = Visit(shop, as: "ravi")
    try ravi.press("A")
    #expect(ravi.foot.contains("a caller may not assign leads"))
  }
}
