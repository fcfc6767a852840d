import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("Typing faster than the program")
struct TypingAheadTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  @Test("keys that come at once are painted once")
  func once() throws {
    try shop.queue(20)
    let visit = Visit(shop)
    try visit.press("2")
    let before = visit.paper.paints
    try visit.feed("j", "j", "j", "k", "j")
    visit.settle()
    #expect(visit.paper.paints == before + 1)
    #expect(visit.selected.contains("Person 17"))
  }

  @Test("what is typed before the file is open is not lost")
  func early() throws {
    try shop.queue(3)
    let visit = Visit(shop, typing: [.character("2"), .down, .enter])
    #expect(visit.screen[2].contains("Person 02"))
  }

  @Test("a search, Enter and Enter again open what was searched, not what stood there before")
  func searching() throws {
    try shop.queue(30)
    let visit = Visit(shop)
    try visit.press("2")
    try visit.feed("/", "P", "e", "r", "s", "o", "n", "space", "0", "7", "enter", "enter")
    visit.settle()
    #expect(visit.screen[2].contains("Person 07"))
  }

  @Test("letters right after “edit here” go into the cell")
  func cell() throws {
    try shop.queue(2)
    let visit = Visit(shop)
    try visit.press("2")
    try visit.feed("i", "c", "a", "l", "l", "tab", "h", "o", "t", "enter")
    visit.settle()
    let lead = try #require(
      try shop.crm.leads.page(.init(filter: "Person 02"), by: shop.asha).items.first)
    #expect(lead.nextStep == "call")
    #expect(lead.temperature == .hot)
  }

  @Test("text typed right after the key for a form goes into the form")
  func form() throws {
    let visit = Visit(shop)
    try visit.press("4")
    try visit.feed("n", "R", "a", "v", "i", "ctrl-s")
    visit.settle()
    #expect(visit.selected.contains("Ravi"))
  }

  @Test("keys after saving are not written into the form that closes")
  func afterSaving() throws {
    try shop.queue(3)
    let visit = Visit(shop)
    try visit.press("4", "e")
    try visit.feed("!", "ctrl-s", "j")
    visit.settle()
    #expect(visit.shows("Person 03!"))
    #expect(visit.selected.contains("Person 02"))
  }

  @Test("nothing is painted while nothing happens")
  func idle() throws {
    try shop.queue(3)
    let visit = Visit(shop, width: 120, height: 40)
    try visit.press("2")
    let before = visit.paper.paints
    for _ in 1...5 {
      // A look each second at what others may have done.
      shop.now = shop.now.adding(seconds: 2)
      visit.loop.turn(waitingAtMost: 0)
      visit.settle()
    }
    #expect(visit.paper.paints == before)
  }

  @Test("ages are painted anew when a minute has gone by")
  func minute() throws {
    try shop.queue(1)
    let visit = Visit(shop)
    try visit.press("2")
    #expect(visit.selected.contains("now"))
    shop.now = shop.now.adding(seconds: 60)
    visit.loop.turn(waitingAtMost: 0)
    visit.settle()
    #expect(visit.selected.contains("1 min"))
  }
}
