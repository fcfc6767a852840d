import CRM
import Support
import Testing

@testable import Screens

@Suite("Routing in the settings")
struct RoutingSettingsTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func settings(_ words: String) throws -> Visit {
    let visit = Visit(shop)
    try visit.press("9")
    for _ in 0..<60 where !visit.selected.contains(words) { try visit.press("j") }
    #expect(visit.selected.contains(words))
    return visit
  }

  private var rules: [Rule] {
    get throws {
      try shop.crm.rules.page(.init(sort: Sort("position"), limit: 50), by: shop.asha).items
    }
  }

  @Test("each setting is changed where it stands")
  func editing() throws {
    let visit = try settings("Minutes to claim")
    try visit.press("enter")
    try visit.retype("30")
    try visit.press("ctrl-s")
    #expect(try shop.crm.routings.get().claimMinutes == 30)
    #expect(visit.selected.contains("30, then handed on"))
    try visit.press("u")
    #expect(visit.selected.contains("15, then handed on"))
  }

  @Test("other settings are tried on past leads before they are saved")
  func trying() throws {
    try shop.caller("Kiran Bhat", ["states": "Kerala"])
    try shop.caller("Divya Menon", ["states": "Kerala", "weight": "3"])
    for _ in 0..<8 { try shop.given(["state": "Kerala"]) }
    let visit = try settings("What would change")
    try visit.press("enter", "shift-tab", "shift-tab", "shift-tab", "shift-tab", "shift-tab")
    try visit.press("shift-tab")
    visit.type("rot")
    try visit.press("ctrl-r")
    #expect(visit.shows("8 leads since"))
    #expect(visit.shows("2 would go to somebody else"))
    let kiran = try #require(visit.row(containing: "Kiran Bhat"))
    #expect(kiran.split(separator: " ").suffix(4).contains("+2"), "\(kiran)")
    #expect(try shop.crm.routings.get().policy == .fair)
    try visit.press("esc", "ctrl-s")
    #expect(try shop.crm.routings.get().policy == .rotation)
  }

  @Test("another weight of a caller is tried in their form")
  func weight() throws {
    try shop.caller("Kiran Bhat", ["states": "Kerala"])
    try shop.caller("Divya Menon", ["states": "Kerala"])
    for _ in 0..<8 { try shop.given(["state": "Kerala"]) }
    let visit = Visit(shop)
    try visit.press("7", "e", "tab", "tab", "tab", "tab", "tab")
    try visit.retype("3")
    try visit.press("ctrl-r")
    let divya = try #require(visit.screen.last { $0.contains("Divya Menon") && $0.contains("+2") })
    #expect(divya.contains("6"))
    try visit.press("esc", "esc", "y")
    let callers = try shop.crm.callers.page(.init(), by: shop.asha).items
    #expect(callers.allSatisfy { $0.weight == 1 })
  }

  @Test("a rule of exception is added with its filter completed, moved, edited and deleted")
  func rulesList() throws {
    try shop.caller("Kiran Bhat")
    try shop.caller("Divya Menon")
    let visit = try settings("Exceptions")
    try visit.press("enter", "n")
    visit.type("Big ones")
    try visit.press("tab")
    visit.type("val")
    try visit.press("enter")
    try visit.press("backspace")
    visit.type(">1lakh")
    try visit.press("tab")
    visit.type("div")
    try visit.press("enter", "ctrl-s")
    #expect(try rules.map(\.filter) == ["value>1lakh"])
    #expect(visit.selected.contains("Divya Menon"))
    try visit.press("n")
    visit.type("Referrals")
    try visit.press("tab")
    visit.type("source:referral")
    try visit.press("tab")
    visit.type("kiran, divya")
    try visit.press("ctrl-s")
    #expect(try rules.map(\.name) == ["Big ones", "Referrals"])
    try visit.press("K")
    #expect(try rules.map(\.name) == ["Referrals", "Big ones"])
    #expect(visit.selected.contains("Referrals"))
    try visit.press("K")
    #expect(visit.foot.contains("This is the first rule"))
    try visit.press("J")
    #expect(try rules.map(\.name) == ["Big ones", "Referrals"])
    try visit.press("e", "tab", "tab")
    #expect(visit.shows("kiran, divya"))
    try visit.press("esc", "x")
    #expect(try rules.map(\.name) == ["Big ones"])
    try visit.press("u")
    #expect(try rules.count == 2)
  }

  @Test("a filter that can't be read is refused under its field")
  func wrong() throws {
    try shop.caller("Kiran Bhat")
    let visit = Visit(shop)
    try visit.press(":")
    visit.type("routing rules")
    try visit.press("enter", "n")
    visit.type("Big ones")
    try visit.press("tab")
    visit.type("valeu>5")
    try visit.press("tab")
    visit.type("kiran")
    try visit.press("ctrl-s")
    #expect(visit.screen.contains { $0.contains("! ") && $0.contains("valeu") })
    #expect(try rules.isEmpty)
  }

  @Test("a caller sees how leads are routed and changes nothing")
  func refusals() throws {
    let visit = Visit(shop, as: "ravi")
    try visit.press("9")
    for _ in 0..<60 where !visit.selected.contains("Minutes to claim") { try visit.press("j") }
    try visit.press("enter")
    #expect(visit.foot.contains("a caller may not edit routing settings"))
  }
}
