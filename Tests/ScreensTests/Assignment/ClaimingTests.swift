import CRM
import Support
import Testing

@testable import Screens

@Suite("Claiming leads on the screens")
struct ClaimingTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    try shop.openFloor()
  }

  private func claimed(_ lead: ID<Lead>) throws -> Bool {
    try shop.crm.leads.get(lead, by: shop.asha).claimedAt != nil
  }

  @Test("a caller's day begins with what waits for their claim, and how long still")
  func today() throws {
    try shop.receive("Zoya Khan")
    let visit = Visit(shop, as: "ravi")
    #expect(visit.shows("Waiting for your claim  1"))
    #expect(visit.selected.contains("15:00 left") && visit.selected.contains("Zoya Khan"))
    #expect(!visit.shows("Wait for a first call"))
    try shop.clock(says: "2026-11-21 10:02")
    visit.loop.turn(waitingAtMost: 0)
    #expect(visit.shows("13:00 left"))
    #expect(!Visit(shop, as: "meera").shows("Waiting for your claim"))
  }

  @Test(
    "c claims the selected lead wherever it stands, and u gives it back", arguments: ["1", "2"])
  func claim(_ section: String) throws {
    let lead = try shop.receive("Zoya Khan").lead
    let visit = Visit(shop, as: "ravi")
    try visit.press(section, "c")
    #expect(visit.foot.contains("Claimed: Zoya Khan"))
    #expect(try claimed(lead))
    try visit.press("u")
    #expect(try !claimed(lead))
    try visit.press("enter", "c")
    #expect(try claimed(lead))
    #expect(visit.shows("claimed 10:00"))
    #expect(try shop.crm.check().problems == [])
  }

  @Test("a lead that went on meanwhile is not claimed: the refusal says who has it")
  func gone() throws {
    let lead = try shop.receive("Zoya Khan").lead
    let sitting = try Sitting(shop, as: shop.ravi)
    #expect(sitting.shows("Zoya Khan"))
    let neha = try shop.crm.members.actor(login: "neha")
    try shop.crm.assignments.reassign(lead, to: neha.id, by: shop.asha)
    try sitting.press("c")
    #expect(sitting.shows("is with neha already"))
    #expect(try !claimed(lead))
  }

  @Test("whoever may not claim is told so; a second claim names who has it")
  func refused() throws {
    try shop.receive("Zoya Khan")
    let visit = Visit(shop, as: "vik")
    try visit.press("2", "c")
    #expect(visit.foot.contains("a viewer may not claim"))
    let boss = Visit(shop)
    try boss.press("2", "c", "c")
    #expect(boss.foot.contains("claimed by ravi already"))
  }

  @Test("m claims the lead with least time and opens it, one after the other")
  func takeNext() throws {
    let first = try shop.receive("Zoya Khan").lead
    shop.now = shop.now.adding(seconds: 60)
    let second = try shop.receive("Omar Das").lead
    let visit = Visit(shop, as: "ravi")
    try visit.press("6", "m")
    #expect(try claimed(first) && !claimed(second))
    #expect(visit.screen[2].contains("Zoya Khan"))
    try visit.press("m")
    #expect(try claimed(second))
    try visit.press("m")
    #expect(visit.foot.contains("no lead waits for your claim"))
  }

  @Test("a marked handful is claimed at once; the one that can't be is named")
  func many() throws {
    let leads = try ["Zoya Khan", "Omar Das", "Lila Bose"].map { try shop.receive($0).lead }
    try shop.crm.assignments.claim(leads[1], by: shop.ravi)
    let visit = Visit(shop, as: "ravi")
    try visit.press("2", "*", "c")
    #expect(visit.foot.contains("Claimed 2 of 3 leads: lead"))
    #expect(try leads.allSatisfy(claimed))
  }

  @Test("a lead given back goes to somebody else, and the toast says to whom")
  func release() throws {
    try shop.receive("Zoya Khan")
    let visit = Visit(shop, as: "ravi")
    try visit.press("2", "r")
    #expect(visit.foot.contains("Gave Zoya Khan back: it is with Neha now"))
  }

  @Test("the lead's page tells who has it, why, everybody's fate, and who had it before")
  func page() throws {
    let lead = try shop.receive("Zoya Khan").lead
    let visit = Visit(shop, width: 120, height: 40)
    try visit.press("2", "enter")
    #expect(visit.shows("Ravi Iyer since 10:00, not claimed yet"))
    #expect(visit.shows("Karnataka: Ravi Iyer, the only one free"))
    #expect(visit.shows("does not serve Karnataka"))
    #expect(visit.screen[3].hasSuffix("◔ 15:00 left "))
    shop.now = shop.now.adding(minutes: 16)
    try shop.crm.assignments.handOn()
    visit.settle()
    #expect(visit.shows("Neha since 10:16") && visit.shows("Ravi Iyer, handed on"))
    try visit.press("W")
    #expect(visit.shows("Why this caller · Zoya Khan") && visit.shows("had it before"))
    #expect(
      try shop.crm.assignments.why(lead, by: shop.asha).fates.allSatisfy { fate in
        visit.shows(fate.name) && visit.shows(fate.what)
      })
  }

  @Test("a lead that was never given out has nothing to explain")
  func byHand() throws {
    try shop.lead(of: shop.customer("Zoya"))
    let visit = Visit(shop)
    try visit.press("2", "W")
    #expect(visit.foot.contains("was never assigned"))
    #expect(visit.shows("Open leads"))
  }

  @Test("the list says of each lead how far it was taken on, and can be filtered by that")
  func column() throws {
    try shop.receive("Zoya Khan")
    try shop.crm.assignments.claim(shop.receive("Omar Das").lead, by: shop.ravi)
    let visit = Visit(shop)
    try visit.press("2")
    #expect(visit.row(containing: "Zoya Khan")?.contains("◔ waits") == true)
    #expect(visit.row(containing: "Omar Das")?.contains("✓ claimed") == true)
    try visit.press("/")
    visit.type("claim:waiting")
    #expect(visit.shows("Zoya Khan") && !visit.shows("Omar Das"))
  }
}
