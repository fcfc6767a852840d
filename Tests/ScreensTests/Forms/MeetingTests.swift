import CRM
import Support
import Testing

@testable import Screens

@Suite("A form whose record others change")
struct MeetingTests {
  let shop: Shop
  let ravi: Customer
  let visit: Visit

  init() throws {
    shop = try Shop()
    ravi = try shop.customer("Ravi Kumar", ["city": "Mysuru", "email": "ravi@sweets.example"])
    visit = Visit(shop, height: 40)
    try visit.press("4", "e")
  }

  private func now() throws -> Customer { try shop.crm.customers.get(ravi.id, by: shop.asha) }

  /// Meera changes the same customer at her own desk.
  private func meera(_ typed: Typed) throws {
    try shop.edit(ravi, typed, by: shop.meera)
    visit.settle()
  }

  @Test("fields that were not touched follow; only what was changed here is saved")
  func follows() throws {
    visit.type(" Jr")
    try meera(["city": "Hubballi"])
    #expect(visit.shows("Hubballi") && visit.shows("Ravi Kumar Jr"))
    try visit.press("ctrl-s")
    #expect(try now().name == "Ravi Kumar Jr")
    #expect(try now().address.city == "Hubballi")
    let event = try shop.crm.history.event(shop.crm.history.newest())
    #expect(event.actorID == shop.asha.id)
    let change = try #require(
      try shop.crm.history.of(.customer, ravi.id.number, by: shop.asha).first)
    #expect(Set(change.fields.map(\.name)).isSubset(of: ["name", "updated_at"]))
  }

  @Test("what both have changed is asked about; mine can be kept")
  func mine() throws {
    visit.type(" Jr")
    try meera(["name": "Ravi Kumaran"])
    #expect(visit.shows("Changed by somebody else meanwhile"), "\(visit.text)")
    try visit.press("enter", "ctrl-s")
    #expect(try now().name == "Ravi Kumar Jr")
  }

  @Test("or theirs taken")
  func theirs() throws {
    visit.type(" Jr")
    try meera(["name": "Ravi Kumaran"])
    try visit.press("down", "enter")
    #expect(visit.shows("Ravi Kumaran") && !visit.shows("Ravi Kumar Jr"))
    try visit.press("ctrl-s")
    #expect(try now().name == "Ravi Kumaran")
  }

  @Test("the difference is shown before one chooses")
  func difference() throws {
    visit.type(" Jr")
    try meera(["name": "Ravi Kumaran"])
    try visit.press("down", "down", "enter")
    #expect(visit.row(containing: "mine:")?.contains("Ravi Kumar Jr") == true)
    #expect(visit.row(containing: "theirs:")?.contains("Ravi Kumaran") == true)
  }

  @Test("the same change made by both is no clash")
  func same() throws {
    visit.type(" Jr")
    try meera(["name": "Ravi Kumar Jr"])
    #expect(!visit.shows("Changed by somebody else"))
  }

  @Test("a change of another record leaves the form alone")
  func other() throws {
    visit.type(" Jr")
    try shop.customer("Lakshmi Nair")
    visit.settle()
    #expect(visit.shows("Ravi Kumar Jr") && !visit.shows("Changed by somebody else"))
  }

  @Test("a record that is deleted under its form closes it, and says why")
  func deleted() throws {
    visit.type(" Jr")
    try shop.crm.customers.delete([ravi.id], by: shop.meera)
    visit.settle()
    #expect(!visit.shows("Edit customer"))
    #expect(visit.foot.contains("there is no customer"))
  }

  @Test("Esc asks before what was written is lost, and only then")
  func escape() throws {
    try visit.press("esc")
    #expect(!visit.shows("Edit customer"))
    try visit.press("e")
    visit.type("x")
    try visit.press("esc")
    #expect(visit.shows("Leave without saving?"))
    try visit.press("n")
    #expect(visit.shows("Ravi Kumarx"))
    try visit.press("esc", "y")
    #expect(!visit.shows("Edit customer"))
    #expect(try now().name == "Ravi Kumar")
  }

  @Test("what can't be read stands under its field, and nothing is saved")
  func refused() throws {
    try visit.press("tab")
    visit.type("12")
    try visit.press("ctrl-s")
    #expect(visit.shows("Edit customer"))
    #expect(try now().phone == nil)
    try visit.retype("98450 12345")
    try visit.press("ctrl-s")
    #expect(try now().phone?.e164 == "+919845012345")
  }

  @Test("a form that changed nothing saves nothing")
  func unchanged() throws {
    let newest = try shop.crm.history.newest()
    visit.type("x")
    try visit.press("backspace", "ctrl-s")
    #expect(!visit.shows("Edit customer"))
    #expect(try shop.crm.history.newest() == newest)
  }

  @Test("pasted lines become one line of a field, and never commands")
  func pasted() throws {
    visit.paste(" the\nelder\u{1B}q")
    try visit.press("ctrl-s")
    #expect(try now().name.hasPrefix("Ravi Kumar the elder"), "\(visit.text)")
  }
}
