import CRM
import Support
import Testing

@testable import Screens

@Suite("The settings")
struct SettingsTests {
  let shop: Shop

  init() throws { shop = try Shop() }

  /// Goes down the page to the line that says this.
  func go(_ visit: Visit, to words: String) throws {
    for _ in 0..<60 where !visit.selected.contains(words) { try visit.press("j") }
    #expect(visit.selected.contains(words))
  }

  var stages: [String] {
    get throws { try shop.crm.pipelines.all()[0].open.map(\.name) }
  }

  @Test("the business is renamed where its name stands")
  func business() throws {
    let visit = Visit(shop)
    try visit.press("9", "enter")
    try visit.retype("Asha & Daughters")
    try visit.press("ctrl-s")
    #expect(shop.crm.business.name != "Asha & Daughters")
    try shop.crm.renewBusiness()
    #expect(shop.crm.business.name == "Asha & Daughters")
    #expect(visit.selected.contains("Asha & Daughters"))
  }

  @Test("a click chooses a line, one more opens it", arguments: [80, 120])
  func mouse(width: Int) throws {
    let visit = Visit(shop, width: width, height: 40)
    try visit.press("9")
    let line = try #require(visit.line(of: "Contacted · 20 %"))
    visit.click(4, line)
    #expect(visit.selected.contains("Contacted"))
    visit.click(4, line)
    #expect(visit.shows("Edit stage"))
    try visit.press("esc")
    // A heading is no line.
    visit.click(4, try #require(visit.line(of: "Pipeline Sales")))
    #expect(visit.selected.contains("Contacted"))
  }

  @Test("a stage moves down and up in its pipeline, stays selected, and undo takes it back")
  func order() throws {
    let visit = Visit(shop)
    try visit.press("9")
    try go(visit, to: "New · 10 %")
    try visit.press("J")
    #expect(try stages.prefix(2) == ["Contacted", "New"])
    #expect(visit.selected.contains("New"))
    try visit.press("J", "K", "u", "u", "u")
    #expect(try stages.prefix(2) == ["New", "Contacted"])
    try visit.press("K")
    #expect(visit.foot.contains("This is the first stage"))
  }

  @Test("a stage is added, changed and deleted; one with leads stays, and the reason is told")
  func stage() throws {
    try shop.lead(of: shop.customer("Lakshmi Nair"))
    let visit = Visit(shop)
    try visit.press("9")
    try go(visit, to: "New · 10 %")
    try visit.press("x")
    #expect(visit.foot.contains("in use by 1 lead"))
    try visit.press("n")
    visit.type("Tasting")
    try visit.press("ctrl-s")
    #expect(try stages.last == "Tasting")
    try go(visit, to: "Tasting")
    try visit.press("e", "tab")
    try visit.retype("90")
    try visit.press("tab")
    visit.type("value, call")
    try visit.press("ctrl-s")
    let stage = try shop.crm.pipelines.findStage("Tasting")
    #expect(stage.probability == 90)
    #expect(stage.requires == [.value, .call])
    try visit.press("x")
    #expect(try !stages.contains("Tasting"))
  }

  @Test("Won and Lost stay where they are")
  func closing() throws {
    let visit = Visit(shop)
    try visit.press("9")
    try go(visit, to: "Won · 100 %")
    try visit.press("K")
    #expect(visit.foot.contains("they stay at the end"))
    try visit.press("x")
    #expect(visit.foot.contains("it can't do without"))
  }

  @Test("a pipeline without stages of its own gets the usual ones; it is renamed and deleted")
  func pipeline() throws {
    let visit = Visit(shop)
    try visit.press("9")
    try go(visit, to: "another pipeline")
    try visit.press("enter")
    visit.type("Weddings")
    try visit.press("ctrl-s")
    let made = try shop.crm.pipelines.find("Weddings")
    #expect(made.open.count == PipelineDraft.usual.steps.count)
    try visit.press("g")
    try go(visit, to: "Weddings")
    try visit.press("e")
    try visit.retype("Feasts")
    try visit.press("ctrl-s")
    #expect(try shop.crm.pipelines.find("Feasts").id == made.id)
    try visit.press("x")
    #expect(try shop.crm.pipelines.all().count == 1)
  }

  @Test("a saved view is shown, shared, renamed and deleted from here")
  func view() throws {
    var draft = Views.blank
    draft.name = "Hot ones"
    draft.filter = "temperature:hot"
    let kept = try shop.crm.views.add(draft, by: shop.asha)
    let visit = Visit(shop)
    try visit.press("9")
    try go(visit, to: "Hot ones")
    try visit.press("enter")
    #expect(visit.shows("Hot ones"))
    #expect(visit.shows("2·Leads"))
    try visit.press("9", "e")
    try visit.retype("Warm ones")
    try visit.press("tab", "space", "ctrl-s")
    let now = try shop.crm.views.get(kept.id, by: shop.asha)
    #expect(now.name == "Warm ones")
    #expect(now.shared)
    try visit.press("x")
    #expect(throws: CRMError.self) { try shop.crm.views.get(kept.id, by: shop.asha) }
  }

  @Test("who may not change a thing is told so, and nothing is asked")
  func refusals() throws {
    let visit = Visit(shop, as: "ravi")
    try visit.press("9", "enter")
    #expect(visit.foot.contains("a caller may not edit settings"))
    try go(visit, to: "New · 10 %")
    for key in ["enter", "e", "n", "x", "J"] { try visit.press(key) }
    #expect(visit.foot.contains("a caller may not edit stages"))
    #expect(try stages.count == PipelineDraft.usual.steps.count)
    #expect(try stages.first == "New")
  }
}
