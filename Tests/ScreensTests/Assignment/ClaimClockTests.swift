import CRM
import Support
import Terminal
import Testing

@testable import Screens

@Suite("The clock of a claim")
struct ClaimClockTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  private func window() throws -> ClaimWindow {
    try shop.openFloor()
    try shop.receive("Zoya Khan")
    return try #require(try shop.crm.assignments.unclaimed(of: shop.ravi).first?.window)
  }

  @Test("it counts ten seconds, and single ones in the last two minutes, in alarm")
  func counts() throws {
    let window = try window()
    for (seconds, text, role) in [
      (0, "15:00 left", Role.waiting), (1, "15:00 left", .waiting), (10, "14:50 left", .waiting),
      (779, "2:10 left", .waiting), (780, "2:00 left", .alarm), (781, "1:59 left", .alarm),
      (899, "0:01 left", .alarm), (900, "time is up", .alarm),
    ] {
      let clock = ClaimClock(window, at: window.since.adding(seconds: seconds))
      #expect(clock.text == text && clock.role == role, "\(seconds)")
    }
    #expect(ClaimClock(window, at: window.since.adding(seconds: 3)).rest == 7000)
    #expect(ClaimClock(window, at: window.since.adding(milliseconds: 800_300)).rest == 700)
  }

  @Test("off shift it stands")
  func stands() throws {
    _ = try window()
    try shop.crm.callers.edit(ID(shop.ravi.id.number), by: shop.asha) {
      $0.shift = Shift("09:00-10:05")
    }
    let window = try #require(try shop.crm.assignments.unclaimed(of: shop.ravi).first?.window)
    let clock = ClaimClock(window, at: window.since.adding(hours: 2))
    #expect(clock.text == "off shift" && clock.role == .quiet && clock.rest == .max)
  }

  @Test("a clock in sight repaints only as it reads otherwise, and asks the file nothing")
  func repaints() throws {
    _ = try window()
    let visit = Visit(shop, as: "ravi")
    let paints = visit.paper.paints
    shop.now = shop.now.adding(milliseconds: 400)
    visit.loop.turn(waitingAtMost: 0)
    #expect(visit.paper.paints == paints)
    try visit.press("6")
    let before = visit.paper.paints
    shop.now = shop.now.adding(seconds: 20)
    visit.loop.turn(waitingAtMost: 0)
    visit.settle()
    #expect(visit.paper.paints == before)
  }
}
