import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("Where an action can be done")
struct PlacesTests {
  @Test("every action is offered by some screen")
  func offered() throws {
    let shop = try Shop()
    var places = Set(try Booth(shop).contexts)
    let lead = try shop.waiting("Sunita Rao")
    try shop.waiting("Sunita Rao")
    try shop.errand("Call the bank", due: "2026-11-21", for: shop.asha, of: lead.customer)
    let kiran = try shop.caller("Kiran Bhat")
    var team = try Booth(shop)
    try team.press("T")
    places.formUnion(team.contexts)
    for section in Section.allCases {
      var booth = try Booth(shop)
      try booth.press(.character(Character("\(section.rawValue)")))
      places.formUnion(booth.contexts)
      for key in ["/", "n", "D"] {
        var booth = booth
        try booth.press(key)
        places.formUnion(booth.contexts)
      }
    }
    // The settings have stages among their lines.
    var settings = try Booth(shop)
    try settings.press(.character("9"), .tab, .tab, .down)
    places.formUnion(settings.contexts)
    var draft = Rules.blank
    draft.name = "Big ones"
    draft.filter = "value>10lakh"
    draft.callers = [kiran.id]
    try shop.crm.rules.add(draft, by: shop.asha)
    var rules = try Booth(shop)
    try rules.press(":")
    try rules.press("routing rules")
    try rules.press(.enter)
    places.formUnion(rules.contexts)
    for deed in Deed.allCases { #expect(places.contains(deed.action.context), "\(deed)") }
  }
}

extension Booth {
  /// Where keys mean something on the screen on top.
  fileprivate var contexts: [String] { app.top.map { app.contexts(of: $0) } ?? [] }
}
