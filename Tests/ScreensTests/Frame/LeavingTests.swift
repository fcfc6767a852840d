import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("Leaving")
struct LeavingTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func leads() throws -> Int { try shop.crm.leads.count(nil, upTo: 100, by: shop.asha) }

  @Test("what was asked for is done when somebody quits at once")
  func deeds() throws {
    try shop.queue(5)
    let visit = Visit(shop)
    try visit.press("2")
    try visit.feed("x", "q")
    visit.run()
    #expect(try leads() == 4)
  }

  @Test("q closes a page that lies over a list, and then the program")
  func pages() throws {
    try shop.queue(2)
    let visit = Visit(shop)
    try visit.press("2", "enter")
    #expect(!visit.loop.app.hasEnded)
    try visit.press("q")
    #expect(visit.shows("Open leads") && !visit.loop.app.hasEnded)
    try visit.press("q")
    #expect(visit.loop.app.hasEnded)
  }

  @Test("a terminal that is gone ends the program")
  func hungUp() throws {
    let visit = Visit(shop)
    visit.paper.feed(.hungUp)
    visit.run()
    #expect(visit.loop.app.hasEnded && visit.loop.app.failure == nil)
  }

  @Test("a file that can't be opened ends the program with the reason")
  func unopened() throws {
    let visit = Visit(shop, as: "nobody")
    #expect(visit.loop.app.hasEnded)
    #expect(visit.loop.app.failure.map { "\($0)" }?.contains("nobody") == true)
  }
}
