import CRM
import Support
import Testing

@testable import Screens

@Suite("Being told of new leads")
struct AlertTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    try shop.openFloor()
  }

  @Test("a lead that any program gives me is told: a word, the bell, the title, a note")
  func mine() throws {
    try shop.receive("Old Lead")
    let visit = Visit(shop, as: "ravi")
    #expect(visit.paper.rings == 0 && visit.paper.notes.isEmpty)
    #expect(visit.paper.titles.last == "(1) Today · Leadline")
    try shop.receive("Zoya Khan")
    visit.settle()
    #expect(visit.foot.contains("New lead: Zoya Khan, Karnataka; m takes it"))
    #expect(visit.paper.rings == 1)
    #expect(
      visit.paper.notes == ["Leadline · Asha's Sweets: New lead: Zoya Khan, Karnataka; m takes it"])
    #expect(visit.paper.titles.last == "(2) Today · Leadline")
    #expect(visit.selected.contains("Old Lead") && visit.shows("Waiting for your claim  2"))
    try visit.press("c")
    #expect(visit.paper.titles.last == "(1) Today · Leadline")
    #expect(visit.paper.rings == 1)
  }

  @Test("another's lead is no news to me; many at once are told as one")
  func others() throws {
    let visit = Visit(shop, as: "ravi")
    try shop.receive("Zoya Khan", state: "Goa")
    visit.settle()
    #expect(visit.paper.rings == 0)
    let door = try shop.secondDoor()
    try door.batch {
      for number in 0..<3 {
        let text =
          "{\"name\":\"Person \(number)\",\"state\":\"Karnataka\",\"source_row_id\":\"\(number)\"}"
        _ = try door.leads.receive(Incoming(JSON(parsing: text)), by: shop.asha)
      }
    }
    visit.settle()
    #expect(visit.foot.contains("3 new leads: Person 2, Karnataka and 2 more"))
    #expect(visit.paper.rings == 1)
  }

  @Test("a manager hears of leads that nobody is free for")
  func queued() throws {
    for caller in try shop.crm.callers.standing(by: shop.asha).map(\.caller) {
      try shop.crm.callers.edit(caller.id, by: shop.asha) { $0.status = .paused }
    }
    let (boss, caller) = (Visit(shop, as: "meera"), Visit(shop, as: "ravi"))
    try shop.receive("Zoya Khan")
    boss.settle()
    caller.settle()
    #expect(boss.foot.contains("Nobody is free for Zoya Khan, Karnataka"))
    #expect(boss.paper.rings == 1 && caller.paper.rings == 0)
  }

  @Test("each way of telling can be switched off, and stays off")
  func settings() throws {
    var kept: ScreenSettings?
    let visit = Visit(shop, as: "ravi", keep: { kept = $0 })
    try visit.press("9")
    for _ in 0..<60 where !visit.selected.contains("terminal's bell") { try visit.press("j") }
    #expect(visit.selected.contains("● the terminal's bell"))
    try visit.press("enter")
    #expect(visit.selected.contains("○ the terminal's bell"))
    #expect(kept?.text == "theme = calm\nalert.bell = off\n")
    let read = try ScreenSettings(parsing: try #require(kept).text)
    #expect(read.silenced == [.bell])
    #expect(throws: ScreenSettings.Mistake.self) {
      try ScreenSettings(parsing: "alert.bell = loud")
    }
    try shop.receive("Zoya Khan")
    visit.settle()
    #expect(visit.paper.rings == 0 && visit.paper.notes.count == 1)
  }

  @Test("an open screen hands on what nobody claims, once, whoever else does it too")
  func round() throws {
    let lead = try shop.receive("Zoya Khan").lead
    let (ravi, asha, vik) = (Visit(shop, as: "ravi"), Visit(shop), Visit(shop, as: "vik"))
    let before = try shop.crm.history.newest()
    shop.now = shop.now.adding(minutes: 14)
    for visit in [ravi, asha, vik] {
      visit.loop.turn(waitingAtMost: 0)
      visit.settle()
    }
    #expect(try shop.crm.history.newest() == before)
    shop.now = shop.now.adding(minutes: 2)
    vik.loop.turn(waitingAtMost: 0)
    vik.settle()
    #expect(try shop.crm.history.newest() == before)
    for visit in [ravi, asha] {
      visit.loop.turn(waitingAtMost: 0)
      visit.settle()
    }
    #expect(try shop.crm.leads.get(lead, by: shop.asha).ownerLogin == "neha")
    #expect(try shop.crm.history.newest() == before + 1)
  }
}
