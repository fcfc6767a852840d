import CRM
import Support
import Testing

@testable import Screens

@Suite("Companies on the screens")
struct CompanyTests {
  let shop: Shop
  let acme: Company

  init() throws {
    shop = try Shop()
    acme = try shop.company("Acme, Ltd")
    let ravi = try shop.customer("Ravi Kumar", ["company": "Acme, Ltd"])
    try shop.lead(of: ravi, ["title": "Boxes"])
    let gone = try shop.lead(of: ravi, ["title": "Tins"])
    try shop.crm.leads.lose(gone.id, reason: "too dear", by: shop.asha)
    try shop.lead(of: shop.customer("Lakshmi Nair"))
  }

  @Test("a company's page lists its people and open leads, and each opens")
  func page() throws {
    let visit = Visit(shop)
    try visit.press(":")
    visit.type("companies")
    try visit.press("enter")
    #expect(visit.selected.contains("Acme, Ltd"))
    try visit.press("enter")
    #expect(visit.shows("1 customer · 1 open lead"))
    #expect(!visit.shows("Lakshmi Nair"))
    try visit.press("tab")
    #expect(visit.selected.contains("Ravi Kumar"))
    try visit.press("enter")
    #expect(visit.shows("customer"))
    for _ in 0..<10 where !visit.selected.contains("Acme") { try visit.press("j") }
    try visit.press("enter")
    #expect(visit.shows("1 customer · 1 open lead"))
  }

  @Test("a lead that is added on a company's page is of somebody there")
  func lead() throws {
    let visit = Visit(shop)
    try visit.press(":")
    visit.type("companies")
    try visit.press("enter", "enter", "+")
    visit.type("Meena Rao")
    try visit.press("ctrl-s")
    let meena = try shop.crm.customers.get(
      shop.crm.customers.find("Meena Rao", by: shop.asha), by: shop.asha)
    #expect(meena.company == acme.id)
  }

  @Test("all activities are a place of their own")
  func activities() throws {
    let visit = Visit(shop)
    try visit.press(":")
    visit.type("activities")
    try visit.press("enter")
    #expect(visit.shows("All activity"))
  }
}
