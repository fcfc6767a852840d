import CRM
import Support
import Testing

@testable import Screens

@Suite("The people who work with the file")
struct UsersTests {
  let shop: Shop

  init() throws {
    shop = try Shop()
    let ravi = try shop.customer("Lakshmi Nair", by: shop.ravi)
    try shop.lead(of: ravi, by: shop.ravi)
    let won = try shop.lead(of: ravi, by: shop.ravi)
    try shop.crm.leads.win(won.id, LeadClosing(), by: shop.ravi)
    let older = try shop.lead(of: ravi, by: shop.ravi)
    try shop.clock(says: "2026-10-30 10:00")
    try shop.crm.leads.win(older.id, LeadClosing(), by: shop.ravi)
    try shop.clock(says: "2026-11-21 10:00")
    try shop.task("Call back", ["due_date": "2026-11-20"], by: shop.ravi)
    try shop.task("Send the list", ["due_date": "2026-11-21"], by: shop.ravi)
    try shop.task("Of Meera", by: shop.meera)
  }

  @Test("everybody's open leads and tasks are counted, what is late, and what was won this month")
  func workloads() throws {
    let loads = try shop.crm.members.workloads(by: shop.asha)
    let ravi = try #require(loads[shop.ravi.id])
    #expect(ravi.openLeads == 1)
    #expect(ravi.openTasks == 2)
    #expect(ravi.overdue == 1)
    #expect(ravi.won == 1)
    #expect(loads[shop.meera.id]?.openTasks == 1)
    #expect(loads[shop.vik.id] == nil)
  }

  @Test("a caller learns of nobody else's work")
  func ownOnly() throws {
    let loads = try shop.crm.members.workloads(by: shop.ravi)
    #expect(loads[shop.meera.id] == nil)
    #expect(loads[shop.ravi.id]?.openLeads == 1)
  }

  @Test("each figure opens as many rows as it says")
  func doors() throws {
    let briefing = try Briefing(Seat(shop.crm, as: shop.asha))
    let ravi = try #require(shop.crm.members.workloads(by: shop.asha)[shop.ravi.id])
    for figure in DeskFigure.allCases {
      let door = figure.door(of: shop.ravi, briefing)
      let rows =
        try door.noun == .lead
        ? shop.crm.leads.count(door.filter, by: shop.asha)
        : shop.crm.tasks.count(door.filter, by: shop.asha)
      #expect(rows == figure.count(ravi), "\(door.filter)")
    }
  }

  @Test("a login that begins another's name is said by number")
  func namesakes() throws {
    var draft = MemberDraft(login: "rav", name: "Rav Anand")
    let rav = try shop.crm.members.add(draft, by: shop.asha)
    draft.login = "x-1"
    let hyphen = try shop.crm.members.add(draft, by: shop.asha)
    let briefing = try Briefing(Seat(shop.crm, as: shop.asha))
    #expect(briefing.spoken(rav) == "\(rav.id)")
    #expect(briefing.spoken(hyphen) == "\(hyphen.id)")
    #expect(briefing.spoken(shop.meera) == "meera")
  }

  @Test("Enter on a figure of a person's page lists the rows behind it")
  func opening() throws {
    let visit = Visit(shop)
    try visit.press("T", "j", "enter")
    #expect(visit.shows("Ravi Iyer"))
    try visit.press("enter")
    #expect(visit.shows("status:open owner:ravi"))
    #expect(visit.selected.contains("Lakshmi Nair"))
  }

  @Test("somebody who leaves is switched off, comes last, and comes back by undo")
  func switchingOff() throws {
    let visit = Visit(shop)
    try visit.press("T", "j", "o")
    #expect(visit.foot.contains("Ravi Iyer is switched off"))
    #expect(try !shop.crm.members.get(shop.ravi.id).active)
    #expect(visit.selected.contains("ravi"))
    #expect(try #require(visit.line(of: "ravi")) > #require(visit.line(of: "vik")))
    try visit.press("u")
    #expect(try shop.crm.members.get(shop.ravi.id).active)
  }

  @Test("a new user is added by a form and then selected")
  func adding() throws {
    let visit = Visit(shop)
    try visit.press("T", "n")
    visit.type("kiran")
    try visit.press("ctrl-s")
    #expect(visit.selected.contains("kiran"))
    #expect(visit.selected.contains("caller"))
  }

  @Test("only the owner adds users or changes them; nobody is deleted")
  func refusals() throws {
    let visit = Visit(shop, as: "meera")
    try visit.press("T", "n")
    #expect(visit.foot.contains("a manager may not add users"))
    try visit.press("j", "o")
    #expect(visit.foot.contains("a manager may not edit users"))
    #expect(try shop.crm.members.get(shop.ravi.id).active)
    let owner = Visit(shop)
    try owner.press("T", "j", "x")
    #expect(owner.foot.contains("switch Ravi Iyer off instead"))
    #expect(try shop.crm.members.all().count == 4)
  }

  @Test("of many people those in sight are shown, and a click chooses who stands there")
  func many() throws {
    for number in 10..<60 { try shop.caller("Somebody \(number)") }
    let visit = Visit(shop)
    try visit.press("T", "end")
    #expect(visit.selected.contains("Somebody 59"))
    let line = try #require(visit.line(of: "Somebody 50"))
    visit.click(20, line)
    #expect(visit.selected.contains("Somebody 50"))
    try visit.press("home")
    #expect(!visit.shows("Somebody 50"))
    #expect(visit.selected.contains("asha"))
  }
}
